namespace HabitTrack.Web.Tests;

public sealed class TypingNumbers
{
    [Theory]
    [InlineData("/log/measurement", "value", "81,4", "value", "81.4")]
    [InlineData("/log/measurement", "value", "81\u066b4", "value", "81.4")]
    [InlineData("/log/measurement", "value", "\u0668\u0661\u066b\u0664", "value", "81.4")]
    [InlineData("/log/workout", "sets[0].kg", "\u221222,5", "sets.0.kg", "-22.5")]
    [InlineData("/log/walk", "minutes", "1,25", "seconds", "75")]
    [InlineData("/log/walk", "kilometres", "1,2340", "metres", "1234")]
    [InlineData("/log/hang", "minutes", "10,5", "seconds", "630")]
    [InlineData("/log/walk", "kilometres", "1,25", "metres", "1250")]
    [InlineData("/log/workout", "sets[0].kg", "22,5", "sets.0.kg", "22.5")]
    [InlineData("/log/workout", "rpe", "7,5", "rpe", "7.5")]
    public async Task accepts_a_decimal_comma(string path, string field, string typed, string kept, string value)
    {
        await using var app = await SharedService.NewPerson();

        await (await Page.Open(app, path)).Press("Log", ("sets[0].done", "on"), ("name", "weight"), ("unit", "kg"), ("seconds", ""), (field, typed));

        Assert.Equal(value, (await app.Get("/v1/entries"))[$"entries.0.{kept}"]!.ToJsonString());
    }

    [Fact]
    public async Task accepts_a_decimal_comma_in_a_goal_on_a_card_and_in_a_what_if()
    {
        await using var app = await SharedService.NewPerson();
        await (await Page.Open(app, "/habits/new")).Press("Start", ("name", "Swim"), ("amount", "2,5"), ("unit", "km"));
        Assert.Equal(2.5m, (await app.Get("/v1/habits/swim")).Value<decimal>("goal.amount"));

        var today = await Page.Open(app);
        await today.Send(today.Forms.First(form => form.Fields.GetValueOrDefault("habit") == "swim"), ("amount", "0,5"));

        Assert.Equal(0.5m, (await app.Get("/v1/entries")).Value<decimal>("entries.0.amount"));
        (await app.Get("/what-if?goal-swim=1,5&amount-swim=1,5")).Expect(200);
    }

    [Theory]
    [InlineData("2,500", "2500 or 2.5.")]
    [InlineData("2.500", "2500 or 2.5.")]
    [InlineData("12,345", "12345 or 12.3450.")]
    [InlineData("12.345", "12345 or 12.3450.")]
    [InlineData("10.000", "10000 or 10.")]
    [InlineData("1.000.000", "1000000.")]
    [InlineData("10 000", "10000.")]
    public async Task refuses_a_number_whose_separator_can_be_between_thousands_and_says_how_to_write_it(string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/eat", new { kind = "custom", goal = new { direction = "atMost", amount = 2_400, unit = "kcal", per = "day" } });
        await app.Put("/v1/habits/walk", new { kind = "walk", goal = new { direction = "atLeast", amount = 5_000, unit = "metres", per = "day" } });

        Page[] refused =
        [
            await (await Page.Open(app, "/log/custom?habit=eat")).Press("Log", ("amount", typed)),
            await (await Page.Open(app, "/habits/eat/edit")).Press("Set the goal", ("amount", typed)),
            await (await Page.Open(app, "/log/measurement")).Press("Log", ("name", "steps"), ("unit", "steps"), ("value", typed)),
            await (await Page.Open(app, "/log/measurement")).Press("Log", ("name", "run"), ("unit", "m"), ("value", typed)),
            await (await Page.Open(app, "/log/measurement")).Press("Log", ("name", "protein"), ("unit", "g"), ("value", "-" + typed)),
        ];

        Assert.All(refused, page => Assert.Equal((422, true), (page.Status, page.Text.Contains("must be a number without separators between thousands: ", StringComparison.Ordinal))));
        Assert.All(refused[..^1], page => Assert.Contains("between thousands: " + expected, page.Text));
        var today = await Page.Open(app);
        var card = await today.Send(today.Forms.First(form => form.Fields.GetValueOrDefault("habit") == "walk"), ("metres", typed));
        Assert.Contains("between thousands: " + expected, card.Text);
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Theory]
    [InlineData("1.1250", 1.125)]
    [InlineData("0,345", 0.345)]
    [InlineData("2500", 2_500.0)]
    public async Task accepts_an_amount_that_has_one_meaning(string typed, double amount)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/eat", new { kind = "custom", goal = new { direction = "atMost", amount = 2_400, unit = "kcal", per = "day" } });

        await (await Page.Open(app, "/log/custom?habit=eat")).Press("Log", ("amount", typed));

        Assert.Equal((decimal)amount, (decimal?)(await app.Get("/v1/entries"))["entries.0.amount"]);
    }

    [Theory]
    [InlineData("/log/walk", "minutes", "1.200", "1200 or 1.2.")]
    [InlineData("/log/walk", "kilometres", "1.500", "1500 or 1.5.")]
    [InlineData("/log/hang", "minutes", "1,200", "1200 or 1.2.")]
    [InlineData("/log/workout", "sets[0].kg", "1.125", "1125 or 1.1250.")]
    [InlineData("/log/workout", "rpe", "7.500", "7500 or 7.5.")]
    public async Task refuses_it_in_every_field(string path, string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = await (await Page.Open(app, path)).Press("Log", ("sets[0].done", "on"), (field, typed));

        Assert.Equal(422, refused.Status);
        Assert.Contains("must be a number without separators between thousands: " + expected, refused.Text);
    }

    [Fact]
    public async Task accepts_a_value_that_is_not_changed()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/drink", new { kind = "custom", goal = new { direction = "atLeast", amount = 1.125, unit = "litres", per = "day" } });
        var drink = (await app.Post("/v1/activities", new { habit = "drink", amount = 1.125 })).Value<string>("entry.id");
        var run = (await app.Post("/v1/measurements", new { name = "run", value = 1.125, unit = "m" })).Value<string>("entry.id");

        foreach (var (path, button) in new[] { ($"/entries/{drink}/edit", "Correct"), ($"/entries/{run}/edit", "Correct"), ("/habits/drink/edit", "Set the goal") })
            Assert.Equal(200, (await (await Page.Open(app, path)).Press(button, ("note", "Kept"))).Status);

        foreach (var (id, field) in new[] { (drink, "amount"), (run, "value") })
        {
            var entry = await app.Get($"/v1/entries/{id}");
            Assert.Equal((1.125m, "Kept"), (entry.Value<decimal>(field), entry.Value<string>("note")));
        }

        Assert.Equal(1.125m, (await app.Get("/v1/habits/drink")).Value<decimal>("goal.amount"));
        (await app.Get("/what-if?drink.amount=1.1250")).Expect(200);
    }

    [Fact]
    public async Task adds_minutes_and_seconds_of_which_one_is_0()
    {
        await using var app = await SharedService.NewPerson();

        await (await Page.Open(app, "/log/hang")).Press("Log", ("minutes", "0"), ("seconds", "30"));
        await (await Page.Open(app, "/log/hang")).Press("Log", ("minutes", "2"), ("seconds", "0"));

        Assert.Equal([120, 30], (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!).Order().Reverse());
    }
}
