using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HabitTrack.Postgres;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>
/// Many people's events, made by the database from one log: rebuilt from nothing, then where all is right, against COPY of the events in
/// their order.
/// </summary>
internal sealed class LargeHistory : IAsyncDisposable
{
    private const int PerPerson = 50;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly EmbeddedPostgres server;
    private readonly RunningService service;
    private readonly int people;

    private LargeHistory(EmbeddedPostgres server, RunningService service, int people) => (this.server, this.service, this.people) = (server, service, people);

    public static async Task<LargeHistory> Start(string folder, int people)
    {
        var database = await EmbeddedPostgres.Start(Directory.CreateDirectory(folder).FullName, _ => { }, CancellationToken.None);
        return new LargeHistory(database, await RunningService.Start(folder, connection: database.ConnectionString), people);
    }

    /// <summary>Events a second, and the most memory while it lasts.</summary>
    public async Task<IReadOnlyList<Row>> Measure()
    {
        var atStart = service.ResidentMegabytes;
        await Fill();
        var events = people * PerPerson;
        var copy = await Timed(Copy);
        var (anew, most) = await Rebuild();
        var (right, mostThen) = await Rebuild();
        var verifying = await Timed(async () =>
            (await service.Client.PostAsync(new Uri("/v1/admin/verifications", UriKind.Relative), null)).EnsureSuccessStatusCode());
        return
        [
            new("S5", $"rebuild of {events:n0} events from nothing, against COPY of them", events / anew, events / copy, "/s", 0.5),
            new("S5", "the same where all is right", events / right, events / copy, "/s", 0.5),
            new("", "verification of them", events / verifying, events / copy, "/s", 0.5),
            new("S9", "resident memory while rebuilding, against start + 200", Math.Max(most, mostThen), atStart + 200, "MB", -1),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task Fill()
    {
        service.Client.Timeout = Timeout.InfiniteTimeSpan;
        var day = DateTime.UtcNow.Date.AddDays(-PerPerson).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await service.Client.PutAsJsonAsync("/v1/habits/hang", new { startedOn = day })).EnsureSuccessStatusCode();
        (await service.Client.PostAsJsonAsync("/v1/hangs", new { seconds = 45, day })).EnsureSuccessStatusCode();
        await Run($"""
            INSERT INTO habittrack.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
            SELECT 'person-' || p, s.id, s.type, {PerPerson}, now(), now(), FALSE
            FROM generate_series(1, {people}) AS p, habittrack.mt_streams AS s
            WHERE s.id = 'hang';

            INSERT INTO habittrack.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, user_name, is_archived)
            SELECT
                nextval('habittrack.mt_events_sequence'),
                gen_random_uuid(),
                e.stream_id,
                v,
                CASE WHEN v = 1 THEN e.data
                    ELSE e.data || jsonb_build_object('entryId', gen_random_uuid(), 'day', to_char(date '{day}' + v - 1, 'YYYY-MM-DD')) END,
                e.type,
                clock_timestamp(),
                'person-' || p,
                e.mt_dotnet_type,
                e.user_name,
                FALSE
            FROM generate_series(1, {PerPerson}) AS v
            CROSS JOIN generate_series(1, {people}) AS p
            JOIN habittrack.mt_events AS e
                ON e.stream_id = 'hang'
                AND e.version = least(v, 2)
                AND e.tenant_id NOT LIKE 'person-%';

            ANALYZE habittrack.mt_streams, habittrack.mt_events
            """);
    }

    private async Task<(double Seconds, long Most)> Rebuild()
    {
        var most = 0L;
        var seconds = await Timed(async () =>
        {
            using var started = await service.Client.PostAsync(new Uri("/v1/admin/rebuilds", UriKind.Relative), null);
            var at = started.EnsureSuccessStatusCode().Headers.Location!;
            using var pace = new PeriodicTimer(Pace);
            string? status;
            do
            {
                await pace.WaitForNextTickAsync();
                most = Math.Max(most, service.ResidentMegabytes);
                status = (string?)(await service.Client.GetFromJsonAsync<JsonNode>(at))!["status"];
            }
            while (status == "running");
            if (status != "done")
                throw new InvalidOperationException($"The rebuild has {status}.");
        });
        return (seconds, most);
    }

    private Task Copy()
    {
        var database = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return Tool.Run("psql", [
            "-h", database.Host!, "-U", database.Username!, "-d", database.Database!, "-X", "-q", "-o", "/dev/null", "-c",
            "COPY (SELECT seq_id, tenant_id, stream_id, version, type, timestamp, data FROM habittrack.mt_events ORDER BY seq_id) TO STDOUT",
        ]);
    }

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
