namespace HabitTrack.Web.Tests;

public sealed class TakingDaysOff
{
    private static readonly object Sick = new { from = "2026-11-20", to = "2026-11-21", reason = "sick" };

    [Fact]
    public async Task excuses_every_active_habit_including_ones_started_later()
    {
        await using var app = await WithHangsExcept("2026-11-20", "2026-11-21");
        Assert.Equal(1, await Current(app, "hang"));

        var taken = (await app.Post("/v1/days-off", Sick)).Expect(201);

        Assert.Equal(("2026-11-20", "2026-11-21", "sick"), (taken.Value<string>("from"), taken.Value<string>("to"), taken.Value<string>("reason")));
        Assert.Equal($"/v1/days-off/{taken.Value<string>("id")}", taken.Headers["Location"]);
        Assert.Equal(3, await Current(app, "hang"));
        await app.Put("/v1/habits/swim", new { kind = "custom", startedOn = "2026-11-19", goal = new { direction = "atMost", amount = 1, unit = "km", per = "day" } });
        Assert.Equal(1, await Current(app, "swim"));
        var explained = (await app.Get("/v1/streaks/hang/explanation?from=2026-11-20&to=2026-11-20")).Expect(200);
        Assert.Equal("excused", explained.Value<string>("periods.0.status"));
        Assert.Contains("Off from 2026-11-20 to 2026-11-21: sick.", explained.Value<string>("periods.0.because"));
        Assert.True((await app.Get("/v1/dashboard?asOf=2026-11-20")).Value<bool>("habits.0.skipped"));
        Assert.Equal("excused", (await app.Get("/v1/calendar/hang?year=2026"))["days"]!.AsArray().Single(day => (string)day!["day"]! == "2026-11-20")!["status"]!.ToString());
    }

    [Fact]
    public async Task can_be_planned_and_withdrawn_as_a_range()
    {
        await using var app = await WithHangsExcept("2026-11-20", "2026-11-21");
        var planned = (await app.Post("/v1/days-off", new { from = "2026-12-24" })).Expect(201);
        var sick = (await app.Post("/v1/days-off", Sick)).Expect(201);
        Assert.Equal("2026-12-24", planned.Value<string>("to"));

        Assert.Equal(
            [sick.Text, planned.Text],
            (await app.Get("/v1/days-off")).Expect(200)["daysOff"]!.AsArray().Select(off => off!.ToJsonString()));
        (await app.Delete(sick.Headers["Location"])).Expect(204);

        Assert.Equal(1, await Current(app, "hang"));
        var left = (await app.Get("/v1/days-off")).Expect(200);
        Assert.Equal("2026-12-24", left.Value<string>("daysOff.0.from"));
        Assert.Null(left["next"]);
        (await app.Delete(sick.Headers["Location"])).Refuses(404, "day-off-not-found");
    }

    [Fact]
    public async Task for_the_same_days_and_another_reason_replaces_the_reason()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/days-off", Sick);

        var again = (await app.Post("/v1/days-off", new { from = "2026-11-20", to = "2026-11-21", reason = "ill" })).Expect(201);

        var list = (await app.Get("/v1/days-off")).Expect(200);
        Assert.Equal((1, "ill", again.Value<string>("id")), (list.Count("daysOff"), list.Value<string>("daysOff.0.reason"), list.Value<string>("daysOff.0.id")));
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal("sick", (await app.Get("/v1/days-off")).Value<string>("daysOff.0.reason"));
        (await app.Post("/v1/days-off", new { from = "2026-11-20", to = "2026-11-21" })).Expect(200);
    }

    [Fact]
    public async Task for_the_same_days_again_returns_the_existing_ones_and_keeps_overlapping_ones()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/days-off", Sick)).Expect(201);

        var again = (await app.Post("/v1/days-off", new { from = "2026-11-20", to = "2026-11-21", reason = "sick" })).Expect(200);
        var overlapping = (await app.Post("/v1/days-off", new { from = "2026-11-21", to = "2026-11-22" })).Expect(201);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(2, (await app.Get("/v1/days-off")).Count("daysOff"));
        await app.Delete(first.Headers["Location"]);
        Assert.Equal(overlapping.Value<string>("id"), (await app.Get("/v1/days-off")).Value<string>("daysOff.0.id"));
        await app.Post("/v1/undo");
        Assert.Equal(2, (await app.Get("/v1/days-off")).Count("daysOff"));
    }

    [Fact]
    public async Task has_a_limit()
    {
        await using var app = await SharedService.NewPerson();
        var days = Enumerable.Range(0, 501).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).ToList();
        foreach (var day in days.Take(500))
            (await app.Post("/v1/days-off", new { from = day })).Expect(201);

        (await app.Post("/v1/days-off", new { from = days[500] })).Refuses(422, "too-many-days-off");
        (await app.Post("/v1/days-off", new { from = days[0] })).Expect(200);
        await app.Delete($"/v1/days-off/{(await app.Get("/v1/days-off")).Value<string>("daysOff.0.id")}");
        (await app.Post("/v1/days-off", new { from = days[500] })).Expect(201);
    }

    [Theory]
    [InlineData("{}", "$.from")]
    [InlineData("""{"to":"2026-11-20"}""", "$.from")]
    [InlineData("""{"from":"2026-11-21","to":"2026-11-20"}""", "$.from")]
    [InlineData("""{"from":"2026-11-20","to":"2027-11-21"}""", "$.to")]
    [InlineData("""{"from":"2200-01-01"}""", "$.from")]
    [InlineData("""{"from":"20 Nov"}""", "$.from")]
    [InlineData("""{"from":"2026-11-20","why":"sick"}""", "$.why")]
    public async Task rejects_invalid_values_with_their_path(string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Post("/v1/days-off", body)).Refuses(422, "invalid-values")["errors"]![path]);
        Assert.NotNull((await app.Post("/v1/days-off", new { from = "2026-11-20", reason = new string('x', 2_001) })).Refuses(422, "invalid-values")["errors"]!["$.reason"]);
        (await app.Post("/v1/days-off", "{broken")).Refuses(400, "malformed-body");
        (await app.Delete("/v1/days-off/0192f8a0-0000-7000-8000-000000000001")).Refuses(404, "day-off-not-found");
        (await app.Delete("/v1/days-off/none")).Expect(404);
        Assert.Equal(0, (await app.Get("/v1/days-off")).Count("daysOff"));
    }

    [Fact]
    public async Task rejects_an_outdated_version()
    {
        await using var app = await SharedService.NewPerson();
        var tag = (await app.Post("/v1/days-off", Sick)).Headers["ETag"];
        Assert.Equal(tag, (await app.Get("/v1/profile")).Headers["ETag"]);
        (await app.Get("/v1/days-off", ("If-None-Match", tag))).Expect(304);
        var streaks = (await app.Get("/v1/streaks")).Headers["ETag"];
        await app.Patch("/v1/profile", new { name = "Ada" });

        (await app.Post("/v1/days-off", Sick, ("If-Match", tag))).Refuses(412, "version-mismatch");
        Assert.Equal(1, (await app.Get("/v1/days-off", ("If-None-Match", tag))).Expect(200).Count("daysOff"));
        (await app.Get("/v1/streaks", ("If-None-Match", streaks))).Expect(200);
    }

    [Fact]
    public async Task returns_the_same_days_off_for_the_same_idempotency_key_even_after_withdrawal()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/days-off", Sick, ("Idempotency-Key", "sick"))).Expect(201);
        (await app.Delete(first.Headers["Location"], ("Idempotency-Key", "well"))).Expect(204);

        Assert.Equal(first.Text, (await app.Post("/v1/days-off", Sick, ("Idempotency-Key", "sick"))).Expect(201).Text);
        (await app.Delete(first.Headers["Location"], ("Idempotency-Key", "well"))).Expect(204);
        (await app.Post("/v1/days-off", new { from = "2026-11-20" }, ("Idempotency-Key", "sick"))).Refuses(422, "idempotency-key-reused");
        Assert.Equal(0, (await app.Get("/v1/days-off")).Count("daysOff"));
    }

    [Fact]
    public async Task applies_after_a_rebuild_and_in_what_ifs_and_playback()
    {
        await using var app = await HabitTrackApp.Start();
        foreach (var day in new[] { "2026-11-18", "2026-11-19", "2026-11-22" })
            (await app.Post("/v1/hangs", new { seconds = 200, day })).Expect(201);
        (await app.Post("/v1/days-off", Sick)).Expect(201);
        var before = (await app.Get("/v1/streaks/hang")).Text;
        Assert.Equal(3, await Current(app, "hang"));

        Assert.Empty((await app.Post("/v1/admin/verifications")).Expect(200)["differences"]!.AsArray());
        await app.Restart();
        Assert.Equal(before, (await app.Get("/v1/streaks/hang")).Text);
        var replayed = (await app.Post("/v1/replays", new { rules = new { weekStartsOn = "sunday", timeZone = "Europe/Paris" } })).Expect(200);
        Assert.Equal(0, replayed.Value<int>("habits.0.difference.currentLength"));
        Assert.Equal(3, replayed.Value<int>("habits.0.replayed.current.length"));
        var frames = (await app.Get("/v1/replays/playback?from=2026-11-21&to=2026-11-22&speed=1000")).Expect(200).Text;
        Assert.Contains("\"current\":{\"length\":3", frames);
        (await app.Post("/v1/admin/reports")).Expect(200);
    }

    private static async Task<HabitTrackApp> WithHangsExcept(params string[] missed)
    {
        var app = await SharedService.NewPerson();
        foreach (var day in Enumerable.Range(18, 5).Select(day => $"2026-11-{day}").Except(missed))
            (await app.Post("/v1/hangs", new { seconds = 200, day })).Expect(201);
        return app;
    }

    private static async Task<int> Current(HabitTrackApp app, string habit) =>
        (await app.Get($"/v1/streaks/{habit}")).Expect(200).Value<int>("current.length");
}
