using System.Text.Json.Nodes;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class ReadingTheViews
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task finds_the_days_and_entries_that_the_service_tells_of()
    {
        await using var app = await HabitTrackApp.Start();
        for (var day = 1; day <= 20; day++)
            (await app.Post("/v1/hangs", new { seconds = 100 + day, day = $"2026-11-{day:00}" })).Expect(201);
        (await app.Post("/v1/hangs", new { seconds = 30, day = "2026-11-09" })).Expect(201);
        (await app.Post("/v1/walks", new { seconds = 600, metres = 850.5, day = "2026-11-10" })).Expect(201);
        (await app.Post("/v1/pain", new { area = "lumbar", level = 3, day = "2026-11-10" })).Expect(201);
        var mistaken = (await app.Post("/v1/hangs", new { seconds = 9_000, day = "2026-11-10" })).Expect(201).Value<string>("entry.id");
        (await app.Delete($"/v1/entries/{mistaken}")).Expect(200);

        var calendar = (await app.Get("/v1/calendar/hang?year=2026")).Expect(200);
        var logged = calendar["days"]!.AsArray().Where(day => (decimal)day!["total"]! > 0);
        Assert.Equal(
            logged.Select(day => $"{day!["day"]} {day["total"]}"),
            await Read(app, "SELECT concat_ws(' ', day, seconds) FROM habittrack_app.days WHERE person = 'me' AND habit = 'hang' ORDER BY day"));
        var entries = (await app.Get("/v1/entries?limit=200")).Expect(200)["entries"]!.AsArray();
        Assert.Equal(23, entries.Count);
        Assert.Equal(
            entries.Select(entry => string.Join(' ', Fields(entry!))).Order(StringComparer.Ordinal),
            (await Read(app, "SELECT concat_ws(' ', habit, kind, day, id, seconds, metres) FROM habittrack_app.logged_entries")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task is_all_that_the_role_for_analysts_may_do()
    {
        await using var app = await HabitTrackApp.Start();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        Assert.Equal(["1"], await Read(app, "SET ROLE habittrack_reader; SELECT count(*)::text FROM habittrack_app.days"));
        foreach (var forbidden in new[]
        {
            "SELECT count(*)::text FROM habittrack_app.documents",
            "SELECT count(*)::text FROM habittrack.mt_events",
            "CREATE TABLE habittrack_app.mine (id int)",
            "DELETE FROM habittrack_app.logged_entries",
            "SELECT habittrack_app.erase_tenant('me')::text",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Read(app, $"SET ROLE habittrack_reader; {forbidden}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task goes_on_while_another_node_starts()
    {
        await using var app = await HabitTrackApp.Start();
        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var analyst = await database.OpenConnectionAsync(Cancellation);
        await using var reading = await analyst.BeginTransactionAsync(Cancellation);
        await using var days = new NpgsqlCommand("SELECT count(*) FROM habittrack_app.days", analyst);
        await days.ExecuteScalarAsync(Cancellation);

        await using var other = await app.StartNode();

        (await other.Get("/health/ready")).Expect(200);
    }

    private static IEnumerable<string> Fields(JsonNode entry) =>
        from field in new[] { "habit", "kind", "day", "id", "seconds", "metres" }
        where entry[field] is not null
        select entry[field]!.ToString();

    private static async Task<List<string>> Read(HabitTrackApp app, string query)
    {
        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var command = database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add(reader.GetString(0));
        return rows;
    }
}
