namespace HabitTrack.Web.Tests;

public sealed class LookingAtAHabit
{
    [Fact]
    public async Task shows_its_year_strength_streaks_totals_records_and_goals()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in new[] { "2026-11-16", "2026-11-17", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22" })
            await app.Post("/v1/hangs", new { seconds = 200, day });

        var page = await Page.Open(app, "/habits/hang");

        Assert.Equal(200, page.Status);
        Assert.Contains("Hang, the last 53 weeks", page.Text);
        Assert.Contains("Sat 21 Nov: 3 min 20 s, met", page.Text);
        Assert.Contains("Wed 18 Nov: nothing, missed", page.Text);
        Assert.Contains("The longest has 4 days.", page.Text);
        Assert.Contains("Strength of Hang", page.Text);
        Assert.Contains("Longest hang 3 min 20 s 16 Nov 2026", page.Text);
        Assert.Contains("At least 3 min a day since 16 Nov 2026", page.Text);
        Assert.Contains("16 Nov 2026 22 Nov 2026 20 min", page.Text);
    }

    [Fact]
    public async Task shows_the_load_of_a_record_as_it_was_logged()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "dumbbell-shrug", reps = 8, kg = 22.25 } } });

        var page = await Page.Open(app, "/habits/workout");

        Assert.Contains("Heaviest dumbbell shrug 22.25 kg", page.Text);
        Assert.Contains("Estimated maximum, dumbbell shrug 28.2 kg", page.Text);
    }

    [Theory]
    [InlineData("litres", "0.4 litres each")]
    [InlineData("steps", "0 steps each")]
    public async Task shows_the_mean_of_the_days_with_an_entry_with_its_decimals(string unit, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/water", new { kind = "custom", goal = new { direction = "atLeast", amount = 2.5, unit, per = "day" } });
        foreach (var day in new[] { "2026-11-20", "2026-11-21", "2026-11-22" })
            (await app.Post("/v1/activities", new { habit = "water", amount = 0.4, day })).Expect(201);

        Assert.Contains(expected, (await Page.Open(app, "/habits/water")).Text);
    }

    [Fact]
    public async Task shows_each_day_in_the_unit_of_the_goal_that_was_in_effect()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in new[] { "2026-11-19", "2026-11-20", "2026-11-21" })
            await app.Post("/v1/walks", new { seconds = 700, steps = 1_000, day });
        await app.Post("/v1/walks", new { seconds = 900, day = "2026-11-18" });
        var goal = new { direction = "atLeast", amount = 900, unit = "steps", per = "day", effectiveFrom = "2026-11-21" };
        (await app.Post("/v1/habits/walk/goal", goal)).Expect(200);

        var page = await Page.Open(app, "/habits/walk");

        Assert.Equal(2, page.Text.Split("Wed 18 Nov: 15 min, met").Length - 1);
        Assert.Equal(2, page.Text.Split("Fri 20 Nov: 11 min 40 s, met").Length - 1);
        Assert.Equal(2, page.Text.Split("Sat 21 Nov: 1000 steps, met").Length - 1);
        Assert.Contains("16 Nov 2026 – – 15 min 11 min 40 s 11 min 40 s 1000 steps –", page.Text);
        Assert.Contains("4 days with an entry, the most on Thu 19 Nov: 1000 steps.", page.Text);
    }

    [Fact]
    public async Task names_the_year_of_a_day_that_is_not_in_the_current_one()
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" };
        await app.Put("/v1/habits/read", new { kind = "custom", startedOn = "2025-12-01", goal });
        await app.Post("/v1/activities", new { habit = "read", amount = 15, day = "2025-12-15" });

        Assert.Contains("met Mon 15 Dec 2025", (await Page.Open(app, "/habits/read?why=2025-12-15")).Text);
        Assert.Contains("Mon 15 Dec 2025 15 pages", (await Page.Open(app, "/log/custom?habit=read")).Text);
        Assert.Contains("15 pages on Mon 15 Dec 2025", (await Page.Open(app, "/history")).Text);
        Assert.Contains("Mon 15 Dec 2025 met → missed", (await Page.Open(app, "/what-if?read.amount=20&goalsFrom=start")).Text);
        Assert.Contains("Sun 14 Dec 2025", (await Page.Open(app, "/?asOf=2025-12-15")).Text);
    }

    [Fact]
    public async Task shows_the_weeks_up_to_today_or_a_year()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in new[] { "2025-03-10", "2025-11-17", "2026-11-22" })
            await app.Post("/v1/hangs", new { seconds = 200, day });

        var weeks = await Page.Open(app, "/habits/hang");
        var year = await Page.Open(app, "/habits/hang?year=2025");

        Assert.Contains("2 days with an entry", weeks.Text);
        Assert.Contains("In the last 53 weeks 6 min 40 s 2 entries", weeks.Text);
        Assert.Contains("Hang, 2025 2 days with an entry", year.Text);
        Assert.Contains("In 2025 6 min 40 s 2 entries", year.Text);
        Assert.Equal((53 * 7, 365), (weeks.Html.Split(" width=\"11\"").Length - 1, year.Html.Split(" width=\"11\"").Length - 1));
    }

    [Fact]
    public async Task links_each_day_of_a_month_to_its_explanation()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-10-30" });

        var month = await Page.Open(app, "/habits/hang?month=2026-10-01&year=2026");
        var why = month.Links.Where(link => link.EndsWith("why=2026-10-30#why", StringComparison.Ordinal)).Distinct().Single();

        Assert.Contains("October 2026", month.Text);
        Assert.Contains("aria-label=\"Fri&#xA0;30&#xA0;Oct: 3&#xA0;min 20&#xA0;s, met. Why?\"", month.Html);
        Assert.DoesNotContain(month.Links, link => link.Contains("why=2026-10-29", StringComparison.Ordinal));
        Assert.Contains("/habits/hang?month=2026-11-01&year=2026#month", month.Links);
        Assert.Contains("Why? Friday, 30 October met", (await Page.Open(app, why)).Text);
        Assert.Contains("October 2026", (await Page.Open(app, "/habits/hang?why=2026-10-31")).Text);
    }

    [Theory]
    [InlineData("/habits/hang?month=October", 422, "invalid-values")]
    [InlineData("/habits/swim", 404, "habit-not-started")]
    [InlineData("/habits/hang?year=1", 422, "invalid-values")]
    [InlineData("/habits/hang?why=yesterday", 422, "invalid-values")]
    public async Task rejects_an_unknown_habit_and_invalid_parameters(string path, int status, string code)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200 });

        (await app.Get(path)).Refuses(status, code);
    }

    [Fact]
    public async Task shows_an_html_page_for_an_unknown_habit()
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Get("/habits/swim", ("Accept", "text/html"))).Expect(404);

        Assert.Equal("text/html", answer.ContentType);
        Assert.Contains("This habit does not exist.", answer.Text);
    }

    [Fact]
    public async Task excludes_later_entries_as_of_a_past_day()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" });
        await app.Post("/v1/hangs", new { seconds = 300, day = "2026-11-22" });

        var page = await Page.Open(app, "/habits/hang?asOf=2026-11-20");

        Assert.Contains("Longest hang 3 min 20 s", page.Text);
        Assert.DoesNotContain("5 min", page.Text);
        Assert.DoesNotContain(page.Forms, form => form.Action.StartsWith("/today", StringComparison.Ordinal));
    }
}
