using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed partial class SeeingWhatIsLeft
{
    [Fact]
    public async Task shows_what_is_left_first_and_folds_what_is_done()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await app.Post("/v1/hangs", new { seconds = 200 });
        await app.Post("/v1/habits/walk/skips", new { day = "2026-11-22" });

        var page = await Page.Open(app);

        Assert.Equal(["posture", "stretch", "workout", "hang folded", "walk folded"], Cards(page));
        Assert.Contains("3 to go: Posture, Stretch and Workout", page.Text);
        Assert.Contains("<desc id=\"day-shares\">Hang: 3 min 20 s of 3 min today. Posture: 0 of 6", page.Html.Replace('\u00a0', ' '));
        Assert.Equal(["hang", "walk", "posture", "stretch", "workout"], Cards(await Page.Open(app, "/?asOf=2026-11-22")));
    }

    [Theory]
    [InlineData("day", 0, "Read: 10 pages left, then all done")]
    [InlineData("day", 4, "Read: 6 pages left, then all done")]
    [InlineData("day", 10, "All done today")]
    [InlineData("month", 4, "Nothing is due today. Read: 6 pages left this month")]
    public async Task says_in_one_sentence_what_is_left(string per, int logged, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", startedOn = "2026-11-01", goal = new { direction = "atLeast", amount = 10, unit = "pages", per } });
        await app.Post("/v1/activities", new { habit = "read", amount = logged });

        Assert.Contains($"Sunday, 22 November {expected} Yesterday", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task names_at_most_four_habits()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });

        Assert.Contains("Day 1. 5 to go: Hang, Walk, Posture and 2 more", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task counts_the_goals_that_have_no_ring_of_their_own()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var at in Enumerable.Range(1, 9))
            await app.Put($"/v1/habits/habit-{at}", new { kind = "custom", name = $"Habit {at}", order = at, goal = new { direction = "atLeast", amount = 1, unit = "times", per = "day" } });
        foreach (var at in Enumerable.Range(1, 8))
            await app.Post("/v1/activities", new { habit = $"habit-{at}", amount = 1 });

        var open = (await Page.Open(app)).Html;
        await app.Post("/v1/activities", new { habit = "habit-9", amount = 1 });
        var met = (await Page.Open(app)).Html;

        Assert.Matches("class=\"further\"[^>]*>(\\+|&#x2B;)1</text>", open);
        Assert.Matches("<desc id=\"day-shares\">[^<]*Habit 9: ", open);
        Assert.DoesNotMatch("<svg x=\"32\"", open);
        Assert.Matches("<svg x=\"32\"", met);
    }

    [Fact]
    public async Task marks_each_entry_with_the_icon_and_color_of_its_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", icon = "book", color = "violet", goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" } });
        await app.Post("/v1/activities", new { habit = "read", amount = 4 });

        Assert.Matches("<li class=\"custom color-violet\" id=\"entry-.*?#book", (await Page.Open(app)).Html.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task offers_the_last_amount_and_the_rest()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 85 });

        Assert.Contains("Hang: + 20 s Hang: + 85 s Hang: + 95 s the rest Hang: Timer", (await Page.Open(app)).Card("hang"));

        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" } });
        await app.Post("/v1/activities", new { habit = "read", amount = 4 });

        var page = await (await Page.Open(app)).Press("Read: + 6 pages");
        Assert.Contains("Read 6 pages logged. Goal met.", page.Text);
        Assert.Contains("10 of 10 pages today", page.Card("read"));
    }

    [Fact]
    public async Task celebrates_a_met_goal_with_a_long_streak()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in Enumerable.Range(16, 6))
            await app.Post("/v1/hangs", new { seconds = 180, day = $"2026-11-{day}" });

        var page = await (await Page.Open(app)).Press("+ 3 min");
        Assert.Contains("Hang 3 min logged. Goal met. 7 days in a row.", page.Text);
        Assert.Equal(["hang flourish"], Cards(page));
        Assert.Contains("your longest ever", page.Card("hang"));

        page = await page.Press("+ 30 s");
        Assert.Contains("Hang 30 s logged. Undo", page.Text);
    }

    [Fact]
    public async Task celebrates_a_record()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 60, day = "2026-11-21" });
        var entry = (await app.Post("/v1/hangs", new { seconds = 85 })).Value<string>("entry.id");

        Assert.Contains("Hang 1 min 25 s logged. New record: Longest hang: 1 min 25 s. Undo", (await Page.Open(app, $"/?done={entry}")).Text);
    }

    [Fact]
    public async Task skips_today_and_takes_it_back()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 180, day = "2026-11-21" });

        var page = await (await Page.Open(app)).Press("Hang: Skip today");
        Assert.Contains("Hang is skipped today. Hang: Undo", page.Text);
        Assert.Contains("Nothing is due today", page.Text);
        Assert.Contains("Skipped today", page.Card("hang"));
        Assert.Equal("2026-11-22", (await app.Get("/v1/habits/hang")).Value<string>("skips.0.day"));

        page = await page.Press("Hang: Undo");
        Assert.Contains("Hang counts again today.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/habits/hang")).Count("skips"));
        Assert.Contains("Hang: Count today again", (await page.Press("Hang: Skip today")).Card("hang"));
    }

    [Fact]
    public async Task names_the_day_that_was_skipped_after_midnight_and_takes_it_back()
    {
        await using var app = await SharedService.NewPersonWithClock();
        app.Clock.Now = new(2026, 11, 22, 23, 59, 50, TimeSpan.Zero);
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var page = await Page.Open(app);

        app.Clock.Now = app.Clock.Now.AddSeconds(15);
        page = await page.Press("Hang: Skip today");
        Assert.Contains("Hang is skipped on Sun 22 Nov. Hang: Undo", page.Text);
        page = await page.Press("Hang: Undo");

        Assert.Contains("Hang counts again on Sun 22 Nov.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/habits/hang")).Count("skips"));
    }

    [Fact]
    public async Task says_nothing_of_a_skip_that_was_not_made()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        Assert.DoesNotContain("Hang counts again", (await Page.Open(app, "/?skip=hang")).Text);
    }

    [Fact]
    public async Task offers_no_skip_for_a_day_off()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 180, day = "2026-11-21" });
        await app.Post("/v1/days-off", new { from = "2026-11-22" });

        var page = await Page.Open(app);

        Assert.Contains("Day off", page.Card("hang"));
        Assert.DoesNotContain(page.Forms, form => form.Action is "/today/skip" or "/today/unskip");
    }

    /// <summary>The habits of the cards, in order, with the classes of their state.</summary>
    private static IEnumerable<string> Cards(Page page) => Card().Matches(page.Html).Select(card =>
        string.Join(' ', new[] { card.Groups["habit"].Value }.Concat(card.Groups["classes"].Value.Split(' ').Intersect(["folded", "flourish"]))));

    [GeneratedRegex("<article class=\"(?<classes>[^\"]*)\" id=\"habit-(?<habit>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Card();
}
