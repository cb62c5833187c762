using System.Globalization;
using Npgsql;

namespace HabitTrack.Web.Tests;

/// <summary>Every view, asked after each of many changes, and asked again at the end as it was known then.</summary>
public sealed class KnowingWhatWasKnown
{
    private const string Hang = "0192f8a0-0000-7000-8000-00000000000a", Workout = "0192f8a0-0000-7000-8000-00000000000b";

    private static readonly string[] Views =
    [
        "/v1/streaks?", "/v1/streaks/hang?", "/v1/streaks/swim?", "/v1/streaks/hang/explanation?", "/v1/streaks/walk/explanation?", "/v1/summaries?period=month&",
        "/v1/summaries?", "/v1/calendar/hang?", "/v1/calendar/workout?", "/v1/records?", "/v1/muscles?", "/v1/load?", "/v1/dashboard?",
    ];

    [Fact]
    public async Task at_an_instant_answers_what_every_view_answered_then()
    {
        await using var app = await HabitTrackApp.Start();
        await using var database = NpgsqlDataSource.Create(app.Database);
        var answered = new List<(string View, string Instant, string Text)>();
        app.Clock.Now = await Clock(database);
        foreach (var (method, path, body) in Changes(DateOnly.FromDateTime(app.Clock.Now.UtcDateTime)))
        {
            Assert.InRange((await app.Send(new HttpMethod(method), path, body)).Status, 200, 201);
            app.Clock.Now = await Clock(database);
            var instant = Uri.EscapeDataString(app.Clock.Now.ToString("O", CultureInfo.InvariantCulture));
            var today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime);
            foreach (var view in Views)
            {
                foreach (var asOf in new[] { "", $"asOf={today.AddDays(-2):yyyy-MM-dd}&", $"asOf={today.AddDays(-40):yyyy-MM-dd}&" })
                    answered.Add((view + asOf, instant, (await app.Get(view + asOf)).Text));
            }
        }

        foreach (var (view, instant, text) in answered)
            Assert.Equal($"{view} {text}", $"{view} {(await app.Get($"{view}knownAt={instant}")).Text}");
        Assert.True(answered.Select(answer => answer.Text).Distinct().Count() > answered.Count / 4);
    }

    /// <summary>When the last event was recorded, or what the database's clock says before there is one.</summary>
    private static async Task<DateTimeOffset> Clock(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(timestamp), now()) FROM habittrack.mt_events");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>Something of every sort that can be changed, near a day.</summary>
    private static IEnumerable<(string Method, string Path, object? Body)> Changes(DateOnly today)
    {
        string Day(int back) => today.AddDays(-back).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        static object Set(decimal kg, int reps) => new { exercise = "pull-up", kg, reps, rpe = 8 };

        return
        [
            ("PUT", "/v1/habits/hang", new { startedOn = Day(60) }),
            ("POST", "/v1/hangs", new { id = Hang, seconds = 200, day = Day(3) }),
            ("POST", "/v1/hangs", new { seconds = 250, day = Day(2) }),
            ("POST", "/v1/walks", new { seconds = 900, steps = 1_500, day = Day(1) }),
            ("POST", "/v1/entries/batch", Enumerable.Range(3, 9).Select(back => new { kind = "walk", seconds = 700, day = Day(back) })),
            ("PATCH", $"/v1/entries/{Hang}", new { seconds = 20 }),
            ("POST", "/v1/habits/hang/skips", new { day = Day(3) }),
            ("POST", "/v1/workouts", new { id = Workout, day = Day(9), seconds = 1_800, rpe = 7, sets = new[] { Set(5, 10), Set(5, 12) } }),
            ("POST", "/v1/workouts", new { day = Day(4), seconds = 2_400, rpe = 9, sets = new[] { Set(10, 8) } }),
            ("PUT", "/v1/habits/swim", new { kind = "custom", startedOn = Day(50), goal = new { direction = "atLeast", amount = 1, unit = "km", per = "everyDays", days = 3 } }),
            ("POST", "/v1/activities", new { habit = "swim", amount = 1.5, day = Day(45) }),
            ("POST", "/v1/habits/walk/goal", new { direction = "atLeast", amount = 5_000, unit = "seconds", per = "week", effectiveFrom = Day(20) }),
            ("PATCH", "/v1/profile", new { timeZone = "Asia/Tokyo", dayStartsAt = "04:00" }),
            ("POST", "/v1/posture-checks", new { posture = "upright" }),
            ("PATCH", "/v1/profile", new { weekStartsOn = "sunday", backCondition = true }),
            ("DELETE", $"/v1/entries/{Workout}", null),
            ("POST", $"/v1/entries/{Workout}/restore", null),
            ("POST", "/v1/habits/walk/pause", new { from = Day(6) }),
            ("POST", "/v1/habits/walk/resume", new { on = Day(3) }),
            ("PUT", "/v1/habits/hang", new { forgive = 2 }),
            ("POST", "/v1/pain", new { area = "neck", level = 5, day = Day(1) }),
            ("POST", "/v1/habits/swim/archive", new { on = Day(30) }),
            ("POST", "/v1/undo", null),
            ("PUT", "/v1/exercises/ring-row", new { description = "Row", kind = "strength", primary = new[] { "lats" } }),
            ("POST", "/v1/workouts", new { day = Day(1), sets = new[] { new { exercise = "ring-row", reps = 12 } } }),
            ("DELETE", $"/v1/habits/hang/skips/{Day(3)}", null),
        ];
    }
}
