namespace HabitTrack.Web.Tests;

public sealed class StartingAHabitOnAPage
{
    [Fact]
    public async Task starts_one_habit_when_the_form_is_submitted_twice()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed =
            [("name", "Cold shower"), ("kind", "custom"), ("amount", "2"), ("unit", "showers"), ("per", "week"), ("direction", "atLeast")];

        foreach (var _ in new[] { 1, 2 })
            Assert.Contains("At least 2 showers a week", (await page.Press("Start", typed)).Text);

        Assert.Equal(1, (await app.Get("/v1/habits")).Count("habits"));
        Assert.Contains("There is a habit of this name.", (await (await Page.Open(app, "/habits/new")).Press("Start", typed)).Text);
    }

    [Fact]
    public async Task starts_a_habit_with_the_largest_goal_of_the_api_and_offers_the_units_of_each_kind()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed = [("name", "Walk"), ("kind", "walk"), ("unit-walk", "steps"), ("per", "month"), ("direction", "atLeast")];

        var refused = await page.Press("Start", [.. typed, ("amount", "1000000001")]);
        var started = await page.Press("Start", [.. typed, ("amount", "1000000000")]);

        Assert.Contains("Amount must be a number from 0 to 1000000000", refused.Text);
        Assert.Equal((200, 1_000_000_000m), (started.Status, (await app.Get("/v1/habits/walk")).Value<decimal>("goal.amount")));
        foreach (var units in new[] { "minutes seconds hours", "minutes seconds hours steps kilometres metres", "checks", "sessions minutes seconds hours repetitions" })
            Assert.Contains($"Unit {units} ", page.Text);
    }

    [Theory]
    [InlineData("day", "", "Every day")]
    [InlineData("everyDays", "", "every 3 days")]
    [InlineData("week", "3", "3 times a week")]
    public async Task starts_a_habit_that_is_done_or_not_and_logs_it_by_one_tap(string per, string amount, string goal)
    {
        await using var app = await SharedService.NewPerson();

        await (await Page.Open(app, "/habits/new")).Press("Start", ("name", "Floss"), ("kind", "custom"), ("count", "done"), ("per", per), ("amount", amount), ("days", "3"));
        Assert.Contains(goal == "Every day" ? "at least 1 time a day" : goal, (await Page.Open(app, "/history")).Text);
        var today = await Page.Open(app);
        Assert.Contains(per == "day" ? "Not done yet" : "to go", today.Card("floss"));
        today = await today.Send(today.Forms.Single(form => form.Action == "/today/log" && form.Button.Contains("Done", StringComparison.Ordinal)));
        Assert.DoesNotContain("Not done yet", today.Card("floss"));

        Assert.Equal((1m, "times"), ((await app.Get("/v1/entries")).Value<decimal>("entries.0.amount"), (await app.Get("/v1/habits/floss")).Value<string>("goal.unit")));
    }

    [Theory]
    [InlineData("\u041b\u0435\u0441")]
    [InlineData("\u041b\u0435\u0441 2")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u0645\u0634\u064a")]
    [InlineData("!")]
    [InlineData("Profile")]
    public async Task starts_a_habit_with_any_name(string name)
    {
        await using var app = await SharedService.NewPerson();
        (string, string)[] Typed(string some) => [("name", some), ("kind", "custom"), ("amount", "2"), ("unit", "times"), ("per", "week"), ("direction", "atLeast")];

        var started = await (await Page.Open(app, "/habits/new")).Press("Start", Typed(name));
        var again = await (await Page.Open(app, "/habits/new")).Press("Start", Typed(name));
        var other = await (await Page.Open(app, "/habits/new")).Press("Start", Typed("\u0441\u0430\u0434 2"));

        Assert.Equal((200, 200), (started.Status, other.Status));
        Assert.Contains("There is a habit of this name.", again.Text);
        Assert.Equal([name, "\u0441\u0430\u0434 2"], (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["name"]!).OrderByDescending(some => some == name));
    }

    [Fact]
    public async Task starts_a_habit_with_a_rolling_goal()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed =
            [("name", "Cold shower"), ("kind", "custom"), ("amount", "2"), ("unit", "showers"), ("per", "rolling"), ("direction", "atLeast")];

        var refused = await page.Press("Start", [.. typed, ("days", "32")]);
        var started = await page.Press("Start", [.. typed, ("days", "5")]);

        Assert.Contains("days must be a whole number from 2 to 31, such as 7.", refused.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("rolling", "32"), (refused.Forms[0].Fields["per"], refused.Forms[0].Fields["days"]));
        Assert.Contains("At least 2 showers in any 5 days", started.Text);
        var edit = (await Page.Open(app, "/habits/cold-shower/edit")).Forms.Single(form => form.Action == "/habits/cold-shower/goal");
        Assert.Equal(("rolling", "5"), (edit.Fields["per"], edit.Fields["days"]));
        Assert.Contains("Started, at least 2 showers in any 5 days", (await Page.Open(app, "/history")).Text);
    }

    [Theory]
    [InlineData("name", "", "Give it a name.")]
    [InlineData("amount", "0", "The amount to reach must be above 0")]
    [InlineData("amount", "many", "Amount must be a number")]
    [InlineData("unit", "", "Unit is required: text such as")]
    [InlineData("forgive", "99", "The number of missed periods must be a whole number from 0 to 30")]
    public async Task shows_validation_errors_of_a_new_habit_and_keeps_the_input(string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        (string Field, string Text)[] fields =
            [("name", "Read"), ("kind", "custom"), ("amount", "20"), ("unit", "pages"), ("per", "day"), ("direction", "atLeast"), (field, typed)];

        var page = await (await Page.Open(app, "/habits/new")).Press("Start", fields);

        Assert.Equal(422, page.Status);
        Assert.Contains(expected, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(typed, page.Forms.Single(form => form.Action == "/habits/new").Fields[field]);
    }
}
