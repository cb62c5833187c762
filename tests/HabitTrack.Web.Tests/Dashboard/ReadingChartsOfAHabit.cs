using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed class ReadingChartsOfAHabit
{
    [Fact]
    public async Task shows_a_whole_unit_on_the_axis_of_a_limit_of_nothing()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/smoke", new { kind = "custom", goal = new { direction = "atMost", amount = 0, unit = "cigs", per = "day" } });

        var page = await Page.Open(app, "/habits/smoke");

        Assert.DoesNotContain("0.001", page.Text);
        Assert.Contains(">1</text>", page.Html);
    }

    [Fact]
    public async Task names_the_unit_of_an_axis_once_however_long_it_is()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/water", new { kind = "custom", goal = new { direction = "atLeast", amount = 1.5, unit = "waterings of plants", per = "day" } });

        var html = (await Page.Open(app, "/habits/water")).Html;

        Assert.Contains(">0.5</text>", html);
        Assert.DoesNotMatch("waterings of plants</text>", html);
        Assert.Equal(2, Regex.Count(html, ">waterings of plants</p>"));
    }

    [Fact]
    public async Task draws_the_goal_of_a_week_as_the_sum_of_the_goals_that_held_on_its_days()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-16" });
        await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = 60, unit = "seconds", per = "day", effectiveFrom = "2026-11-19" });
        await app.Post("/v1/hangs", new { seconds = (3 * 180) + (4 * 60), day = "2026-11-20" });

        var html = (await Page.Open(app, "/habits/hang")).Html;

        var weeks = html[html.IndexOf("id=\"weeks-head\"", StringComparison.Ordinal)..];
        Assert.Equal(
            Regex.Match(weeks, "<rect class=\"bar[^>]* y=\"([0-9.]+)\"").Groups[1].Value,
            Regex.Match(weeks, "<line class=\"goal\"[^>]* y1=\"([0-9.]+)\"").Groups[1].Value);
    }

    [Fact]
    public async Task gives_each_chart_with_a_table_a_name_of_its_own()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" });
        await app.Post("/v1/walks", new { seconds = 700, day = "2026-11-20" });

        foreach (var path in new[] { "/habits/hang", "/progress" })
        {
            var names = Regex.Matches((await Page.Open(app, path)).Html, "<summary>(Show as table.*?)</summary>").Select(name => name.Value).ToList();
            Assert.InRange(names.Count, 2, 9);
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }
}
