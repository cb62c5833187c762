namespace HabitTrack.Web.Tests;

public sealed class SettingRemindersOnAPage
{
    [Fact]
    public async Task adds_and_removes_a_reminder_of_a_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Add a reminder", ("reminderAt", "07:30"));
        Assert.Contains("Saved. At 07:30", page.Text);
        page = await page.Press("Add a reminder", ("reminderAt", "09:00"), ("reminderEvery", "60"), ("reminderUntil", "17:00"));

        var reminders = await app.Get("/v1/habits/hang/reminders");
        Assert.Equal(("07:30", "60m", "17:00"), (reminders.Value<string>("reminders.0.at"), reminders.Value<string>("reminders.1.every"), reminders.Value<string>("reminders.1.to")));
        Assert.Contains("Every 60 min from 09:00 to 17:00", page.Text);
        await page.Press("Remove the reminder at 07:30");
        Assert.Equal(1, (await app.Get("/v1/habits/hang/reminders")).Count("reminders"));
    }

    [Fact]
    public async Task accepts_the_suggestion_for_posture_checks()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/posture", new { });

        var page = await (await Page.Open(app, "/habits/posture/edit")).Press("Remind me every 90 min from 09:00 to 18:00, Mon, Tue, Wed, Thu, Fri");

        Assert.Equal("90m", (await app.Get("/v1/habits/posture/reminders")).Value<string>("reminders.0.every"));
        Assert.DoesNotContain("Remind me every", page.Text);
    }

    [Theory]
    [InlineData("reminderEvery", "5", "Again every must be a whole number from 15 to 720, such as 60.")]
    [InlineData("reminderEvery", "60", "A repeated reminder needs a last time of day, such as 18:00.")]
    [InlineData("reminderUntil", "18:00", "A repeated reminder needs an interval of 15 minutes to 12 hours, such as 90m.")]
    public async Task explains_what_is_missing(string field, string value, string problem)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Add a reminder", (field, value));

        Assert.Equal(422, page.Status);
        Assert.Contains(problem, page.Text);
    }

    [Fact]
    public async Task adds_a_channel_and_keeps_quiet_hours()
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await Page.Open(app, "/settings")).Press("Add the topic", ("channelTopic", "habits-x7k2"));
        Assert.Contains("ntfy ntfy.sh/habits-x7k2", page.Text);
        var form = page.Forms.Single(form => form.Action == "/settings/reminders");
        page = await page.Send(form, ("quietFrom", "22:00"), ("quietTo", "07:00"), ("weeklyStory", "on"));
        Assert.Contains("Saved.", page.Text);
        Assert.Equal("{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},\"weeklyStory\":true}", (await app.Get("/v1/reminders/settings")).Text);

        Assert.Equal(422, (await page.Send(form, ("quietFrom", "22:00"))).Status);
        Assert.Contains("E-mail is not set up here.", (await page.Press("Add the address", ("channelAddress", "ada@example.org"))).Text);
        await page.Press("Remove ntfy.sh/habits-x7k2");
        Assert.Equal(0, (await app.Get("/v1/channels")).Count("channels"));
    }
}
