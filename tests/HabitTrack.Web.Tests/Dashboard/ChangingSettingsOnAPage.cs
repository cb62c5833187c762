namespace HabitTrack.Web.Tests;

public sealed class ChangingSettingsOnAPage
{
    [Fact]
    public async Task moves_a_habit_up_and_down_and_undoes_it_as_one_change()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        var page = await Page.Open(app, "/settings");

        foreach (var _ in new[] { 1, 2 })
            await page.Press("Move Walk up", ("to", "up"));
        Assert.Equal(["walk", "hang", "posture", "stretch", "workout"], await Order());
        await (await Page.Open(app, "/settings")).Press("Move Walk up", ("to", "up"));
        Assert.Equal("walk", (await Order())[0]);
        await (await Page.Open(app, "/settings")).Press("Move Hang up", ("to", "down"));
        Assert.Equal(["walk", "posture", "hang"], (await Order())[..3]);

        foreach (var _ in new[] { 1, 2 })
            await app.Post("/v1/undo");
        Assert.Equal(["hang", "walk", "posture"], (await Order())[..3]);

        async Task<string[]> Order() => [.. (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!)];
    }

    [Theory]
    [InlineData("tuesday")]
    [InlineData("friday")]
    public async Task saves_settings_with_a_week_that_starts_on_any_day(string day)
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { weekStartsOn = day });

        var saved = await (await Page.Open(app, "/settings")).Press("Save", ("name", "Ada"));

        Assert.Contains("Saved.", saved.Text);
        Assert.Equal(("Ada", day), ((await app.Get("/v1/profile")).Value<string>("name"), (await app.Get("/v1/profile")).Value<string>("weekStartsOn")));
    }

    [Fact]
    public async Task saves_valid_settings_and_shows_validation_errors()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/settings");

        var saved = await page.Press("Save", ("name", "Ada"), ("timeZone", "Europe/Paris"), ("dayStartsAt", "04:00"), ("weekStartsOn", "sunday"), ("units", "imperial"), ("backCondition", "on"));
        var refused = await saved.Press("Save", ("timeZone", "Mars/Olympus"), ("weekStartsOn", "monday"), ("units", "metric"));

        Assert.Contains("Saved.", saved.Text);
        Assert.Equal(422, refused.Status);
        Assert.Contains("IANA name of a time zone", refused.Text);
        Assert.Equal("Mars/Olympus", refused.Forms.Single(form => form.Action == "/settings").Fields["timeZone"]);
        var profile = await app.Get("/v1/profile");
        Assert.Equal(("Ada", "Europe/Paris", "04:00"), (profile.Value<string>("name"), profile.Value<string>("timeZone"), profile.Value<string>("dayStartsAt")));
        Assert.True(profile.Value<bool>("backCondition"));
    }
}
