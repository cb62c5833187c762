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
