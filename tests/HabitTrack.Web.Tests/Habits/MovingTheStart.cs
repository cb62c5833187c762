using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Web.Tests;

public sealed class MovingTheStart
{
    [Fact]
    public async Task returns_to_the_original_start_when_an_earlier_entry_is_retracted()
    {
        await using var app = await HabitTrackApp.Start();
        app.Clock.Now = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        foreach (var day in new[] { "2026-11-26", "2026-11-27", "2026-11-28" })
            (await app.Post("/v1/hangs", new { seconds = 200, day })).Expect(201);
        var before = await Views(app);
        var lastYear = (await app.Post("/v1/hangs", new { seconds = 200, day = "2025-11-28" })).Expect(201);
        Assert.Equal("2025-11-28", (await app.Get("/v1/habits/hang")).Value<string>("startedOn"));

        (await app.Delete(lastYear.Headers["Location"])).Expect(200);

        Assert.Equal("2026-11-26", (await app.Get("/v1/habits/hang")).Value<string>("startedOn"));
        Assert.Equal(1m, (await app.Post("/v1/replays", new { })).Value<decimal>("habits.0.actual.metRate"));
        Assert.Equal(before, await Views(app));
        Assert.Equal(0, (await app.Post("/v1/admin/verifications")).Expect(200).Count("differences"));
        var rebuild = (await app.Post("/v1/admin/rebuilds")).Expect(201).Headers["Location"];
        await Eventually.Holds("it is rebuilt", async () => (await app.Get(rebuild)).Expect(200).Value<string>("status") == "done");
        await app.Restart();
        Assert.Equal(before, await Views(app));

        (await app.Post(lastYear.Headers["Location"] + "/restore")).Expect(200);
        Assert.Equal("2025-11-28", (await app.Get("/v1/habits/hang")).Value<string>("startedOn"));
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal(before, await Views(app));
    }

    [Theory]
    [InlineData("2026-11-22T03:30:00Z", "America/Los_Angeles", "00:00")]
    [InlineData("2026-11-22T01:30:00Z", "Etc/UTC", "04:00")]
    public async Task accepts_entries_when_changed_settings_move_today_before_the_start_of_the_plan(string now, string timeZone, string dayStartsAt)
    {
        await using var app = await SharedService.NewPersonWithClock();
        app.Clock.Now = DateTimeOffset.Parse(now);
        (await app.Post("/v1/plans/back-care", new { })).Expect(200);
        (await app.Patch("/v1/profile", new { timeZone, dayStartsAt })).Expect(200);

        var today = await Page.Open(app);
        Assert.Contains("Hang", today.Card("hang"));
        Assert.DoesNotContain("Start the back-care plan", today.Text);
        var logged = (await app.Post("/v1/hangs", new { seconds = 200 })).Expect(201);
        Assert.Equal(("2026-11-21", 1), (logged.Value<string>("entry.day"), logged.Value<int>("streak.current.length")));
        (await app.Post("/v1/habits/walk/skips", new { day = "2026-11-21" })).Expect(200);
        Assert.Equal("2026-11-21", (await app.Get("/v1/habits/walk")).Value<string>("startedOn"));
    }

    [Fact]
    public async Task rejects_entries_before_an_explicit_start()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Put("/v1/habits/hang", new { startedOn = "2026-11-20" })).Expect(200);

        (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-19" })).Refuses(409, "before-start");
    }

    [Fact]
    public async Task hides_a_habit_without_entries_from_today_until_the_plan_starts_it_again()
    {
        await using var app = await SharedService.NewPerson();
        var logged = (await app.Post("/v1/hangs", new { seconds = 200 })).Expect(201);
        (await app.Delete(logged.Headers["Location"])).Expect(200);

        var habit = (await app.Get("/v1/habits/hang")).Expect(200);
        Assert.Null(habit["startedOn"]);
        Assert.Equal((0, 0), (habit.Count("life"), (await app.Get("/v1/dashboard")).Count("habits")));
        Assert.Equal(0, (await app.Get("/v1/streaks/hang/explanation")).Expect(200).Count("periods"));
        Assert.All(new[] { "/", "/habits/hang", "/habits/hang/edit", "/progress", "/history", "/settings" }, page => Assert.Equal(200, app.Get(page).Result.Status));

        (await app.Post("/v1/plans/back-care", new { })).Expect(200);
        Assert.Equal("2026-11-22", (await app.Get("/v1/habits/hang")).Value<string>("startedOn"));
        Assert.Equal(5, (await app.Get("/v1/dashboard")).Count("habits"));
    }

    [Fact]
    public async Task keeps_the_start_movable_when_the_habit_form_is_saved()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200 });

        await (await Page.Open(app, "/habits/hang/edit")).Press("Save", ("name", "Bar"));

        Assert.Equal("Bar", (await app.Get("/v1/habits/hang")).Value<string>("name"));
        (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" })).Expect(201);
    }

    [Fact]
    public async Task imports_an_export_with_moved_starts()
    {
        await using var app = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        var logged = await app.Post("/v1/hangs", new { seconds = 200 });
        await app.Delete(logged.Headers["Location"]);
        await app.Post("/v1/plans/back-care", new { });
        await app.Post("/v1/walks", new { seconds = 700, day = "2026-11-20" });
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-19" });
        (await app.Post("/v1/undo")).Expect(200);
        var export = (await app.Get("/v1/exports?format=json")).Expect(200).Text;

        (await other.Post("/v1/imports", export)).Expect(202);

        Assert.Equal((await app.Get("/v1/habits")).Text, (await other.Get("/v1/habits")).Text);
    }

    private static async Task<string> Views(HabitTrackApp app) => string.Concat(
        await Task.WhenAll(new[] { "/v1/streaks", "/v1/summaries?period=year", "/v1/calendar/hang?year=2025", "/v1/records", "/v1/streaks/hang/explanation?from=2025-11-29&to=2026-11-28" }
            .Select(async view => (await app.Get(view)).Expect(200).Text)));
}
