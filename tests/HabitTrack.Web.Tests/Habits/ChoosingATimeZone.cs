using System.Text;

namespace HabitTrack.Web.Tests;

public sealed class ChoosingATimeZone
{
    private static readonly string[] Reads =
    [
        "/", "/settings", "/habits/hang", "/habits/hang/edit", "/history", "/progress", "/what-if", "/log/hang", "/v1/dashboard", "/v1/profile", "/v1/streaks",
        "/v1/habits/hang", "/v1/summaries?period=week", "/v1/summaries?habit=posture&period=week", "/v1/calendar/hang?year=2026", "/v1/records", "/v1/exports",
        "/v1/streaks?asOf=2026-11-20", "/v1/streaks?knownAt=2026-11-22T11:00:00Z",
    ];

    [Theory]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("Factory")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("UTC+01:00")]
    [InlineData("europe/berlin")]
    public async Task rejects_names_that_are_not_iana_time_zones(string timeZone)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Patch("/v1/profile", new { timeZone })).Refuses(422, "invalid-values");

        Assert.Equal("timeZone is the IANA name of a time zone, such as Europe/Paris.", (string?)refused["errors"]!["$.timeZone"]![0]);
        Assert.NotNull((await app.Post("/v1/replays", new { rules = new { timeZone } })).Refuses(422, "invalid-values")["errors"]!["$.rules.timeZone"]);
    }

    [Theory]
    [InlineData("US/Pacific", "2026-11-21")]
    [InlineData("Asia/Calcutta", "2026-11-22")]
    [InlineData("NZ", "2026-11-22")]
    [InlineData("Etc/GMT+12", "2026-11-21")]
    public async Task accepts_alias_names(string timeZone, string day)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(timeZone, (await app.Patch("/v1/profile", new { timeZone })).Expect(200).Value<string>("timeZone"));
        Assert.Equal(day, (await app.Post("/v1/hangs", new { seconds = 45, performedAt = "2026-11-22T06:00:00Z" })).Expect(201).Value<string>("entry.day"));
    }

    [Theory]
    [InlineData("localtime", "Etc/UTC", "2026-11-21")]
    [InlineData("right/Europe/Berlin", "Europe/Berlin", "2026-11-22")]
    [InlineData("Mars/Olympus", "Etc/UTC", "2026-11-21")]
    public async Task keeps_a_recorded_time_zone_that_is_no_longer_known_until_it_is_changed(string recorded, string known, string day)
    {
        await using var app = await WithRecordedTimeZone(recorded);

        Assert.Equal(recorded, (await app.Get("/v1/profile")).Expect(200).Value<string>("timeZone"));
        Assert.Equal(day, (await app.Post("/v1/hangs", new { seconds = 45, performedAt = "2026-11-21T23:30:00Z" })).Expect(201).Value<string>("entry.day"));
        (await app.Post("/v1/posture-checks", new { posture = "upright", performedAt = "2026-11-22T11:00:00Z" })).Expect(201);
        foreach (var read in Reads)
            (await app.Get(read)).Expect(200);

        Assert.Equal(recorded, (await app.Patch("/v1/profile", new { name = "Ada" })).Expect(200).Value<string>("timeZone"));
        var settings = await Page.Open(app, "/settings");
        Assert.Equal(known, settings.Forms.Single(form => form.Action == "/settings").Fields["timeZone"]);
        Assert.Contains("Saved.", (await settings.Send(settings.Forms.Single(form => form.Action == "/settings"), ("name", "Bea"))).Text);
        Assert.Equal(("Bea", recorded), ((await app.Get("/v1/profile")).Value<string>("name"), (await app.Get("/v1/profile")).Value<string>("timeZone")));
        Assert.Equal("Etc/UTC", (await app.Patch("/v1/profile", new { timeZone = "Etc/UTC" })).Expect(200).Value<string>("timeZone"));
        Assert.Equal("Asia/Tokyo", (await app.Patch("/v1/profile", new { timeZone = "Asia/Tokyo" })).Expect(200).Value<string>("timeZone"));
    }

    /// <summary>Creates a person with a recorded time zone that is no longer valid, by importing an edited export.</summary>
    private static async Task<HabitTrackApp> WithRecordedTimeZone(string timeZone)
    {
        await using var earlier = await SharedService.NewPerson();
        (await earlier.Patch("/v1/profile", new { timeZone = "Europe/Paris" })).Expect(200);
        var export = (await earlier.Get("/v1/exports")).Expect(200).Text.Replace("Europe/Paris", timeZone, StringComparison.Ordinal);

        var app = await SharedService.NewPerson();
        (await app.Send(HttpMethod.Post, "/v1/imports", new StringContent(export, Encoding.UTF8, "application/x-ndjson"))).Expect(202);
        return app;
    }
}
