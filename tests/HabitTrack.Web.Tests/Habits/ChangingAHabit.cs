namespace HabitTrack.Web.Tests;

public sealed class ChangingAHabit
{
    [Fact]
    public async Task declares_a_goal_from_a_given_day_and_keeps_the_previous_one()
    {
        await using var app = await WithHangsSince("2026-11-01");

        var goal = new { direction = "atLeast", amount = 240, unit = "seconds", per = "day", effectiveFrom = "2026-12-01" };
        var changed = (await app.Post("/v1/habits/hang/goal", goal)).Expect(200);

        Assert.Equal([180m, 240m], changed["goals"]!.AsArray().Select(declared => (decimal)declared!["amount"]!));
        Assert.Equal(180, changed.Value<decimal>("goal.amount"));
        Assert.Equal(240, (await app.Get("/v1/dashboard?asOf=2026-12-01")).Value<decimal>("habits.0.goal.amount"));
    }

    [Fact]
    public async Task pauses_until_a_day_and_undoes_it_as_one_change()
    {
        await using var app = await WithHangsSince("2026-11-01");

        var paused = (await app.Post("/v1/habits/hang/pause", new { from = "2026-11-20", to = "2026-11-30" })).Expect(200);
        Assert.Equal(("""[{"from":"2026-11-20","to":"2026-11-30"}]""", true), (paused["pauses"]!.ToJsonString(), paused.Value<bool>("paused")));
        Assert.False((await app.Get("/v1/dashboard?asOf=2026-12-01")).Value<bool>("habits.0.paused"));
        (await app.Post("/v1/habits/hang/pause", new { from = "2026-12-05", to = "2026-12-04" })).Refuses(409, "pause-ends-before-it-begins");

        Assert.Equal(2, (await app.Post("/v1/undo")).Expect(200).Count("undone"));
        Assert.Equal(0, (await app.Get("/v1/habits/hang")).Count("pauses"));
    }

    [Fact]
    public async Task takes_an_icon_and_a_color_and_returns_to_those_of_the_kind()
    {
        await using var app = await WithHangsSince("2026-11-01");

        var changed = (await app.Put("/v1/habits/hang", new { icon = "\ud83d\udeb4", color = "pink" })).Expect(200);
        Assert.Equal(("\ud83d\udeb4", "pink"), (changed.Value<string>("icon"), changed.Value<string>("color")));
        Assert.Contains("Icon default → \ud83d\udeb4; color by kind → pink", (await Page.Open(app, "/history")).Text);
        var page = await Page.Open(app, "/settings");
        Assert.Contains("hang color-pink", page.Html);
        Assert.Contains("\ud83d\udeb4 Hang", page.Text);
        Assert.Contains("class=\"card hang color-pink", (await Page.Open(app)).Html);

        Assert.Null((await app.Put("/v1/habits/hang", new { icon = "default", color = "default" })).Expect(200)["icon"]);
        await app.Post("/v1/undo");
        Assert.Equal("pink", (await app.Get("/v1/habits/hang")).Value<string>("color"));
    }

    [Theory]
    [InlineData("""{"icon":"two"}""", "$.icon")]
    [InlineData("""{"icon":""}""", "$.icon")]
    [InlineData("""{"color":"mauve"}""", "$.color")]
    public async Task refuses_other_icons_and_colors(string body, string field)
    {
        await using var app = await WithHangsSince("2026-11-01");

        Assert.NotNull((await app.Put("/v1/habits/hang", body)).Refuses(422, "invalid-values")["errors"]![field]);
    }

    [Fact]
    public async Task skips_and_unskips_a_day_idempotently()
    {
        await using var app = await WithHangsSince("2026-11-01");

        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-20", reason = "ill" });
        var skipped = (await app.Post("/v1/habits/hang/skips", new { day = "2026-11-20" })).Expect(200);
        Assert.Equal(("2026-11-20", "ill"), (skipped.Value<string>("skips.0.day"), skipped.Value<string>("skips.0.reason")));
        Assert.Equal(1, skipped.Count("skips"));

        await app.Delete("/v1/habits/hang/skips/2026-11-20");
        Assert.Equal(0, (await app.Delete("/v1/habits/hang/skips/2026-11-20")).Expect(200).Count("skips"));
    }

    [Fact]
    public async Task skips_a_range_of_days_as_one_change()
    {
        await using var app = await WithHangsSince("2026-11-01");
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-20", reason = "ill" });

        var range = new { from = "2026-11-19", to = "2026-11-21", reason = "travel" };
        var skipped = (await app.Post("/v1/habits/hang/skips", range)).Expect(200);
        Assert.Equal(
            """[{"day":"2026-11-19","reason":"travel"},{"day":"2026-11-20","reason":"travel"},{"day":"2026-11-21","reason":"travel"}]""",
            skipped["skips"]!.ToJsonString());
        Assert.Equal(skipped.Text, (await app.Post("/v1/habits/hang/skips", range)).Expect(200).Text);

        Assert.Equal(2, (await app.Delete("/v1/habits/hang/skips/2026-11-19")).Expect(200).Count("skips"));
        await app.Post("/v1/undo");
        Assert.Equal(4, (await app.Post("/v1/undo")).Expect(200).Count("undone"));
        Assert.Equal("""[{"day":"2026-11-20","reason":"ill"}]""", (await app.Get("/v1/habits/hang"))["skips"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "$.day")]
    [InlineData("""{"day":"2026-11-20","from":"2026-11-19","to":"2026-11-21"}""", "$.day")]
    [InlineData("""{"day":"2026-11-20","to":"2026-11-21"}""", "$.day")]
    [InlineData("""{"from":"2026-11-19"}""", "$.to")]
    [InlineData("""{"to":"2026-11-19"}""", "$.from")]
    [InlineData("""{"from":"2026-11-21","to":"2026-11-20"}""", "$.from")]
    [InlineData("""{"from":"2026-11-19","to":"2027-11-20"}""", "$.to")]
    [InlineData("""{"from":"1969-12-31","to":"1970-01-02"}""", "$.from")]
    [InlineData("""{"from":"2026-11-19","to":"tomorrow"}""", "$.to")]
    public async Task rejects_invalid_ranges_of_days_to_skip(string body, string path)
    {
        await using var app = await WithHangsSince("2026-11-01");

        Assert.NotNull((await app.Post("/v1/habits/hang/skips", body)).Refuses(422, "invalid-values")["errors"]![path]);
        (await app.Post("/v1/habits/hang/skips", new { from = "2026-11-19", to = "2027-11-19" })).Expect(200);
    }

    [Fact]
    public async Task pauses_and_resumes()
    {
        await using var app = await WithHangsSince("2026-11-01");

        Assert.True((await app.Post("/v1/habits/hang/pause", new { from = "2026-11-10" })).Expect(200).Value<bool>("paused"));
        (await app.Post("/v1/habits/hang/pause", new { })).Refuses(409, "already-paused");
        Assert.False((await app.Post("/v1/habits/hang/resume", new { on = "2026-11-15" })).Expect(200).Value<bool>("paused"));
        (await app.Post("/v1/habits/hang/resume", new { })).Refuses(409, "not-paused");
        await app.Post("/v1/habits/hang/pause", new { from = "2026-11-21" });
        Assert.Equal(
            """[{"from":"2026-11-10","to":"2026-11-14"},{"from":"2026-11-21","to":null}]""",
            (await app.Get("/v1/habits/hang"))["pauses"]!.ToJsonString());
    }

    [Fact]
    public async Task archives_and_reopens()
    {
        await using var app = await WithHangsSince("2026-11-01");

        Assert.Equal("2026-11-20", (await app.Post("/v1/habits/hang/archive", new { on = "2026-11-20" })).Expect(200).Value<string>("archivedOn"));
        (await app.Post("/v1/hangs", new { seconds = 45 })).Refuses(409, "habit-archived");
        (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-20" })).Expect(201);
        (await app.Post("/v1/habits/hang/archive", new { })).Refuses(409, "already-archived");
        Assert.Null((await app.Post("/v1/habits/hang/reopen", new { })).Expect(200)["archivedOn"]);
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        (await app.Post("/v1/habits/hang/reopen", new { })).Refuses(409, "not-archived");
        Assert.Equal(
            """[{"from":"2026-11-01","to":"2026-11-20"},{"from":"2026-11-22","to":null}]""",
            (await app.Get("/v1/habits/hang"))["life"]!.ToJsonString());
    }

    [Theory]
    [InlineData("skips", """{"day":"2026-10-31"}""", "outside-life", "$.day")]
    [InlineData("skips", """{"from":"2026-10-31","to":"2026-11-02"}""", "outside-life", "$.from")]
    [InlineData("pause", """{"from":"2026-10-31"}""", "outside-life", "$.from")]
    [InlineData("archive", """{"on":"2026-10-31"}""", "outside-life", "$.on")]
    public async Task rejects_days_outside_the_active_periods_of_the_habit(string route, string body, string code, string path)
    {
        await using var app = await WithHangsSince("2026-11-01");

        Assert.NotNull((await app.Post("/v1/habits/hang/" + route, body)).Refuses(409, code)["errors"]![path]);
    }

    [Fact]
    public async Task rejects_a_unit_that_the_kind_does_not_have_with_its_path()
    {
        await using var app = await WithHangsSince("2026-11-01");
        var goal = new { direction = "atLeast", amount = 9, unit = "sessions", per = "day" };

        Assert.NotNull((await app.Post("/v1/habits/hang/goal", goal)).Refuses(422, "unit-not-allowed")["errors"]!["$.unit"]);
        Assert.NotNull((await app.Put("/v1/habits/hang", new { goal })).Refuses(422, "unit-not-allowed")["errors"]!["$.goal.unit"]);
    }

    [Fact]
    public async Task rejects_another_unit_while_the_habit_has_entries()
    {
        await using var app = await SharedService.NewPerson();
        var (minutes, pages) = (
            new { direction = "atLeast", amount = 30, unit = "minutes", per = "day" }, new { direction = "atLeast", amount = 5, unit = "pages", per = "day" });
        (await app.Put("/v1/habits/read", new { kind = "custom", goal = minutes })).Expect(200);
        (await app.Post("/v1/activities", new { habit = "read", amount = 30 })).Expect(201);

        Assert.NotNull((await app.Post("/v1/habits/read/goal", pages)).Refuses(409, "unit-in-use")["errors"]!["$.unit"]);
        Assert.NotNull((await app.Put("/v1/habits/read", new { goal = pages })).Refuses(409, "unit-in-use")["errors"]!["$.goal.unit"]);
        var question = new { rules = new { goals = new { read = pages } } };
        Assert.NotNull((await app.Post("/v1/replays", question)).Refuses(409, "unit-in-use")["errors"]!["$.rules.goals.read.unit"]);

        (await app.Post("/v1/undo")).Expect(200);
        (await app.Post("/v1/replays", question)).Expect(200);
        (await app.Put("/v1/habits/read", new { goal = pages })).Expect(200);
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal("minutes", (await app.Get("/v1/habits/read")).Expect(200).Value<string>("goal.unit"));
    }

    [Theory]
    [InlineData("goal", """{"direction":"atLeast","amount":1,"unit":"seconds","per":"day"}""")]
    [InlineData("skips", """{"day":"2026-11-20"}""")]
    [InlineData("pause", "{}")]
    [InlineData("resume", "{}")]
    [InlineData("archive", "{}")]
    [InlineData("reopen", "{}")]
    public async Task returns_not_found_for_a_habit_that_was_not_started(string route, string body)
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/habits/hang/" + route, body)).Refuses(404, "habit-not-started");
        (await app.Post("/v1/habits/No%20Such/" + route, body)).Refuses(404, "habit-not-started");
    }

    private static async Task<HabitTrackApp> WithHangsSince(string day)
    {
        var app = await SharedService.NewPerson();
        (await app.Put("/v1/habits/hang", new { startedOn = day })).Expect(200);
        return app;
    }
}
