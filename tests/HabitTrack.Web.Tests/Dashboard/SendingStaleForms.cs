namespace HabitTrack.Web.Tests;

public sealed class SendingStaleForms
{
    [Fact]
    public async Task keeps_a_setting_that_another_tab_changed()
    {
        await using var app = await SharedService.NewPerson();
        var (one, other) = (await Page.Open(app, "/settings"), await Page.Open(app, "/settings"));

        await other.Press("Save", ("timeZone", "Europe/Berlin"), ("backCondition", "on"));
        await one.Press("Save", ("name", "Ada"));

        var profile = await app.Get("/v1/profile");
        Assert.Equal(("Ada", "Europe/Berlin", true), (profile.Value<string>("name"), profile.Value<string>("timeZone"), profile.Value<bool>("backCondition")));
    }

    [Fact]
    public async Task keeps_what_another_tab_changed_when_a_rejected_form_is_corrected()
    {
        await using var app = await SharedService.NewPerson();
        var (one, other) = (await Page.Open(app, "/settings"), await Page.Open(app, "/settings"));

        await other.Press("Save", ("units", "imperial"));
        await (await one.Press("Save", ("timeZone", "Mars/Olympus"))).Press("Save", ("timeZone", "Europe/Paris"));

        var profile = await app.Get("/v1/profile");
        Assert.Equal(("Europe/Paris", "imperial"), (profile.Value<string>("timeZone"), profile.Value<string>("units")));
    }

    [Fact]
    public async Task keeps_a_detail_of_a_habit_that_another_tab_changed()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });
        var (one, other) = (await Page.Open(app, "/habits/walk/edit"), await Page.Open(app, "/habits/walk/edit"));

        await other.Press("Save", ("forgive", "2"), ("icon", "flame"), ("startedOn", "2026-11-03"));
        await one.Press("Save", ("name", "Lake"));

        var habit = await app.Get("/v1/habits/walk");
        Assert.Equal(("Lake", 2, "flame", "2026-11-03"), (habit.Value<string>("name"), habit.Value<int>("forgive"), habit.Value<string>("icon"), habit.Value<string>("startedOn")));
    }

    [Fact]
    public async Task keeps_a_value_of_an_entry_that_another_tab_corrected()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/walks", new { steps = 900 })).Value<string>("entry.id");
        var (one, other) = (await Page.Open(app, $"/entries/{id}/edit"), await Page.Open(app, $"/entries/{id}/edit"));

        await other.Press("Correct", ("steps", "1500"), ("day", "2026-11-20"));
        await one.Press("Correct", ("note", "Lake"));

        var entry = await app.Get($"/v1/entries/{id}");
        Assert.Equal((1_500, "Lake", "2026-11-20"), (entry.Value<int>("steps"), entry.Value<string>("note"), entry.Value<string>("day")));
    }

    [Fact]
    public async Task keeps_quiet_hours_that_another_tab_changed()
    {
        await using var app = await SharedService.NewPerson();
        var (one, other) = (await Page.Open(app, "/settings"), await Page.Open(app, "/settings"));

        await other.Send(other.Forms.Single(form => form.Action == "/settings/reminders"), ("quietFrom", "22:00"), ("quietTo", "07:00"));
        await one.Send(one.Forms.Single(form => form.Action == "/settings/reminders"), ("weeklyStory", "on"));

        var settings = await app.Get("/v1/reminders/settings");
        Assert.Equal(("22:00", true), (settings.Value<string>("quietHours.from"), settings.Value<bool>("weeklyStory")));
    }

    [Fact]
    public async Task keeps_a_set_of_a_workout_that_another_tab_corrected()
    {
        await using var app = await SharedService.NewPerson();
        var sets = new[] { new { exercise = "pull-up", reps = 8 }, new { exercise = "pull-up", reps = 7 } };
        var id = (await app.Post("/v1/workouts", new { sets })).Value<string>("entry.id");
        var (one, other) = (await Page.Open(app, $"/entries/{id}/edit"), await Page.Open(app, $"/entries/{id}/edit"));
        (string, string)[] ticked = [("sets[0].done", "on"), ("sets[1].done", "on")];

        await other.Press("Correct", [("sets[0].reps", "9"), .. ticked]);
        await one.Press("Correct", [("sets[1].reps", "6"), .. ticked]);

        var entry = await app.Get($"/v1/entries/{id}");
        Assert.Equal((9, 6), (entry.Value<int>("sets.0.reps"), entry.Value<int>("sets.1.reps")));
    }

    [Fact]
    public async Task refuses_changes_that_together_leave_nothing_of_an_entry()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/walks", new { seconds = 600, steps = 900 })).Value<string>("entry.id");
        var (one, other) = (await Page.Open(app, $"/entries/{id}/edit"), await Page.Open(app, $"/entries/{id}/edit"));

        await other.Press("Correct", ("steps", ""));

        Assert.Equal(422, (await one.Press("Correct", ("minutes", ""))).Status);
    }

    [Theory]
    [InlineData("/settings", "Save")]
    [InlineData("/habits/walk/edit", "Save")]
    public async Task refuses_a_form_whose_shown_values_are_damaged(string path, string button)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });

        foreach (var shown in new[] { "", "null", "[]", "{}", "{\"timeZone\":1}" })
            Assert.InRange((await (await Page.Open(app, path)).Press(button, ("shown", shown))).Status, 200, 422);
    }
}
