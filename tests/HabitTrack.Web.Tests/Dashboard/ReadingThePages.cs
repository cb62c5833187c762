using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed class ReadingThePages
{
    [Fact]
    public async Task marks_each_of_the_last_days_and_every_day_of_a_missed_week()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-16" });
        await app.Post("/v1/hangs", new { seconds = 60, day = "2026-11-17" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-18" });
        await app.Put("/v1/habits/workout", new { startedOn = "2026-11-09" });

        var page = await Page.Open(app);

        Assert.Equal(["missed", "partial", "excused", "missed", "missed", "missed", "open"], Marks(page.Html, "Hang"));
        Assert.Equal(["open", "open", "open", "open", "open", "open", "open"], Marks(page.Html, "Workout"));
        Assert.Contains("Hang, Tue 17 Nov: 1 min, missed Hang, Wed 18 Nov: nothing, skipped", page.Text);
        Assert.Contains("/habits/hang?why=2026-11-17#why", page.Links);
        var workout = await Page.Open(app, "/habits/workout");
        Assert.All(new[] { "Mon 9 Nov", "Thu 12 Nov", "Sun 15 Nov" }, day => Assert.Equal("missed level-0", workout.MarkOf(day)));
    }

    [Fact]
    public async Task gives_repeated_controls_distinct_names()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var performedAt in new[] { "2026-11-22T10:03:00Z", "2026-11-22T11:04:00Z", "2026-11-22T11:04:00Z" })
            await app.Post("/v1/posture-checks", new { posture = "upright", performedAt });

        var buttons = (await Page.Open(app)).Forms.Where(form => form.Action == "/today/retract").Select(form => form.Button).ToList();

        Assert.Contains("Remove Posture upright 10:03", buttons);
        Assert.Equal(3, buttons.Distinct().Count());
        var sets = await Page.Open(app, "/log/workout");
        foreach (var label in new[] { "Bent over dumbbell row, set 1: repetitions", "Dumbbell shrug, set 1: kg", "Weighted forward bend, set 1: type" })
            Assert.Contains(label, sets.Text);
    }

    [Fact]
    public async Task shows_which_change_was_undone()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30, day = "2026-11-20" });
        await app.Post("/v1/hangs", new { seconds = 58, day = "2026-11-03" });

        var page = await (await Page.Open(app)).Press("Undo last change");
        Assert.Contains("Undid: Hang, 58 s on Tue 3 Nov", page.Text);
        page = await page.Press("Undo last change");
        Assert.Contains("Undid: Hang, 30 s on Fri 20 Nov", page.Text);

        Assert.DoesNotContain("Undid", (await Page.Open(app, "/?undone=1")).Text);
        Assert.DoesNotContain("Undid", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task names_a_habit_without_an_active_period_in_undo()
    {
        await using var app = await SharedService.NewPerson();
        var logged = await app.Post("/v1/hangs", new { seconds = 30 });
        (await app.Put("/v1/habits/hang", new { name = "Bar" })).Expect(200);
        await app.Delete(logged.Headers["Location"]);

        foreach (var path in new[] { "/", "/history" })
            Assert.Contains("Undo last change: Bar, 30 s on Sun 22 Nov removed", (await Page.Open(app, path)).Text);
    }

    [Fact]
    public async Task shows_which_change_of_a_habit_or_settings_was_undone()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "Swim", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
        await app.Patch("/v1/profile", new { name = "Ann" });

        var page = await (await Page.Open(app, "/history")).Press("Undo last change");
        Assert.Contains("Undid: You, name none → Ann", page.Text);
        page = await page.Press("Undo last change");
        Assert.Contains("Undid: Swim, started, at least 30 minutes a week", page.Text);
    }

    [Fact]
    public async Task shows_what_undo_reverts_and_offers_to_restore_a_removed_entry()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        var page = await (await Page.Open(app)).Press("+ 30 s");
        Assert.Contains("Hang 30 s logged.", page.Text);
        Assert.Contains("Undo last change: Hang, 30 s on Sun 22 Nov", page.Text);

        page = await page.Press("Remove Hang 30 s");
        Assert.Contains("Removed Hang 30 s.", page.Text);
        Assert.Contains("Undo last change: Hang, 30 s on Sun 22 Nov removed", page.Text);

        page = await page.Press("Put back");
        Assert.Contains("30 s of 3 min today", page.Card("hang"));
    }

    [Theory]
    [InlineData("Skip", "day", "12 Nov 2026 is skipped.")]
    [InlineData("Pause", "from", "Hang is paused from 12 Nov 2026.")]
    public async Task confirms_a_change_of_a_habit(string button, string field, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        Assert.Contains(expected, (await (await Page.Open(app, "/habits/hang/edit")).Press(button, (field, "2026-11-12"), ("on", "2026-11-12"))).Text);
    }

    [Fact]
    public async Task describes_only_past_days_in_charts_and_scales_an_empty_week_to_the_goal()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { weekStartsOn = "sunday" });
        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "day" } });
        var empty = await Page.Open(app, "/progress");
        Assert.DoesNotContain("0.001", empty.Text);
        Assert.Contains(">30</text>", empty.Html);

        await app.Post("/v1/activities", new { habit = "read", amount = 29 });

        Assert.Contains("29 minutes in all.", (await Page.Open(app, "/progress")).Text);
        Assert.Contains("1 minute to go", (await Page.Open(app)).Card("read"));
    }

    [Fact]
    public async Task shows_totals_since_the_start_of_the_habit_with_the_goals_in_effect()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-10-19" });
        await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = 300, unit = "seconds", per = "day", effectiveFrom = "2026-11-09" });

        var page = await Page.Open(app, "/habits/hang");

        Assert.Equal(2, Regex.Count(page.Html, "<line class=\"goal\"", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("1 Sep 2026 30 Sep 2026", page.Text);
        Assert.Contains("19 Oct 2026 25 Oct 2026 nothing", page.Text);
    }

    [Fact]
    public async Task shows_not_found_pages_without_api_terms()
    {
        await using var app = await SharedService.NewPerson();

        foreach (var path in new[] { "/nowhere", "/log/dance", "/habits/swim" })
        {
            var text = (await app.Get(path, ("Accept", "text/html"))).Expect(404).Text;
            Assert.DoesNotContain("openapi", text);
            Assert.DoesNotContain("/v1/", text);
        }
    }

    [Theory]
    [InlineData("/nowhere", 404, "Page not found There is no page at this address.")]
    [InlineData("/habits/swim", 404, "Habit not found This habit does not exist.")]
    [InlineData("/?asOf=tomorrow", 422, "That did not work A part of this address is missing or mistyped.")]
    public async Task says_what_is_wrong_with_an_address(string path, int status, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var page = new Page(app, (await app.Get(path, ("Accept", "text/html"))).Expect(status));

        Assert.Contains(expected, page.Text);
        Assert.Contains("/", page.Links);
    }

    [Fact]
    public async Task describes_changes_that_no_page_shows()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        (await app.Put("/v1/habits/hang", new { startedOn = "2026-11-22" })).Expect(200);
        Assert.Contains("Undo last change: Hang, start set to 22 Nov 2026", (await Page.Open(app)).Text);

        foreach (var change in new object[] { new { name = "none" }, new { acknowledgedAdvice = new[] { "sit-less" } }, new { acknowledgedAdvice = new[] { "load-jump" } } })
        {
            (await app.Patch("/v1/profile", change)).Expect(200);
            foreach (var path in new[] { "/", "/history" })
                Assert.Equal(200, (await Page.Open(app, path)).Status);
        }

        Assert.Contains("advice read Get up, stretch, walk or hang for a moment. → Increase the load gradually", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task rejects_a_resubmitted_form_with_changed_values_in_plain_words()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/log/hang");
        await page.Press("Log", ("seconds", "20"));

        var again = await page.Press("Log", ("seconds", "30"));

        Assert.Contains("This form was already submitted", again.Text);
    }

    /// <summary>The marks of the last seven days of a habit on Today.</summary>
    private static IEnumerable<string> Marks(string html, string habit) => Regex
        .Matches(
            Regex.Match(html, $"<th scope=\"row\" dir=\"auto\">{habit}</th>.*?</tr>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value,
            "class=\"mark (?<mark>[a-z]+) ",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1))
        .Select(match => match.Groups["mark"].Value);
}
