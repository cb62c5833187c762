namespace HabitTrack.Web.Tests;

public sealed class TappingOnToday(DemoApp demo)
{
    [Fact]
    public async Task starts_the_plan_and_logs_to_each_of_its_habits()
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await Page.Open(app)).Press("Start the back-care plan");
        foreach (var button in new[] { "+ 30 s", "+ 10 min", "Upright", "Stretched", "Workout done" })
            page = await page.Press(button);

        Assert.Equal(200, page.Status);
        Assert.Contains("30 s of 3 min today", page.Card("hang"));
        Assert.Contains("10 min of 10 min today", page.Card("walk"));
        Assert.Contains("1 of 6 checks today", page.Card("posture"));
        Assert.Contains("1 of 3 sessions today", page.Card("stretch"));
        Assert.Contains("1 of 1 session this week", page.Card("workout"));
        Assert.Contains("12:00 Posture upright", page.Text);
    }

    [Fact]
    public async Task redirects_to_the_card()
    {
        await using var app = await HabitTrackApp.Start();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Client.BaseAddress };
        using var form = new FormUrlEncodedContent((await Page.Open(app)).Forms[1].Fields);

        using var answer = await browser.PostAsync(new Uri("/today/log", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Matches("^/\\?done=[0-9a-f-]{36}#habit-hang$", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task has_no_further_effect_when_the_same_form_is_submitted_twice()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app);
        var hang = page.Forms[1];

        await page.Send(hang);
        Assert.Contains("20 s of 3 min", (await page.Send(hang)).Card("hang"));

        page = await (await Page.Open(app)).Press("+ 60 s");
        var undo = page.Forms.Single(form => form.Action == "/today/undo");
        await page.Send(undo);
        Assert.Contains("20 s of 3 min", (await page.Send(undo)).Card("hang"));

        page = await Page.Open(app);
        var remove = page.Forms.Single(form => form.Action == "/today/retract");
        await page.Send(remove);
        page = await page.Send(remove);
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("id=\"habit-hang\"", page.Html);
    }

    [Fact]
    public async Task logs_again_from_a_new_page()
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await (await Page.Open(app)).Press("+ 20 s")).Press("+ 20 s");

        Assert.Contains("40 s of 3 min", page.Card("hang"));
    }

    [Fact]
    public async Task logs_from_each_of_two_open_windows()
    {
        await using var app = await SharedService.NewPerson();
        var (phone, desk) = (await Page.Open(app), await Page.Open(app));

        await phone.Press("+ 20 s");

        Assert.Contains("50 s of 3 min", (await desk.Press("+ 30 s")).Card("hang"));
    }

    [Fact]
    public async Task restores_a_removed_entry_by_undo()
    {
        await using var app = await SharedService.NewPerson();
        var page = await (await (await Page.Open(app)).Press("+ 20 s")).Press("Remove Hang 20 s");
        Assert.Contains("Nothing yet.", page.Text);

        page = await page.Press("Undo last change");

        Assert.Contains("20 s of 3 min", page.Card("hang"));
    }

    [Theory]
    [InlineData("2.5", 200, "2.5 of 30 minutes today")]
    [InlineData("a <lot>", 422, "Amount must be a number")]
    [InlineData("-1", 422, "Amount must be a number")]
    [InlineData("1,5,2", 422, "Amount must be a number")]
    [InlineData("0.0001", 422, "up to three decimal places")]
    [InlineData("99999999999999999999999999999999", 422, "Amount must be a number")]
    [InlineData("", 422, "Amount is required: a number such as 22.5.")]
    public async Task shows_validation_errors_on_the_card_and_keeps_the_input(string typed, int status, string expected)
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "day" };
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "Swim", goal });

        var page = await (await Page.Open(app)).Press("Swim: Log", ("amount", typed));

        Assert.Equal(status, page.Status);
        Assert.Contains(expected, page.Card("swim"));
        Assert.Equal(status == 200 ? "" : typed, page.Forms.Single(form => form.Button.Contains("Swim: Log", StringComparison.Ordinal)).Fields["amount"]);
    }

    [Fact]
    public async Task accepts_steps_for_a_goal_in_steps()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { goal = new { direction = "atLeast", amount = 8_000, unit = "steps", per = "day" } });

        var page = await (await Page.Open(app)).Press("Walk: Log", ("minutes", "20"), ("steps", "2400"));

        Assert.Contains("2400 of 8000 steps today", page.Card("walk"));
        Assert.Contains("Walk 20 min, 2400 steps", page.Text);
    }

    [Theory]
    [InlineData("metric", 5, "kilometres", "kilometres", "1,5", "1.5 km of 5 km today")]
    [InlineData("metric", 800, "metres", "metres", "500", "500 m of 800 m today")]
    [InlineData("imperial", 3, "miles", "miles", "1.5", "1.5 mi of 3 mi today")]
    [InlineData("imperial", 800, "metres", "miles", "0.25", "0.25 mi of 0.5 mi today")]
    public async Task asks_for_a_distance_in_the_unit_of_the_card(string units, int amount, string unit, string asked, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { units });
        await app.Put("/v1/habits/walk", new { kind = "walk", goal = new { direction = "atLeast", amount, unit, per = "day" } });

        var page = await (await Page.Open(app)).Press("Walk: Log", (asked, typed));

        Assert.Contains(expected, page.Card("walk"));
        Assert.Contains($"name=\"{asked}\"", page.Html);
    }

    [Theory]
    [InlineData("/today/log", "kind", "dance", 422)]
    [InlineData("/today/log", "id", "7", 422)]
    [InlineData("/today/log", "habit", "No Such Habit!", 422)]
    [InlineData("/today/log", "habit", "profile", 422)]
    [InlineData("/today/log", "habit", "other", 404)]
    [InlineData("/today/log", "seconds", "20.5", 422)]
    [InlineData("/today/log", "seconds", "90000", 422)]
    [InlineData("/today/retract", "entry", "7", 422)]
    [InlineData("/today/retract", "entry", "0193e3a0-0000-7000-8000-000000000000", 404)]
    [InlineData("/today/undo", "key", "", 422)]
    [InlineData("/today/undo", "change", "7", 409)]
    [InlineData("/today/plan", "key", "7", 422)]
    [InlineData("/today/skip", "day", "", 422)]
    [InlineData("/today/skip", "day", "soon", 422)]
    [InlineData("/today/unskip", "day", "2026-11-31", 422)]
    public async Task rejects_an_invalid_form_and_changes_nothing(string action, string field, string value, int status)
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app);
        var fields = page.Forms[1].Fields.Append(new("key", "0193e3a0-0000-7000-8000-000000000000")).ToDictionary();

        page = await page.Send(new PageForm(action, fields, ""), (field, value));

        Assert.Equal(status, page.Status);
        Assert.Contains("role=\"alert\"", page.Html);
        Assert.Equal(0, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Fact]
    public async Task rejects_requests_from_a_foreign_origin()
    {
        await using var app = await demo.App();
        using var form = new FormUrlEncodedContent((await Page.Open(app)).Forms[1].Fields);

        (await app.Send(HttpMethod.Post, "/today/log", form, ("Origin", "https://elsewhere.example"))).Refuses(403, "foreign-origin");
    }

    [Fact]
    public async Task rejects_other_content_types_than_forms()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/today/log", new { seconds = 20 })).Refuses(415, "unsupported-media-type");
    }
}
