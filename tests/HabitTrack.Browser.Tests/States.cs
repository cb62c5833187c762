using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

/// <summary>States of a person's data to show on pages, from none to ten years.</summary>
internal static class States
{
    private const int DaysInTenYears = 3_650, MaxBatchSize = 1_000;

    private static readonly Dictionary<string, Func<HabitTrackApp, Task>> ByName = new()
    {
        ["empty"] = _ => Task.CompletedTask,
        ["first-day"] = app => app.Post("/v1/plans/back-care", new { }),
        ["at-risk"] = app => app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-21" }),
        ["broken-streak"] = async app =>
        {
            foreach (var day in new[] { "2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18" })
                await app.Post("/v1/hangs", new { seconds = 200, day });
        },
        ["paused"] = async app =>
        {
            await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
            await app.Post("/v1/habits/hang/pause", new { from = "2026-11-15" });
        },
        ["skipped"] = async app =>
        {
            await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
            await app.Post("/v1/habits/hang/skips", new { day = "2026-11-22", reason = "a cold" });
        },
        ["archived"] = async app =>
        {
            await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-10" });
            await app.Post("/v1/habits/hang/archive", new { on = "2026-11-12" });
        },
        ["over-the-limit"] = async app =>
        {
            await app.Put("/v1/habits/hang", new { kind = "custom", name = "Cake", goal = new { direction = "atMost", amount = 1, unit = "pieces", per = "day" } });
            await app.Post("/v1/activities", new { habit = "hang", amount = 3 });
        },
        ["advised"] = async app =>
        {
            await app.Post("/v1/hangs", new { seconds = 20, note = "A long note about how it felt, in many words, so that it has to be broken into several lines." });
            await app.Post("/v1/pain", new { area = "lower back", level = 7 });
        },
        ["thirty-habits"] = ThirtyHabits,
        ["ten-years"] = TenYears,
    };

    public static IEnumerable<string> Names => ByName.Keys;

    public static async Task<HabitTrackApp> Start(string state)
    {
        var app = await SharedService.NewPerson();
        await ByName[state](app);
        return app;
    }

    private static async Task ThirtyHabits(HabitTrackApp app)
    {
        await app.Post("/v1/plans/back-care", new { });
        for (var habit = 1; habit <= 25; habit++)
        {
            var name = habit % 5 == 0 ? $"A habit with a remarkably long name, number {habit}" : $"Habit {habit}";
            await app.Put($"/v1/habits/habit-{habit}", new { kind = "custom", name, goal = new { direction = "atLeast", amount = habit, unit = "pages", per = "day" } });
        }
    }

    private static async Task TenYears(HabitTrackApp app)
    {
        var first = new DateOnly(2016, 11, 25);
        var logs = Enumerable.Range(0, DaysInTenYears)
            .SelectMany(day => new object[]
            {
                new { kind = "hang", seconds = 100 + (day % 150), day = first.AddDays(day) },
                new { kind = "walk", seconds = 400 + (day % 700), day = first.AddDays(day) },
            });
        foreach (var batch in logs.Chunk(MaxBatchSize))
            (await app.Post("/v1/entries/batch", batch)).Expect(200);
    }
}
