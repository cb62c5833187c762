namespace HabitTrack.Web.Tests;

public sealed class LookingAtToday
{
    [Fact]
    public async Task offers_the_browsers_time_zone_until_one_is_set()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app);
        Assert.Contains("data-zone", page.Html);

        var invalid = await page.Send(page.Forms.Single(form => form.Action == "/settings/zone"), ("timeZone", "Mars/Olympus"));
        Assert.Equal(422, invalid.Status);
        page = await page.Send(page.Forms.Single(form => form.Action == "/settings/zone"), ("timeZone", "Europe/Paris"));

        Assert.DoesNotContain("data-zone", page.Html);
        Assert.Contains("Your days are now counted in Europe/Paris.", page.Text);
        Assert.Equal("Europe/Paris", (await app.Get("/v1/profile")).Value<string>("timeZone"));
    }

    [Fact]
    public async Task mentions_the_last_week_on_the_first_day_of_a_week_until_it_is_dismissed()
    {
        await using var app = await HabitTrackApp.Start();
        foreach (var day in Enumerable.Range(15, 7))
            await app.Post("/v1/hangs", new { seconds = 200, day = $"2026-11-{day}" });
        Assert.DoesNotContain("Your last week", (await Page.Open(app)).Text);

        await app.Patch("/v1/profile", new { weekStartsOn = "sunday" });
        var page = await Page.Open(app);
        Assert.Contains("Your last week Hang : 7 of 7 goals met. Read more", page.Text);
        Assert.Contains("/progress#story", page.Links);
        Assert.DoesNotContain("Your last week", (await page.Press("Dismiss your last week")).Text);

        app.Clock.Now = app.Clock.Now.AddDays(7);
        Assert.Contains("Your last week Hang : 0 of 7 goals met, 7 of 7 the week before.", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task does_not_tell_anybody_on_the_first_day_to_get_up()
    {
        const string advice = "Get up, stretch, walk or hang for a moment.";
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        Assert.DoesNotContain(advice, (await Page.Open(app)).Text);

        (await app.Put("/v1/habits/hang", new { startedOn = "2026-11-21" })).Expect(200);

        Assert.Contains(advice, (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task offers_the_plan_and_a_hang_on_the_first_day()
    {
        await using var app = await SharedService.NewPerson();

        var page = await Page.Open(app);

        Assert.Equal(200, page.Status);
        Assert.Contains("Sunday, 22 November", page.Text);
        Assert.Equal(["/today/plan", "/today/log", "/today/log", "/today/log", "/settings/zone"], page.Forms.Select(form => form.Action));
        Assert.Contains("see a doctor first", page.Text);
    }

    [Fact]
    public async Task shows_every_habit_with_its_total_streak_and_strength()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in new[] { "2026-11-20", "2026-11-21", "2026-11-22" })
            await app.Post("/v1/hangs", new { seconds = 200, day });
        await app.Post("/v1/plans/back-care", new { });

        var page = await Page.Open(app);

        foreach (var habit in new[] { "workout", "hang", "walk", "posture", "stretch" })
            Assert.Contains("Strength", page.Card(habit));
        Assert.Contains("3 min 20 s of 3 min today", page.Card("hang"));
        Assert.Contains("Streak: 3 days", page.Card("hang"));
        Assert.Contains("Hang, Sat 21 Nov: 3 min 20 s, met", page.Text);
        Assert.Contains("Strength 15 %", page.Card("hang"));
        Assert.Contains("6 checks to go", page.Card("posture"));
        Assert.Contains("4 to go: Walk, Posture, Stretch and Workout", page.Text);
    }

    [Fact]
    public async Task shows_a_goal_past_its_deadline_as_overdue_and_not_met()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/sauna", new { kind = "custom", startedOn = "2026-11-15", goal = new { direction = "atLeast", amount = 1, unit = "visits", per = "everyDays", days = 3 } });
        await app.Put("/v1/habits/hang", new { kind = "hang" });

        var page = await Page.Open(app);

        Assert.Contains("0 of 1 visit due by Tue 17 Nov", page.Card("sauna"));
        Assert.Contains("Overdue", page.Card("sauna"));
        Assert.Contains("2 to go: Hang and sauna", page.Text);
    }

    [Fact]
    public async Task announces_no_record_on_the_first_day_of_a_habit()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Put("/v1/habits/hang", new { });
        Assert.Contains("Day 1", (await Page.Open(app)).Text);

        var first = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        var page = await Page.Open(app);

        Assert.Equal("""[{"mark":"longest-hang","value":45,"unit":"seconds","day":"2026-11-22","first":true}]""", first["records"]!.ToJsonString());
        Assert.Equal("""{"mark":"longest-hang","value":45,"unit":"seconds","day":"2026-11-22","first":true}""", (await app.Get("/v1/records"))["records.0"]!.ToJsonString());
        Assert.True((await app.Get("/v1/dashboard")).Value<bool>("records.0.first"));
        Assert.Contains("Day 1", page.Text);
        Assert.DoesNotContain("new record", page.Text);

        app.Clock.Now = app.Clock.Now.AddDays(1);
        var second = (await app.Post("/v1/hangs", new { seconds = 50 })).Expect(201);
        page = await Page.Open(app);

        Assert.Null(second["records.0.first"]);
        Assert.Contains("A new record Longest hang: 50 s.", page.Text);
        Assert.Contains("Hang: 2 min 10 s left, then all done", page.Text);
        await app.Post("/v1/hangs", new { seconds = 150 });
        Assert.DoesNotContain("Day 1", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task names_an_exceeded_limit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200 });
        await app.Put("/v1/habits/sweets", new { kind = "custom", goal = new { direction = "atMost", amount = 1, unit = "pieces", per = "month" } });
        var before = await Page.Open(app);

        await app.Post("/v1/activities", new { habit = "sweets", amount = 2 });

        Assert.Contains("All done today", before.Text);
        Assert.DoesNotContain("Over the limit", before.Text);
        Assert.Contains("All done today. Over the limit: sweets", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task warns_of_a_streak_that_ends_with_the_day()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-21" });
        Assert.Contains("at risk today", (await Page.Open(app)).Card("hang"));

        await app.Post("/v1/hangs", new { seconds = 180 });

        Assert.DoesNotContain("at risk", (await Page.Open(app)).Card("hang"));
    }

    [Theory]
    [InlineData("pause", """{"from":"2026-11-21"}""", "Paused")]
    [InlineData("skips", """{"day":"2026-11-22"}""", "Skipped today")]
    [InlineData("goal", """{"direction":"atLeast","amount":5,"unit":"checks","per":"day","on":["monday"]}""", "Not due today")]
    [InlineData("goal", """{"direction":"atMost","amount":2,"unit":"checks","per":"day"}""", "2 checks left 0 of 2 checks today")]
    public async Task shows_the_state_of_a_habit(string change, string body, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/posture", new { startedOn = "2026-11-01" });
        (await app.Post($"/v1/habits/posture/{change}", body)).Expect(200);

        Assert.Contains(expected, (await Page.Open(app)).Card("posture"));
    }

    [Fact]
    public async Task offers_no_logging_for_an_archived_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30, day = "2026-11-20" });
        await app.Post("/v1/habits/hang/archive", new { on = "2026-11-20" });

        var page = await Page.Open(app);

        Assert.Contains("Archived habits (1)", page.Text);
        Assert.DoesNotContain(page.Forms, form => form.Action == "/today/log");
    }

    [Fact]
    public async Task shows_a_past_day_read_only()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50, day = "2026-11-20" });
        await app.Post("/v1/hangs", new { seconds = 200 });

        var page = await Page.Open(app, "/?asOf=2026-11-20");

        Assert.Contains("Friday, 20 November", page.Text);
        Assert.Contains("50 s of 3 min that day", page.Card("hang"));
        Assert.Empty(page.Forms);
        Assert.DoesNotContain("<button", page.Html);
    }

    [Fact]
    public async Task speaks_of_a_past_day_in_the_past_and_offers_to_log_for_it()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/workout", new { startedOn = "2026-11-16" });
        await app.Put("/v1/habits/coffee", new { kind = "custom", startedOn = "2026-11-16", goal = new { direction = "atMost", amount = 2, unit = "cups", per = "day" } });
        await app.Post("/v1/hangs", new { seconds = 50, day = "2026-11-20" });

        var page = await Page.Open(app, "/?asOf=2026-11-20");

        Assert.Contains("Missed by 2 min 10 s", page.Card("hang"));
        Assert.Contains("3 sessions still to go then", page.Card("workout"));
        Assert.Contains("Within the limit", page.Card("coffee"));
        Assert.DoesNotContain("today", page.Card("hang"));
        Assert.Superset(new HashSet<string> { "/log?day=2026-11-20", "/log/hang?day=2026-11-20", "/log/custom?habit=coffee&day=2026-11-20" }, page.Links.ToHashSet());
        Assert.Superset(new HashSet<string> { "/log/hang?day=2026-11-20", "/log/walk?day=2026-11-20" }, (await Page.Open(app, "/log?day=2026-11-20")).Links.ToHashSet());
        var form = await Page.Open(app, "/log/hang?day=2026-11-20");
        Assert.Contains("For Friday, 20 November", form.Text);
        Assert.Contains("Hang 30 s logged for Fri 20 Nov.", (await form.Press("Log", ("seconds", "30"))).Text);
        Assert.Equal("2026-11-20", (await app.Get("/v1/entries")).Value<string>("entries.0.day"));
    }

    [Fact]
    public async Task offers_a_day_off_and_for_a_week_the_rest_of_the_plan()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Post("/v1/hangs", new { seconds = 50 });

        app.Clock.Now = app.Clock.Now.AddDays(6);
        var page = await Page.Open(app);
        Assert.Contains("/settings#off", page.Links);
        app.Clock.Now = app.Clock.Now.AddDays(1);
        Assert.DoesNotContain("Add the other habits", (await Page.Open(app)).Text);
        app.Clock.Now = app.Clock.Now.AddDays(-1);

        Assert.DoesNotContain("Add the other habits", (await page.Press("Add the other habits")).Text);
        Assert.Equal(5, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Fact]
    public async Task shows_the_day_and_times_in_the_persons_time_zone()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { timeZone = "Pacific/Auckland" });
        await app.Post("/v1/walks", new { seconds = 4_210, steps = 12_345, note = "Round the lake" });

        var page = await Page.Open(app);

        Assert.Contains("Monday, 23 November", page.Text);
        Assert.Contains("01:00 Walk 1 h 10 min 10 s, 12 345 steps Round the lake", page.Text);
    }

    [Fact]
    public async Task shows_advice_with_its_reasons()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/pain", new { area = "neck", level = 7 });

        Assert.Contains("See a doctor before you continue to train your back. Because pain 7 of 10", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task escapes_user_input_and_forbids_inline_scripts()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { name = "<script>alert(1)</script>" });
        await app.Post("/v1/hangs", new { seconds = 400, note = "\"><img src=x onerror=alert(1)>" });

        var page = await Page.Open(app);

        Assert.Contains("<script>alert(1)</script>", page.Card("hang"));
        Assert.Equal(page.Html.IndexOf("<script", StringComparison.Ordinal), page.Html.IndexOf("<script type=\"module\" src=\"/assets/", StringComparison.Ordinal));
        Assert.Equal(2, page.Html.Split("<script").Length);
        Assert.DoesNotContain("<img src=x", page.Html);
        Assert.DoesNotContain(" style=", page.Html);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", page.Headers["Content-Security-Policy"]);
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
    }
}
