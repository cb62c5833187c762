using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;
using Npgsql;

namespace HabitTrack.Web.Tests;

/// <summary>Requests every view after each of many changes, and again at the end with knownAt.</summary>
public sealed class ReadingKnownAt
{
    private const string Hang = "0192f8a0-0000-7000-8000-00000000000a", Workout = "0192f8a0-0000-7000-8000-00000000000b";

    private static readonly string[] Views =
    [
        "/v1/streaks?", "/v1/streaks/hang?", "/v1/streaks/swim?", "/v1/streaks/hang/explanation?", "/v1/streaks/walk/explanation?", "/v1/summaries?period=month&",
        "/v1/summaries?", "/v1/calendar/hang?", "/v1/calendar/workout?", "/v1/records?", "/v1/muscles?", "/v1/load?", "/v1/dashboard?",
    ];

    [Fact]
    public async Task returns_what_every_view_returned_at_that_instant()
    {
        await using var app = await HabitTrackApp.Start();

        var responses = await Check(app, EveryTypeOfChange(), _ => ["", $"asOf={Change.Day(2)}&", $"asOf={Change.Day(40)}&"], mayRefuse: false);

        Assert.True(responses.Distinct().Count() > responses.Count / 4);
    }

    [Fact]
    public void returns_what_every_view_returned_at_that_instant_for_any_history() => Prop.ForAll(Changes.Any, changes => CheckKnownAt(changes)).Check(Properties.Configure(cost: 100));

    /// <summary>Requests only past days, since the current day depends on the clock of the node.</summary>
    [Fact]
    public async Task returns_the_same_on_nodes_whose_clocks_differ_by_minutes()
    {
        await using var slow = await HabitTrackApp.Start();
        await using var fast = await HabitTrackApp.StartOn(slow.Database, new SettableClock());
        await using var database = NpgsqlDataSource.Create(slow.Database);
        var responses = new List<(string View, string Instant, string Text)>();
        foreach (var (number, change) in EveryTypeOfChange().Index())
        {
            (slow.Clock.Now, fast.Clock.Now) = (await Now(database) - TimeSpan.FromMinutes(3), await Now(database) + TimeSpan.FromMinutes(4));
            var (writes, reads) = number % 2 == 0 ? (slow, fast) : (fast, slow);
            Assert.InRange((await change.Ask(writes)).Status, 200, 201);
            foreach (var view in Views.Select(view => $"{view}asOf={Change.Day(1 + (number % 5))}&"))
                responses.Add((view, Query(await Now(database)), (await reads.Get(view)).Text));
        }

        foreach (var (number, (view, instant, text)) in responses.Index())
            Assert.Equal($"{view} {text}", $"{view} {(await (number % 3 == 0 ? slow : fast).Get($"{view}knownAt={instant}")).Text}");
        Assert.True(responses.Distinct().Count() > responses.Count / 4);
    }

    private static async Task CheckKnownAt(Change[] changes)
    {
        await using var app = await HabitTrackApp.Start();
        await Check(app, changes, number => [number % 3 == 0 ? "" : $"asOf={Change.Day(number * 7 % 50)}&"], mayRefuse: true);
    }

    /// <summary>Requests the views after each change, and compares them with the same requests with knownAt at the end.</summary>
    /// <returns>The texts of the responses.</returns>
    private static async Task<IReadOnlyList<string>> Check(
        HabitTrackApp app, IEnumerable<Change> changes, Func<int, IEnumerable<string>> days, bool mayRefuse)
    {
        await using var database = NpgsqlDataSource.Create(app.Database);
        var responses = new List<(string View, string Instant, string Text)>();
        app.Clock.Now = await Clock(database);
        foreach (var (number, change) in changes.Index())
        {
            var status = (await change.Ask(app)).Status;
            Assert.InRange(status, 200, mayRefuse ? 499 : 201);
            if (status >= 400)
                continue;
            app.Clock.Now = await Clock(database);
            var instant = Query(app.Clock.Now);
            foreach (var view in Views.SelectMany(view => days(number).Select(day => view + day)))
                responses.Add((view, instant, (await app.Get(view)).Text));
        }

        foreach (var (view, instant, text) in responses)
            Assert.Equal($"{view} {text}", $"{view} {(await app.Get($"{view}knownAt={instant}")).Text}");
        return responses.ConvertAll(answer => answer.Text);
    }

    private static string Query(DateTimeOffset instant) => Uri.EscapeDataString(instant.ToString("O", CultureInfo.InvariantCulture));

    private static Task<DateTimeOffset> Now(NpgsqlDataSource database) => Instant(database, "SELECT clock_timestamp()");

    /// <summary>Returns the time of the last event, or the time of the database if there is none.</summary>
    private static Task<DateTimeOffset> Clock(NpgsqlDataSource database) =>
        Instant(database, "SELECT coalesce(max(timestamp), now()) FROM habittrack.mt_events");

    private static async Task<DateTimeOffset> Instant(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Returns changes of every type.</summary>
    private static IEnumerable<Change> EveryTypeOfChange()
    {
        static object Set(decimal kg, int reps) => new { exercise = "pull-up", kg, reps, rpe = 8 };
        static Change Of(string method, string path, object? body = null) => new(method, path, body is null ? null : JsonSerializer.SerializeToNode(body));

        return
        [
            Of("PUT", "/v1/habits/hang", new { startedOn = Change.Day(60) }),
            Of("POST", "/v1/hangs", new { id = Hang, seconds = 200, day = Change.Day(3) }),
            Of("POST", "/v1/hangs", new { seconds = 250, day = Change.Day(2) }),
            Of("POST", "/v1/walks", new { seconds = 900, steps = 1_500, day = Change.Day(1) }),
            Of("POST", "/v1/entries/batch", Enumerable.Range(3, 9).Select(back => new { kind = "walk", seconds = 700, day = Change.Day(back) })),
            Of("PATCH", $"/v1/entries/{Hang}", new { seconds = 20 }),
            Of("POST", "/v1/habits/hang/skips", new { day = Change.Day(3) }),
            Of("POST", "/v1/workouts", new { id = Workout, day = Change.Day(9), seconds = 1_800, rpe = 7, sets = new[] { Set(5, 10), Set(5, 12) } }),
            Of("POST", "/v1/workouts", new { day = Change.Day(4), seconds = 2_400, rpe = 9, sets = new[] { Set(10, 8) } }),
            Of("PUT", "/v1/habits/swim", new { kind = "custom", startedOn = Change.Day(50), goal = new { direction = "atLeast", amount = 1, unit = "km", per = "everyDays", days = 3 } }),
            Of("POST", "/v1/activities", new { habit = "swim", amount = 1.5, day = Change.Day(45) }),
            Of("POST", "/v1/habits/walk/goal", new { direction = "atLeast", amount = 5_000, unit = "seconds", per = "week", effectiveFrom = Change.Day(20) }),
            Of("PATCH", "/v1/profile", new { timeZone = "Asia/Tokyo", dayStartsAt = "04:00" }),
            Of("POST", "/v1/posture-checks", new { posture = "upright" }),
            Of("PATCH", "/v1/profile", new { weekStartsOn = "sunday", backCondition = true }),
            Of("DELETE", $"/v1/entries/{Workout}"),
            Of("POST", $"/v1/entries/{Workout}/restore"),
            Of("POST", "/v1/habits/walk/pause", new { from = Change.Day(6) }),
            Of("POST", "/v1/habits/walk/resume", new { on = Change.Day(3) }),
            Of("POST", "/v1/days-off", new { from = Change.Day(8), to = Change.Day(5), reason = "sick" }),
            Of("POST", "/v1/habits/workout/skips", new { from = Change.Day(7), to = Change.Day(2), reason = "travel" }),
            Of("PUT", "/v1/habits/hang", new { forgive = 2 }),
            Of("POST", "/v1/pain", new { area = "neck", level = 5, day = Change.Day(1) }),
            Of("POST", "/v1/habits/swim/archive", new { on = Change.Day(30) }),
            Of("POST", "/v1/undo"),
            Of("PUT", "/v1/exercises/ring-row", new { description = "Row", kind = "strength", primary = new[] { "lats" } }),
            Of("POST", "/v1/workouts", new { day = Change.Day(1), sets = new[] { new { exercise = "ring-row", reps = 12 } } }),
            Of("DELETE", $"/v1/habits/hang/skips/{Change.Day(3)}"),
        ];
    }
}
