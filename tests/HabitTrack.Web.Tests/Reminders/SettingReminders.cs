namespace HabitTrack.Web.Tests;

public sealed class SettingReminders
{
    private static readonly object WorkingDays = new
    {
        every = "90m",
        from = "09:00",
        to = "18:00",
        on = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
    };

    [Fact]
    public async Task replaces_those_of_the_habit_and_tells_the_next_one()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Put("/v1/habits/posture", new { });
        await app.Patch("/v1/profile", new { timeZone = "Europe/Paris" });

        var set = (await app.Put("/v1/habits/posture/reminders", new { reminders = new[] { WorkingDays, new { at = "13:30", on = new[] { "sunday" } } } })).Expect(200);

        Assert.Equal("90m 09:00 18:00", $"{set["reminders.0.every"]} {set["reminders.0.from"]} {set["reminders.0.to"]}");
        Assert.Equal("13:30 sunday", $"{set["reminders.1.at"]} {set["reminders.1.on.0"]}");
        Assert.Equal("2026-11-22T12:30:00+00:00", set.Value<string>("nextAt"));
        Assert.Equal(set.Text, (await app.Get("/v1/habits/posture/reminders")).Expect(200).Text);
        Assert.Null((await app.Put("/v1/habits/posture/reminders", new { reminders = Array.Empty<object>() })).Expect(200)["nextAt"]);
    }

    [Fact]
    public async Task is_suggested_for_posture_checks_and_off_until_it_is_allowed()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });

        var posture = (await app.Get("/v1/habits/posture/reminders")).Expect(200);

        Assert.Equal("90m 09:00 18:00 friday", $"{posture["suggested.every"]} {posture["suggested.from"]} {posture["suggested.to"]} {posture["suggested.on.4"]}");
        Assert.Equal(0, posture.Count("reminders"));
        Assert.Null((await app.Get("/v1/habits/hang/reminders")).Expect(200)["suggested"]);
    }

    [Fact]
    public async Task keeps_quiet_hours_and_the_weekly_story_for_all_habits()
    {
        await using var app = await SharedService.NewPerson();
        Assert.Equal("{\"weeklyStory\":false}", (await app.Get("/v1/reminders/settings")).Expect(200).Text);

        var set = (await app.Put("/v1/reminders/settings", new { quietHours = new { from = "22:00", to = "07:00" }, weeklyStory = true })).Expect(200);

        Assert.Equal("{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},\"weeklyStory\":true}", set.Text);
        Assert.Equal("{\"weeklyStory\":false}", (await app.Put("/v1/reminders/settings", new { })).Expect(200).Text);
    }

    [Theory]
    [InlineData("""{}""", "$.reminders")]
    [InlineData("""{"reminders":[{}]}""", "$.reminders[0].at")]
    [InlineData("""{"reminders":[{"at":"9"}]}""", "$.reminders[0].at")]
    [InlineData("""{"reminders":[{"at":"09:00","every":"90m"}]}""", "$.reminders[0].at")]
    [InlineData("""{"reminders":[{"every":"90m","from":"09:00"}]}""", "$.reminders[0].to")]
    [InlineData("""{"reminders":[{"every":"90m","to":"09:00"}]}""", "$.reminders[0].from")]
    [InlineData("""{"reminders":[{"from":"09:00","to":"18:00"}]}""", "$.reminders[0].every")]
    [InlineData("""{"reminders":[{"every":"5m","from":"09:00","to":"18:00"}]}""", "$.reminders[0].every")]
    [InlineData("""{"reminders":[{"every":"","from":"09:00","to":"18:00"}]}""", "$.reminders[0].every")]
    [InlineData("""{"reminders":[{"every":"13h","from":"09:00","to":"18:00"}]}""", "$.reminders[0].every")]
    [InlineData("""{"reminders":[{"every":"90m","from":"18:00","to":"09:00"}]}""", "$.reminders[0].to")]
    [InlineData("""{"reminders":[{"at":"09:00","on":[]}]}""", "$.reminders[0].on")]
    [InlineData("""{"reminders":[{"at":"09:00","on":["someday"]}]}""", "$.reminders[0].on[0]")]
    [InlineData("""{"reminders":[null]}""", "$.reminders[0]")]
    public async Task rejects_invalid_values_with_their_path(string body, string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { });

        Assert.NotNull((await app.Put("/v1/habits/hang/reminders", body)).Refuses(422, "invalid-values")["errors"]![path]);
    }

    [Fact]
    public async Task rejects_more_than_twenty_quiet_hours_without_length_and_unknown_habits()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { });
        var many = Enumerable.Range(0, 21).Select(hour => new { at = $"{hour:00}:00" });

        (await app.Put("/v1/habits/hang/reminders", new { reminders = many })).Refuses(422, "invalid-values");
        (await app.Put("/v1/reminders/settings", new { quietHours = new { from = "07:00", to = "07:00" } })).Refuses(422, "invalid-values");
        (await app.Put("/v1/habits/none/reminders", new { reminders = new[] { WorkingDays } })).Refuses(404, "habit-not-started");
        (await app.Get("/v1/habits/none/reminders")).Refuses(404, "habit-not-started");
        (await app.Post("/v1/habits/none/reminders/snooze", new { })).Refuses(404, "habit-not-started");
        (await app.Post("/v1/habits/hang/reminders/snooze", new { minutes = 0 })).Refuses(422, "invalid-values");
        (await app.Post("/v1/habits/hang/reminders/snooze", new { })).Expect(204);
    }
}
