namespace HabitTrack.Web.Tests;

public sealed class AskingWhatIfOnAPage
{
    [Fact]
    public async Task replays_with_fewer_weekdays_and_shows_only_the_habits_that_would_change_in_the_order_of_today()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var (habit, order) in new[] { ("walk", 1), ("hang", 2), ("posture", 3) })
            await app.Put($"/v1/habits/{habit}", new { startedOn = "2026-11-16", order });

        var page = await Page.Open(app, "/what-if?hang.on=monday&hang.on=friday&walk.amount=1200");

        Assert.Contains("Sat 21 Nov missed → not due", page.Text);
        Assert.Equal(["hang"], System.Text.RegularExpressions.Regex.Matches(page.Html, "aria-labelledby=\"answer-([a-z]+)\"").Select(panel => panel.Groups[1].Value));
        Assert.Contains("At least 3 min on Mon, Fri, in place of at least 3 min a day.", page.Text);
        Assert.Contains("Nothing would change for the other 2 habits.", page.Text);
        Assert.Equal("friday", page.Forms.Single(form => form.Action == "/what-if").Fields["hang.on"]);
        Assert.Equal(422, (await Page.Open(app, "/what-if?hang.on=someday")).Status);
    }

    [Theory]
    [InlineData("hang.amount=240", "/habits/hang/edit?amount=240#goal", "at least 4 min a day")]
    [InlineData("hang.on=monday&hang.on=friday", "/habits/hang/edit?amount=180&weekday=monday&weekday=friday#goal", "at least 3 min on Mon, Fri")]
    public async Task offers_to_set_the_goal_that_was_tried(string tried, string link, string goal)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-16" });
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-17" });

        Assert.Contains(link, (await Page.Open(app, $"/what-if?{tried}")).Links);
        var page = await Page.Open(app, link);
        Assert.Contains("This is the goal that you tried.", page.Text);
        var form = page.Forms.Single(form => form.Action == "/habits/hang/goal");
        var weekdays = System.Text.RegularExpressions.Regex.Matches(page.Html, "name=\"weekday\" value=\"([a-z]+)\" checked").Select(day => day.Groups[1].Value);
        using var content = new FormUrlEncodedContent([.. form.Fields.Where(field => field.Key != "weekday"), .. weekdays.Select(day => KeyValuePair.Create("weekday", day))]);
        await app.Send(HttpMethod.Post, form.Action, content);

        Assert.Contains($"goal: {goal}, from 22 Nov 2026", (await Page.Open(app, "/history")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task names_the_habit_of_each_field_of_a_what_if()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50 });
        await app.Post("/v1/walks", new { seconds = 600 });

        var page = await Page.Open(app, "/what-if");

        foreach (var name in new[] { "Hang: At least", "Walk: At least", "Hang: Forgive", "Walk: Forgive" })
            Assert.Contains($"<span class=\"aloud\" dir=\"auto\">{name}</span>", page.Html);
    }

    [Fact]
    public async Task replays_with_another_current_goal_and_keeps_earlier_goals()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-20", goal = new { direction = "atLeast", amount = 60, unit = "seconds", per = "day" } });
        await app.Post("/v1/hangs", new { seconds = 70, day = "2026-11-20" });
        await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = 120, unit = "seconds", per = "day", effectiveFrom = "2026-11-21" });
        await app.Post("/v1/hangs", new { seconds = 130, day = "2026-11-21" });

        Assert.Contains("Nothing would change.", (await Page.Open(app, "/what-if?hang.amount=120&hang.forgive=0")).Text);
        Assert.DoesNotContain("Fri 20 Nov met → missed", (await Page.Open(app, "/what-if?hang.amount=200&hang.forgive=0&goalsFrom=current")).Text);
        Assert.Contains("Fri 20 Nov met → missed", (await Page.Open(app, "/what-if?hang.amount=200&hang.forgive=0&goalsFrom=start")).Text);
    }

    [Fact]
    public async Task replays_with_other_goals_and_shows_the_days_that_would_change()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var day in new[] { "2026-11-20", "2026-11-21", "2026-11-22" })
            await app.Post("/v1/hangs", new { seconds = 200, day });

        Assert.DoesNotContain("With these rules", (await Page.Open(app, "/what-if")).Text);
        var page = await Page.Open(app, "/what-if?hang.amount=240&hang.forgive=0");
        var invalid = await Page.Open(app, "/what-if?hang.amount=lots");

        Assert.Contains("Current streak 3 days 0 days", page.Text);
        Assert.Contains("Sat 21 Nov met → missed", page.Text);
        Assert.Contains("Hang, actual 3 days with an entry", page.Text);
        Assert.Contains("Hang, with these rules 3 days with an entry", page.Text);
        Assert.Equal(422, invalid.Status);
        Assert.Contains("Amount must be a number from 0", invalid.Text);
    }
}
