namespace HabitTrack.Browser.Tests;

public sealed class LookingAtEveryState(TestBrowser browser)
{
    public static TheoryData<string> Each => [.. States.Names];

    [Theory, MemberData(nameof(Each))]
    public async Task is_accessible_in_light_and_dark_and_fits_the_smallest_phone_in_German(string state)
    {
        await using var app = await States.Start(state);
        await using var window = await browser.Open(app, Window.InGerman(width: 320));
        string[] paths = ["/", "/progress?period=year", .. state is "empty" or "thirty-habits" ? Array.Empty<string>() : ["/habits/hang"]];

        foreach (var path in paths)
        {
            await window.Visit(path);
            Assert.Equal(0, await window.HorizontalOverflow());
            await window.ExpectAccessible();
        }
    }
}
