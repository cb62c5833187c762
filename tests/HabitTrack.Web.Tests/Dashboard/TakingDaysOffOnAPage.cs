namespace HabitTrack.Web.Tests;

public sealed class TakingDaysOffOnAPage
{
    [Fact]
    public async Task takes_days_off_and_withdraws_one_range()
    {
        await using var app = await SharedService.NewPerson();
        var page = await (await Page.Open(app, "/settings")).Press("Take days off", ("offFrom", "2026-12-24"), ("offTo", "2026-12-31"), ("offReason", "holiday"));
        Assert.Contains("Days off: 24 Dec 2026 to 31 Dec 2026. No habit is due then.", page.Text);
        page = await page.Press("Take days off", ("offFrom", "2026-11-20"), ("offReason", "sick"));

        Assert.Contains("Days off: 20 Nov 2026.", page.Text);
        Assert.Contains("You can plan them ahead. Days off: 20 Nov 2026.", page.Text);
        Assert.Equal(
            ["Withdraw 24 Dec 2026 to 31 Dec 2026 holiday", "Withdraw 20 Nov 2026 sick"],
            page.Forms.Where(form => form.Action == "/settings/days-off/withdraw").Select(form => form.Button));

        var withdrawn = await page.Send(page.Forms.First(form => form.Action == "/settings/days-off/withdraw"));
        Assert.Contains("Withdrawn", withdrawn.Text);
        var left = await app.Get("/v1/days-off");
        Assert.Equal((1, "2026-11-20"), (left.Count("daysOff"), left.Value<string>("daysOff.0.from")));
        var history = (await Page.Open(app, "/history")).Text;
        Assert.Contains("Off 24 Dec 2026 to 31 Dec 2026: holiday", history);
        Assert.Contains("Off 24 Dec 2026 to 31 Dec 2026 withdrawn", history);
    }

    [Fact]
    public async Task says_nothing_of_days_off_that_were_not_taken()
    {
        await using var app = await SharedService.NewPerson();

        Assert.DoesNotContain("24 Dec 2026", (await Page.Open(app, "/settings?off=2026-12-24&offTo=2026-12-31")).Text);
    }

    [Fact]
    public async Task takes_days_off_once_when_the_form_is_submitted_twice()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/settings");

        foreach (var _ in new[] { 1, 2 })
            await page.Press("Take days off", ("offFrom", "2026-11-20"));

        Assert.Equal(1, (await app.Get("/v1/days-off")).Count("daysOff"));
    }

    [Fact]
    public async Task withdraws_several_ranges_from_one_page_when_submitted_repeatedly()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var from in new[] { "2026-11-20", "2026-11-21" })
            (await app.Post("/v1/days-off", new { from })).Expect(201);
        var forms = (await Page.Open(app, "/settings")).Forms.Where(form => form.Action == "/settings/days-off/withdraw").ToList();

        var page = await Page.Open(app, "/settings");
        foreach (var form in new[] { forms[0], forms[0], forms[1] })
            Assert.Contains("Withdrawn", (await page.Send(form)).Text);

        Assert.Equal(0, (await app.Get("/v1/days-off")).Count("daysOff"));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19", "The last day must not be before the first")]
    [InlineData("2026-11-20", "2027-11-30", "A range can have at most 366 days")]
    [InlineData("", "", "From is required")]
    [InlineData("soon", "", "The first day must be a day such as 2026-11-22.")]
    public async Task shows_validation_errors_and_keeps_the_input(string from, string to, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await Page.Open(app, "/settings")).Press("Take days off", ("offFrom", from), ("offTo", to), ("offReason", "sick"));

        Assert.Equal(422, page.Status);
        Assert.Contains(expected, page.Text);
        Assert.Equal((from, "sick"), (page.Forms.Single(form => form.Action == "/settings/days-off").Fields["offFrom"], page.Forms.Single(form => form.Action == "/settings/days-off").Fields["offReason"]));
    }
}
