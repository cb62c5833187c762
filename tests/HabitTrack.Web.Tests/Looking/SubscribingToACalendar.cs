namespace HabitTrack.Web.Tests;

/// <summary>It is Sunday, 22 November 2026.</summary>
public sealed class SubscribingToACalendar
{
    [Fact]
    public async Task shows_the_days_on_which_habits_are_due_and_marks_those_that_are_done()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { kind = "hang", startedOn = "2026-11-20", goal = new { direction = "atLeast", amount = 180, unit = "seconds", per = "day" } });
        await app.Put("/v1/habits/workout", new { kind = "workout", startedOn = "2026-11-01", goal = new { direction = "atLeast", amount = 3, unit = "sessions", per = "week" } });
        await app.Post("/v1/hangs", new { seconds = 200, note = "slept badly" });
        await app.Post("/v1/pain", new { area = "neck", level = 7 });
        await app.Post("/v1/days-off", new { from = "2026-11-24", to = "2026-11-25", reason = "Holiday" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-27", reason = "tired" });
        var address = await Address(app);

        var feed = (await app.Get(address)).Expect(200);
        var events = ICalendar.Read(feed.Text);

        Assert.Equal("text/calendar", feed.ContentType);
        Assert.Equal(
            ["20 Hang: 3\u00a0min", "21 Hang: 3\u00a0min", "22 ✓ Hang: 3\u00a0min", "23 Hang: 3\u00a0min", "26 Hang: 3\u00a0min", "28 Hang: 3\u00a0min"],
            events.Where(one => one.Summary.Contains("Hang") && one.Day <= new DateOnly(2026, 11, 28)).Select(one => $"{one.Day.Day} {one.Summary}"));
        Assert.Equal([15, 22, 29, 6, 13, 20], events.Where(one => one.Summary == "Workout").Select(one => one.Day.Day).ToList().Skip(1));
        Assert.Equal(new DateOnly(2026, 12, 20), events.Max(one => one.Day));
        Assert.All(events, one => Assert.Equal(("CONFIRMED", "TRANSPARENT", "PRIVATE"), (one.Properties["STATUS"], one.Properties["TRANSP"], one.Properties["CLASS"])));
        Assert.DoesNotMatch("slept|neck|Holiday|tired", feed.Text);
    }

    [Fact]
    public async Task keeps_the_ids_of_events_and_says_that_nothing_has_changed()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { kind = "hang" });
        var address = await Address(app);
        static IEnumerable<string> IdsOf(Answer feed) => ICalendar.Read(feed.Text).Select(one => one.Properties["UID"]);

        var before = (await app.Get(address)).Expect(200);
        var same = (await app.Get(address)).Expect(200);
        (await app.Get(address, ("If-None-Match", before.ETag))).Expect(304);
        await app.Post("/v1/hangs", new { seconds = 200 });
        var after = (await app.Get(address, ("If-None-Match", before.ETag))).Expect(200);

        Assert.Equal(before.Text, same.Text);
        Assert.Equal(IdsOf(before), IdsOf(after));
        Assert.Single(ICalendar.Read(after.Text), one => one.Summary.StartsWith('✓'));
    }

    [Theory]
    [InlineData("Bar; ring, and \\n back\\slash: \"x\"")]
    [InlineData("Ä 🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️🤸🏽‍♀️ in the morning")]
    [InlineData("BEGIN:VEVENT אבג")]
    public async Task shows_every_name(string name)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/bar", new { kind = "custom", name, goal = new { direction = "atLeast", amount = 1, unit = "times", per = "day" } });

        var events = ICalendar.Read((await app.Get(await Address(app))).Expect(200).Text);

        Assert.All(events, one => Assert.Equal(name, one.Summary));
        Assert.Equal(29, events.Count);
    }

    [Fact]
    public async Task has_the_days_of_the_person_when_clocks_change()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await app.Patch("/v1/profile", new { timeZone = "Europe/Paris", dayStartsAt = "03:00", language = "de" });
        await app.Put("/v1/habits/hang", new { kind = "hang", name = "Hängen", startedOn = "2026-03-28" });
        var address = await Address(app);
        async Task<DateOnly> Done()
        {
            await app.Post("/v1/hangs", new { seconds = 200 });
            return ICalendar.Read((await app.Get(address)).Expect(200).Text).Last(one => one.Summary.StartsWith("✓ Hängen", StringComparison.Ordinal)).Day;
        }

        // At 2:00 local time, clocks go forward by an hour, which the day of 28 March ends with.
        app.Clock.Now = DateTimeOffset.Parse("2027-03-28T00:59:59Z");
        Assert.Equal(new DateOnly(2027, 3, 27), await Done());
        app.Clock.Now = DateTimeOffset.Parse("2027-03-28T01:00:00Z");
        Assert.Equal(new DateOnly(2027, 3, 28), await Done());
        Assert.Contains("X-WR-TIMEZONE:Europe/Paris", (await app.Get(address)).Text);
        Assert.Contains("Mindestens", (await app.Get(address)).Text);
    }

    [Fact]
    public async Task is_started_on_the_settings_page_and_ends_with_the_link()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { kind = "hang" });

        var made = await (await Page.Open(app, "/settings")).Press("Create a link", ("linkName", "Phone"), ("linkShows", "calendar:"));
        var address = SharingOnAPage.SecretOf(made);
        Assert.Matches("^http://127.0.0.1:[0-9]+/calendars/ht_.{43}[.]ics$", address);
        Assert.NotEmpty(ICalendar.Read((await app.Get(address)).Expect(200).Text));

        var revoked = await (await Page.Open(app, "/settings")).Press("Revoke Phone");
        Assert.Contains("Revoked: it no longer works.", revoked.Text);
        (await app.Get(address)).Refuses(401, "token-invalid");
        (await app.Post("/v1/tokens", new { name = "Phone", scopes = new[] { "calendar", "read" } })).Refuses(422, "invalid-values");
    }

    private static async Task<string> Address(HabitTrackApp app) =>
        $"/calendars/{(await app.Post("/v1/tokens", new { name = "Phone", scopes = new[] { "calendar" } })).Expect(201).Value<string>("token")}.ics";
}
