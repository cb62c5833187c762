using System.Diagnostics;
using System.Net.Http.Json;
using HabitTrack.Postgres;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>
/// Ten years of one person, 50,000 events of five habits: what-ifs against reading these events by psql, and the import of their export against COPY
/// of the same rows into a table like it.
/// </summary>
internal sealed class TenYears : IAsyncDisposable
{
    private const int Events = 50_000, AtOnce = 1_000, Days = 3_650, Turns = 7;

    private static readonly string[] Habits = ["hang", "hang-more", "walk", "walk-more", "hang-most"];

    private readonly string folder;
    private readonly EmbeddedPostgres server;
    private readonly NpgsqlConnectionStringBuilder from, to;
    private readonly RunningService service, empty;

    private TenYears(string folder, EmbeddedPostgres server, NpgsqlConnectionStringBuilder from, NpgsqlConnectionStringBuilder to, RunningService service, RunningService empty) =>
        (this.folder, this.server, this.from, this.to, this.service, this.empty) = (folder, server, from, to, service, empty);

    public static async Task<TenYears> Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var database = await EmbeddedPostgres.Start(Path.Combine(folder, "database"), _ => { }, CancellationToken.None);
        var full = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var blank = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "empty" };
        await Run(full, "CREATE DATABASE empty");
        return new TenYears(
            folder,
            database,
            full,
            blank,
            await RunningService.Start(folder, connection: full.ConnectionString),
            await RunningService.Start(folder, connection: blank.ConnectionString));
    }

    /// <summary>Medians in ms: a what-if of other goals, one of another zone, each against reading by psql.</summary>
    public async Task<IReadOnlyList<Row>> Measure()
    {
        await Fill();
        var goal = new { direction = "atLeast", amount = 120, unit = "seconds", per = "day" };
        var goals = new { rules = new { goals = new Dictionary<string, object> { ["hang"] = goal, ["walk"] = goal }, forgive = new { hang = 1 }, weekStartsOn = "sunday" } };
        var zone = new { rules = new { timeZone = "Asia/Tokyo" } };
        var (ofGoals, ofZone, reading) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            ofGoals.Add(await Timed(async () => (await service.Client.PostAsJsonAsync("/v1/replays", goals)).EnsureSuccessStatusCode()));
            ofZone.Add(await Timed(async () => (await service.Client.PostAsJsonAsync("/v1/replays", zone)).EnsureSuccessStatusCode()));
            reading.Add(await Timed(() => Psql(from, "SELECT seq_id, stream_id, version, type, timestamp, data FROM habittrack.mt_events ORDER BY seq_id")));
        }

        var (importing, copying) = (await Import(), await Copy());
        return
        [
            new("S8", "what-if of other goals over 50,000 events, against psql", Median(ofGoals), Median(reading), "ms", -3),
            new("S8", "what-if of another zone over 50,000 events, against psql", Median(ofZone), Median(reading), "ms", -3),
            new("S6", "import of 50,000 events, against COPY of the same rows", Events * 1000 / importing, Events * 1000 / copying, "/s", 0.4),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await empty.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task Fill()
    {
        var today = DateTime.UtcNow.Date;
        foreach (var habit in Habits)
            (await service.Client.PutAsJsonAsync($"/v1/habits/{habit}", new { kind = habit.Split('-')[0], startedOn = today.AddDays(-Days).ToString("yyyy-MM-dd") })).EnsureSuccessStatusCode();
        foreach (var chunk in Enumerable.Range(0, Events).Chunk(AtOnce))
        {
            var items = chunk.Select(at => new
            {
                kind = Habits[at % Habits.Length].Split('-')[0],
                habit = Habits[at % Habits.Length],
                seconds = 20 + (at % 90),
                performedAt = new DateTimeOffset(today.AddDays((int)((long)at * Days / Events) - Days).AddMinutes(at % 1_440), TimeSpan.Zero),
            });
            (await service.Client.PostAsJsonAsync("/v1/entries/batch", items)).EnsureSuccessStatusCode();
        }
    }

    private async Task<double> Import()
    {
        var path = Path.Combine(folder, "export.ndjson");
        await File.WriteAllBytesAsync(path, await service.Client.GetByteArrayAsync(new Uri("/v1/exports", UriKind.Relative)));
        return await Timed(async () =>
        {
            await using var file = File.OpenRead(path);
            using var content = new StreamContent(file);
            content.Headers.ContentType = new("application/x-ndjson");
            (await empty.Client.PostAsync(new Uri("/v1/imports", UriKind.Relative), content)).EnsureSuccessStatusCode();
        });
    }

    private async Task<double> Copy()
    {
        var path = Path.Combine(folder, "rows");
        await Psql(from, $"\\copy (SELECT * FROM habittrack.mt_events ORDER BY seq_id) TO '{path}'");
        await Psql(to, """
            CREATE TABLE events (LIKE habittrack.mt_events INCLUDING ALL);
            ALTER TABLE events ADD FOREIGN KEY (tenant_id, stream_id) REFERENCES habittrack.mt_streams (tenant_id, id)
            """);
        return await Timed(() => Psql(to, $"\\copy events FROM '{path}'"));
    }

    private static Task<string> Psql(NpgsqlConnectionStringBuilder database, string sql) =>
        Tool.Run("psql", ["-h", database.Host!, "-U", database.Username!, "-d", database.Database!, "-X", "-q", "-A", "-t", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-c", sql]);

    private static async Task Run(NpgsqlConnectionStringBuilder database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
