namespace HabitTrack.Web.Tests;

public sealed class ChoosingTheHabitToLog
{
    private static readonly object
        Visits = new { direction = "atLeast", amount = 1, unit = "visits", per = "week" },
        Minutes = new { direction = "atLeast", amount = 600, unit = "seconds", per = "day" };

    [Theory]
    [InlineData("/log/walk")]
    [InlineData("/log/posture")]
    [InlineData("/log/workout")]
    [InlineData("/log/stretch")]
    [InlineData("/log/pain")]
    [InlineData("/log/measurement")]
    [InlineData("/log/custom?habit=sauna")]
    [InlineData("/log/hang?habit=rings")]
    public async Task shows_no_result_that_belongs_to_another_habit(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/sauna", new { kind = "custom", name = "Sauna", goal = Visits });
        await app.Put("/v1/habits/rings", new { kind = "hang", name = "Rings" });
        var hang = (await app.Post("/v1/hangs", new { seconds = 45 })).Value<string>("entry.id");

        var page = await Page.Open(app, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={hang}");

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("logged.", page.Text);
        Assert.Contains("Hang 45 s logged.", (await Page.Open(app, $"/log/hang?done={hang}")).Text);
    }

    [Theory]
    [InlineData("custom", "Sauna", "amount", "1", "1 visit")]
    [InlineData("walk", "Evening walk", "minutes", "20", "20 min")]
    public async Task returns_to_its_page_after_an_undo(string kind, string name, string field, string typed, string what)
    {
        await using var app = await SharedService.NewPerson();
        var goal = kind == "custom" ? Visits : Minutes;
        await app.Put("/v1/habits/first", new { kind, name = "First", goal, order = 1 });
        await app.Put("/v1/habits/other", new { kind, name, goal, order = 2 });

        var page = await (await Page.Open(app, $"/log/{kind}?habit=other")).Press("Log", (field, typed));
        Assert.Contains($"{name} {what} logged.", page.Text);
        page = await page.Press("Undo");

        Assert.Contains($"Removed {name} {what}.", page.Text);
        Assert.Equal("other", page.Forms.First(form => form.Action == $"/log/{kind}").Fields["habit"]);
    }

    [Fact]
    public async Task stays_at_the_default_habit_when_another_one_comes_first()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/evening", new { kind = "walk", name = "Evening walk", goal = Minutes, order = 1 });
        await app.Put("/v1/habits/walk", new { goal = Minutes, order = 2 });

        var page = await (await Page.Open(app, "/log/walk")).Press("Log", ("habit", "walk"), ("minutes", "20"));

        Assert.Contains("Walk 20 min logged.", page.Text);
        Assert.Equal("walk", page.Forms.Single(form => form.Action == "/log/walk").Fields["habit"]);
    }

    [Fact]
    public async Task offers_no_archived_habits()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var (id, kind, goal) in new[] { ("walk", "walk", Minutes), ("sauna", "custom", Visits), ("swim", "custom", Visits), ("run", "custom", Visits) })
            await app.Put($"/v1/habits/{id}", new { kind, name = $"My {id}", startedOn = "2026-11-01", goal });
        foreach (var archived in new[] { "walk", "sauna" })
            (await app.Post($"/v1/habits/{archived}/archive", new { on = "2026-11-10" })).Expect(200);

        var (menu, page) = (await Page.Open(app, "/log"), await Page.Open(app, "/log/custom"));

        Assert.DoesNotContain(menu.Links, link => link.StartsWith("/log/walk", StringComparison.Ordinal));
        Assert.Contains("My swim", page.Text);
        Assert.DoesNotContain("My sauna", page.Text);
    }
}
