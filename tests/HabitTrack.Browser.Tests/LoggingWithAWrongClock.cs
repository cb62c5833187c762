using static HabitTrack.Browser.Tests.OfflineSteps;

namespace HabitTrack.Browser.Tests;

public sealed class LoggingWithAWrongClock(TestBrowser browser)
{
    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, 120)]
    [InlineData(-8, 120)]
    [InlineData(4_320, 30)]
    [InlineData(-4_320, 30)]
    public async Task records_the_correct_instant_when_the_clock_of_the_phone_is_wrong(int minutesAhead, int minutesOffline)
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        var done = app.Clock.Now;
        await window.Page.Clock.SetFixedTimeAsync(done.AddMinutes(minutesAhead).UtcDateTime);
        await window.Visit("/");
        await window.LogOffline();

        app.Clock.Now = done.AddMinutes(minutesOffline);
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.AddMinutes(minutesAhead).UtcDateTime);
        await window.Context.SetOfflineAsync(false);
        await window.ExpectEmptyOutbox();

        Assert.Equal(done, (await app.Get("/v1/entries"))["entries.0.performedAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task records_the_current_time_for_an_instant_in_the_future()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.AddMinutes(8).UtcDateTime);
        await window.Visit("/");
        await window.LogOffline();

        // The clock of the phone is corrected before the log is sent.
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.UtcDateTime);
        await window.Context.SetOfflineAsync(false);
        await window.ExpectEmptyOutbox();

        Assert.Equal(app.Clock.Now, (await app.Get("/v1/entries"))["entries.0.performedAt"]!.GetValue<DateTimeOffset>());
    }
}
