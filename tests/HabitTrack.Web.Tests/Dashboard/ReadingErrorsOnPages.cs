using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed partial class ReadingErrorsOnPages
{
    [Theory]
    [InlineData("/?done=7")]
    [InlineData("/?undone=x")]
    [InlineData("/history?before=x")]
    [InlineData("/habits/hang?why=soon")]
    [InlineData("/progress?from=2026-11-02&to=2026-11-01")]
    public async Task names_no_parameter_of_an_address(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });

        var page = new Page(app, (await app.Get(path, ("Accept", "text/html"))).Expect(422));

        Assert.Contains("A part of this address is missing or mistyped.", page.Text);
        Assert.DoesNotMatch(ApiWords(), page.Text);
    }

    [Theory]
    [InlineData("Set the goal", "effectiveFrom", "soon", "The first day must be a day such as 2026-11-22.")]
    [InlineData("Set the goal", "effectiveFrom", "2300-01-01", "The first day must be a day such as 2026-11-22.")]
    [InlineData("Set the goal", "direction", "atMost", "A limit cannot be for every few days.")]
    [InlineData("Set the goal", "days", "", "Days must be a whole number from 1 to 365, such as 3.")]
    [InlineData("Save", "startedOn", "soon", "The first day must be a day such as 2026-11-22.")]
    [InlineData("Save", "forgive", "31", "The number of missed periods must be a whole number from 0 to 30, such as 30.")]
    [InlineData("Skip", "day", "", "Day must be a day such as 2026-11-22.")]
    [InlineData("Skip", "to", "2026-11-01", "The last day must not be before the first")]
    [InlineData("Pause", "on", "soon", "The day must be a day such as 2026-11-22.")]
    public async Task says_in_words_what_is_wrong_with_a_field(string button, string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press(button, ("per", "everyDays"), ("days", "3"), ("unit", "seconds"), (field, typed));

        Assert.Equal(422, page.Status);
        Assert.Contains(expected, page.Text);
        Assert.DoesNotMatch(ApiWords(), page.Text);
    }

    [Fact]
    public async Task shows_a_problem_in_the_language_of_the_browser_or_else_in_that_of_the_person()
    {
        await using var app = await SharedService.NewPerson();
        var missing = new Page(app, (await app.Get("/habits/none", ("Accept", "text/html"), ("Accept-Language", "de"))).Expect(404));
        await app.Patch("/v1/profile", new { language = "de" });
        var chosen = new Page(app, (await app.Get("/habits/none", ("Accept", "text/html"))).Expect(404));

        Assert.Contains("Diese Gewohnheit gibt es nicht.", missing.Text);
        Assert.Contains("Diese Gewohnheit gibt es nicht.", chosen.Text);
    }

    /// <summary>Words of the API: names in camel case, and other terms that people do not know.</summary>
    [GeneratedRegex(@"\b(?!HabitTrack)[A-Za-z]+[a-z][A-Z][a-z]+\b|\bUUID\b")]
    private static partial Regex ApiWords();
}
