using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class ReadingTheViews
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task returns_the_same_days_and_entries_as_the_api()
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
            await Read(app, "SELECT concat_ws(' ', day, seconds) FROM habittrack_analysts.days WHERE person = 'me' AND habit = 'hang' ORDER BY day"));
        var entries = (await app.Get("/v1/entries?limit=200")).Expect(200)["entries"]!.AsArray();
        Assert.Equal(23, entries.Count);
        Assert.Equal(
            entries.Select(entry => string.Join(' ', Fields(entry!))).Order(StringComparer.Ordinal),
            (await Read(app, "SELECT concat_ws(' ', habit, kind, day, id, seconds, metres) FROM habittrack_analysts.logged_entries")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task returns_the_same_periods_and_streaks_as_the_api_after_a_refresh()
    {
        await using var app = await HabitTrackApp.Start("--demo", "true");
        await app.Put("/v1/habits/jog", new { kind = "custom", startedOn = "2026-09-01", goal = new { direction = "atLeast", amount = 1.5, unit = "km", per = "everyDays", days = 3 } });
        await app.Put("/v1/habits/sweets", new { kind = "custom", startedOn = "2026-10-05", forgive = 1, goal = new { direction = "atMost", amount = 2, unit = "pieces", per = "rolling", days = 7 } });
        foreach (var day in new[] { "2026-09-01", "2026-09-03", "2026-09-09", "2026-11-20" })
            (await app.Post("/v1/activities", new { habit = "jog", amount = 2, day })).Expect(201);
        (await app.Post("/v1/activities", new { habit = "sweets", amount = 2.5, day = "2026-10-20" })).Expect(201);
        (await app.Post("/v1/days-off", new { from = "2026-10-19", to = "2026-10-22", reason = "sick" })).Expect(201);
        Assert.Empty(await Read(app, "SELECT habit FROM habittrack_analysts.periods UNION ALL SELECT habit FROM habittrack_analysts.streaks"));

        var refreshed = (await app.Post("/v1/admin/reports")).Expect(200);

        Assert.Equal(1, refreshed.Value<int>("people"));
        Assert.Equal(app.Clock.Now, refreshed.Value<DateTimeOffset>("refreshedAt"));
        var streaks = (await app.Get("/v1/streaks")).Expect(200)["streaks"]!.AsArray();
        Assert.Equal(8, streaks.Count);
        Assert.Equal(
            streaks.SelectMany(habit => habit!["streaks"]!.AsArray(), (habit, streak) =>
                $"{habit!["habit"]} {streak!["from"]} {streak["through"]} {streak["length"]} {habit["unit"]} {Text(JsonNode.DeepEquals(streak, habit["current"]))} {habit["asOf"]}")
                .Order(StringComparer.Ordinal),
            (await Read(app, "SELECT concat_ws(' ', habit, first_day, last_day, length, unit, current, as_of) FROM habittrack_analysts.streaks WHERE person = 'me'")).Order(StringComparer.Ordinal));
        foreach (var habit in streaks.Select(habit => habit!["habit"]!.ToString()))
        {
            var explained = (await app.Get($"/v1/streaks/{habit}/explanation?from=2025-11-22&to=2026-11-22")).Expect(200)["periods"]!.AsArray();
            Assert.NotEmpty(explained);
            Assert.Equal(
                explained.Select(period => $"{period!["from"]} {period["to"]} {period["status"]} {Number(period["total"]!)} {Number(period["required"]!)} {period["available"]}"),
                await Read(app, $"""
                    SELECT concat_ws(' ', first_day, last_day, status, trim_scale(total), trim_scale(required), available)
                    FROM habittrack_analysts.periods
                    WHERE habit = '{habit}'
                    ORDER BY first_day
                    """));
        }

        Assert.Equal(["km", "pieces"], await Read(app, "SELECT DISTINCT unit FROM habittrack_analysts.periods WHERE habit IN ('jog', 'sweets') ORDER BY unit"));
    }

    [Fact]
    public async Task is_the_only_permission_of_the_reader_role()
    {
        await using var app = await HabitTrackApp.Start();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        Assert.Equal(["1"], await Read(app, "SET ROLE habittrack_reader; SELECT count(*)::text FROM habittrack_analysts.days"));
        Assert.Equal(["0"], await Read(app, "SET ROLE habittrack_reader; SELECT count(*)::text FROM habittrack_analysts.periods JOIN habittrack_analysts.streaks USING (person)"));
        foreach (var forbidden in new[]
        {
            "SELECT count(*)::text FROM habittrack.mt_doc_report",
            "SELECT count(*)::text FROM habittrack.mt_doc_month",
            "SELECT count(*)::text FROM habittrack.mt_events",
            "CREATE TABLE habittrack_analysts.mine (id int)",
            "DELETE FROM habittrack_analysts.logged_entries",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Read(app, $"SET ROLE habittrack_reader; {forbidden}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task does_not_block_the_start_of_another_node()
    {
        await using var app = await HabitTrackApp.Start();
        await using var database = NpgsqlDataSource.Create(app.Database);
        await using var analyst = await database.OpenConnectionAsync(Cancellation);
        await using var reading = await analyst.BeginTransactionAsync(Cancellation);
        await using var days = new NpgsqlCommand("SELECT count(*) FROM habittrack_analysts.days", analyst);
        await days.ExecuteScalarAsync(Cancellation);

        await using var other = await app.StartNode();

        (await other.Get("/health/ready")).Expect(200);
    }

    private static IEnumerable<string> Fields(JsonNode entry) =>
        from field in new[] { "habit", "kind", "day", "id", "seconds", "metres" }
        where entry[field] is not null
        select entry[field]!.ToString();

    private static string Text(bool value) => value ? "t" : "f";

    private static string Number(JsonNode number) => ((decimal)number).ToString("0.###", CultureInfo.InvariantCulture);

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
