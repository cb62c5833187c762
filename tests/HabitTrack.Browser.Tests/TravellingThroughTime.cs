using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class TravellingThroughTime(TestBrowser browser, DemoApp demo)
{
    [Fact]
    public async Task shows_the_same_rings_by_slider_as_by_asOf()
    {
        await using var window = await browser.Open(await demo.Address());
        await window.Visit("/history?asOf=2026-10-07");
        var then = await window.Page.Locator("#then").InnerTextAsync();

        await window.Visit("/history");
        await window.Page.EvaluateAsync("""
            const slider = document.getElementById('slider');
            const first = document.querySelector('[data-first]').dataset.first;
            slider.valueAsNumber = (Date.parse('2026-10-07') - Date.parse(first)) / 86400000;
            slider.dispatchEvent(new Event('input'));
            """);
        await window.Page.Locator("#then[data-shown='2026-10-07']").WaitForAsync();

        Assert.Equal(then, await window.Page.Locator("#then").InnerTextAsync());
    }

    [Fact]
    public async Task plays_to_the_last_day_and_stops()
    {
        await using var window = await browser.Open(await demo.Address());
        await window.Visit("/history?asOf=2026-11-20");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await window.Page.Locator("#then[data-shown='2026-11-22']").WaitForAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task shows_actual_and_replayed_results_of_a_what_if()
    {
        await using var window = await browser.Open(await demo.Address());
        await window.Visit("/what-if");

        await window.Page.Locator("[name='hang.amount']").FillAsync("600");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();

        var hang = window.Page.Locator("section[aria-labelledby=answer-hang]");
        await Assertions.Expect(hang.GetByRole(AriaRole.Row, new() { Name = "Current streak" })).ToContainTextAsync("0 days");
        await Assertions.Expect(hang).ToContainTextAsync("Days that would change");
        await Assertions.Expect(window.Page.Locator("#answers")).ToContainTextAsync("Nothing would change for the other 5 habits.");
    }
}
