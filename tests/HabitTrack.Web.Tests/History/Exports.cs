using System.Text;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Creates, sends and compares exports.</summary>
internal static partial class Exports
{
    public const string Lines = "application/x-ndjson", Json = "application/json";

    private static readonly string[] ComparedViews =
    [
        "/v1/streaks", "/v1/habits", "/v1/records", "/v1/profile", "/v1/exercises", "/v1/days-off", "/v1/summaries?period=year", "/v1/calendar/hang?year=2026",
        "/v1/entries?limit=200", "/v1/pain",
    ];

    /// <summary>Records six events, which are lines 2 to 7 of the export.</summary>
    public static async Task<HabitTrackApp> WithHangs()
    {
        var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-20", note = "=cmd" });
        var logged = await app.Post("/v1/hangs", new { seconds = 200, performedAt = "2026-11-21T07:30:00Z" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-19" });
        await app.Patch(logged.Headers["Location"], new { seconds = 210 });
        await app.Post("/v1/hangs", new { seconds = 300 });
        return app;
    }

    /// <summary>Records five events that all have an effect.</summary>
    public static async Task<HabitTrackApp> WithFiveChanges()
    {
        var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-19" });
        var logged = await app.Post("/v1/hangs", new { seconds = 200, performedAt = "2026-11-21T07:30:00Z" });
        await app.Patch(logged.Headers["Location"], new { seconds = 210 });
        await app.Post("/v1/hangs", new { seconds = 300, day = "2026-11-20" });
        return app;
    }

    public static async Task<HabitTrackApp> WithEveryTypeOfChange()
    {
        var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { name = "Ann" });
        await app.Patch("/v1/profile", new { name = "Bea" });
        await app.Put("/v1/exercises/bar-hold", new { description = "Hold.", primary = new[] { "lats" }, kind = "strength" });
        await app.Put("/v1/exercises/bar-hold", new { description = "Hold on.", primary = new[] { "lats" }, kind = "strength" });
        await app.Post("/v1/hangs", new { seconds = 45, performedAt = "2026-11-21T07:30:00Z" });
        var workout = await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 5, kg = 10 } }, day = "2026-11-20" });
        await app.Patch(workout.Headers["Location"], new { sets = new[] { new { exercise = "pull-up", reps = 5, kg = 12 } } });
        await app.Put("/v1/habits/workout", new { forgive = 1 });
        await app.Delete((await app.Post("/v1/days-off", new { from = "2026-11-19", reason = "sick" })).Expect(201).Headers["Location"]);
        await app.Post("/v1/days-off", new { from = "2026-11-05", reason = "rest" });
        await app.Post("/v1/days-off", new { from = "2026-11-02", to = "2026-11-03", reason = "holiday" });
        await app.Post("/v1/habits/workout/skips", new { from = "2026-11-23", to = "2026-11-25" });
        await app.Delete("/v1/habits/workout/skips/2026-11-24");
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });
        (await app.Delete("/v1/habits/walk")).Expect(204);
        (await app.Post("/v1/undo", new { })).Expect(200);
        await app.Post("/v1/habits/workout/skips", new { day = "2026-11-21" });
        await app.Delete("/v1/habits/workout/skips/2026-11-21");
        await app.Post("/v1/habits/workout/goal", new { direction = "atLeast", amount = 5, unit = "sessions", per = "week" });
        (await app.Post("/v1/undo", new { })).Expect(200);
        return app;
    }

    public static async Task<string> Export(HabitTrackApp app) => (await app.Get("/v1/exports")).Expect(200).Text;

    public static Task<Answer> Import(HabitTrackApp app, string export, string type = Lines, params (string Name, string Value)[] headers) =>
        app.Send(HttpMethod.Post, "/v1/imports", new StringContent(export, Encoding.UTF8, type), headers);

    /// <summary>Imports an export, which must be accepted.</summary>
    public static async Task<Answer> Imported(HabitTrackApp app, string export) => (await Import(app, export)).Expect(202);

    public static async Task<(int Added, int Known)> AddedAndKnown(HabitTrackApp app, string export)
    {
        var imported = await Imported(app, export);
        return (imported.Value<int>("added"), imported.Value<int>("known"));
    }

    public static async Task UndoAll(HabitTrackApp app)
    {
        while (await app.Post("/v1/undo") is { Status: 200 })
        {
        }

        (await app.Post("/v1/undo")).Refuses(409, "nothing-to-undo");
    }

    /// <summary>The views without what depends on when and how often something was recorded.</summary>
    public static async Task<string> ViewsOf(HabitTrackApp app)
    {
        var views = new StringBuilder();
        foreach (var view in ComparedViews)
            views.AppendLine((await app.Get(view)).Text);
        return Recording().Replace(views.ToString(), "");
    }

    [GeneratedRegex(@"""(version|recordedAt)"":(\d+|""[^""]*"")", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Recording();
}
