namespace HabitTrack.Web.Tests;

public sealed class PausingAndSkippingOnAPage
{
    [Fact]
    public async Task pauses_a_habit_until_a_day_and_says_so()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Pause", ("on", "2026-11-20"), ("until", "2026-11-30"));
        Assert.Contains("Hang is paused from 20 Nov 2026 to 30 Nov 2026.", page.Text);
        Assert.Contains("Pauses 20 Nov 2026 to 30 Nov 2026", page.Text);
        var refused = await (await page.Press("Resume", ("on", "2026-11-22"))).Press("Pause", ("on", "2026-11-25"), ("until", "2026-11-24"));

        Assert.Contains("The last day of a pause is its first day or a later one.", refused.Text);
        Assert.Equal("2026-11-24", refused.Forms.Single(form => form.Action == "/habits/hang/pause").Fields["until"]);
    }

    [Fact]
    public async Task skips_and_unskips_a_range_of_days()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Skip", ("day", "2026-11-12"), ("to", "2026-11-14"), ("reason", "travel"));
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 are skipped.", page.Text);
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 travel", page.Text);
        Assert.Equal(3, (await app.Get("/v1/habits/hang")).Count("skips"));
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 skipped: travel", (await Page.Open(app, "/history")).Text);

        page = await page.Press("Let 12 Nov 2026 to 14 Nov 2026 count again");
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 count again.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/habits/hang")).Count("skips"));
        page = await page.Press("Skip", ("day", "2026-11-14"), ("to", "2026-11-12"));
        Assert.Equal(422, page.Status);
        Assert.Contains("The last day must not be before the first", page.Text);
    }
}
