using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed class SeeingTheStatusOfADay
{
    [Fact]
    public async Task says_of_a_day_off_on_today_what_it_is()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { });
        await app.Post("/v1/days-off", new { from = "2026-11-22" });

        Assert.Contains("Day off", (await Page.Open(app)).Card("hang"));
        Assert.DoesNotContain("Skipped today", (await Page.Open(app, "/habits/hang")).Text);
    }

    [Fact]
    public async Task rounds_half_up()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/walks", new { metres = 2_345 });

        Assert.Contains("2.35 km", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task says_of_skipped_paused_and_free_days_in_a_missed_week_what_they_are()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/workout", new { startedOn = "2026-11-09" });
        await app.Post("/v1/habits/workout/skips", new { day = "2026-11-11" });
        await app.Post("/v1/days-off", new { from = "2026-11-13" });
        await app.Post("/v1/habits/workout/pause", new { from = "2026-11-14", to = "2026-11-14" });

        var page = await Page.Open(app, "/habits/workout");

        Assert.Contains("Skipped, paused or off", page.Text);
        Assert.Equal(2, page.Text.Split("Fri 13 Nov: nothing, day off").Length - 1);
        Assert.Equal(2, page.Text.Split("Sat 14 Nov: nothing, paused").Length - 1);
        Assert.Equal(2, page.Text.Split("Wed 11 Nov: nothing, skipped").Length - 1);
        Assert.Equal(2, page.Text.Split("Thu 12 Nov: nothing, missed").Length - 1);
    }

    [Fact]
    public async Task marks_each_day_by_its_status_and_the_tint_by_its_amount()
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount = 60, unit = "seconds", per = "day", on = new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "sunday" } };
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-16", goal });
        foreach (var (day, seconds) in new[] { ("2026-11-16", 60), ("2026-11-17", 20), ("2026-11-19", 30), ("2026-11-22", 120) })
            await app.Post("/v1/hangs", new { seconds, day });
        foreach (var day in new[] { "2026-11-19", "2026-11-20" })
            await app.Post("/v1/habits/hang/skips", new { day });

        var page = await Page.Open(app, "/habits/hang");

        Assert.Equal("met level-3", page.MarkOf("Mon 16 Nov"));
        Assert.Equal("partial level-1", page.MarkOf("Tue 17 Nov"));
        Assert.Equal("missed level-0", page.MarkOf("Wed 18 Nov"));
        Assert.Equal("excused level-2", page.MarkOf("Thu 19 Nov"));
        Assert.Equal("excused level-0", page.MarkOf("Fri 20 Nov"));
        Assert.Equal("none level-0", page.MarkOf("Sat 21 Nov"));
        Assert.Equal("met level-4", page.MarkOf("Sun 22 Nov"));
        Assert.Equal("open level-0", (await Page.Open(app, "/habits/hang?asOf=2026-11-18")).MarkOf("Wed 18 Nov"));
    }

    [Fact]
    public async Task marks_an_exceeded_limit_as_missed_and_not_as_partly_met()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/coffee", new { kind = "custom", startedOn = "2026-11-20", goal = new { direction = "atMost", amount = 2, unit = "cups", per = "day" } });
        foreach (var (day, amount) in new[] { ("2026-11-20", 3), ("2026-11-21", 1), ("2026-11-22", 1) })
            await app.Post("/v1/activities", new { habit = "coffee", amount, day });

        var page = await Page.Open(app, "/habits/coffee");

        Assert.Equal(("missed level-4", "met level-2", "open level-2"), (page.MarkOf("Fri 20 Nov"), page.MarkOf("Sat 21 Nov"), page.MarkOf("Sun 22 Nov")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/habits/hang")]
    [InlineData("/what-if?hang.amount=300")]
    public async Task has_one_legend_with_a_shape_of_its_own_for_each_mark(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" });

        var html = (await Page.Open(app, path)).Html;

        var shapes = Regex.Matches(html, "<symbol id=\"(day-[a-z]+)\"[^>]*>(.*?)</symbol>").ToDictionary(shape => shape.Groups[1].Value, shape => shape.Groups[2].Value);
        Assert.Equal(shapes.Count, shapes.Values.Distinct().Count());
        Assert.Equal(
            shapes.Keys.Order(),
            Regex.Matches(html, "href=\"#(day-[a-z]+)\"").Select(used => used.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public async Task explains_the_status_of_a_day()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20", note = "At the park" });

        var page = await Page.Open(app, "/habits/hang?why=2026-11-20");

        Assert.Contains("Why? Friday, 20 November met Fri 20 Nov 3 min 20 s of 3 min: met. That makes 1 in a row.", page.Text);
        Assert.Contains("3 min 20 s At the park", page.Text);
        Assert.Contains("missed", (await Page.Open(app, "/habits/hang?why=2026-11-21")).Text);
        Assert.Contains("Nothing was asked on this day.", (await Page.Open(app, "/habits/hang?why=2026-11-01")).Text);
    }
}
