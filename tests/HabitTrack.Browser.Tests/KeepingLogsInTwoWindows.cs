using Microsoft.Playwright;
using static HabitTrack.Browser.Tests.OfflineSteps;

namespace HabitTrack.Browser.Tests;

public sealed class KeepingLogsInTwoWindows(TestBrowser browser)
{
    [Fact]
    public async Task records_one_entry_for_a_log_shared_by_two_windows()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app);
        await window.Visit("/");
        var other = await window.Context.NewPageAsync();
        await other.GotoAsync("/");

        await window.LogOffline();
        await Assertions.Expect(other.Locator(".outbox")).ToContainTextAsync("One log is kept here");
        await window.Context.SetOfflineAsync(false);

        await window.ExpectEmptyOutbox();
        await Assertions.Expect(other.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.Equal(1, await app.Entries());
    }

    [Fact]
    public async Task keeps_the_logs_of_two_windows_that_are_added_at_the_same_time()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app);
        await window.Visit("/");
        await window.LogOffline();

        // The other window stores its log after this one has read what is stored, and before it stores its own.
        await window.Page.EvaluateAsync(
            """
            () => {
              const { setItem } = Storage.prototype;
              const others = Object.entries(localStorage).filter(([key]) => key.startsWith('habittrack.outbox'));
              for (const [key] of others) localStorage.removeItem(key);
              Storage.prototype.setItem = function (...own) {
                Storage.prototype.setItem = setItem;
                for (const other of others) setItem.apply(this, other);
                setItem.apply(this, own);
              };
            }
            """);
        await window.Card("posture").GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("2 logs are kept here");
        await window.Context.SetOfflineAsync(false);

        await window.ExpectEmptyOutbox();
        Assert.Equal(2, await app.Entries());
    }
}
