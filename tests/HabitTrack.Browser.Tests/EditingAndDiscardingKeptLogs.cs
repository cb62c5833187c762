using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static HabitTrack.Browser.Tests.OfflineSteps;

namespace HabitTrack.Browser.Tests;

public sealed class EditingAndDiscardingKeptLogs(TestBrowser browser)
{
    [Theory]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task keeps_a_rejected_log_until_it_is_discarded(int status)
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/");
        await Intercept(window, status, byService: true, "The habit is archived.");

        await window.HangButton().TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log was refused.");
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("The habit is archived.");
        Assert.Empty(await window.Violations());

        window.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Discard Hang" }).TapAsync();
        await window.ExpectEmptyOutbox();
        await window.Page.ReloadAsync();
        await window.ExpectEmptyOutbox();
        Assert.Equal(0, await app.Entries());
    }

    [Fact]
    public async Task allows_editing_a_log_that_was_rejected_after_it_was_kept()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/hang");
        await window.GoOffline();
        await window.Page.Locator("[name=seconds]").FillAsync("0");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("Seconds must be a whole number from 1 to 86400");

        await window.Visit("/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Hang" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#field-seconds")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator("#field-seconds")).ToHaveValueAsync("0");
        Assert.Equal("/log/hang", new Uri(window.Page.Url).AbsolutePath);
        await window.Page.Locator("[name=seconds]").FillAsync("-1");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#field-seconds")).ToHaveValueAsync("-1");
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log was refused.");
        await window.Page.Locator("[name=seconds]").FillAsync("40");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();

        await Assertions.Expect(window.Page.GetByText("40 s logged.")).ToBeVisibleAsync();
        await window.ExpectEmptyOutbox();
        Assert.Equal(1, await app.Entries());
    }

    [Fact]
    public async Task does_not_send_a_log_that_is_discarded_while_another_is_being_sent()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        window.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await window.Visit("/");
        await window.LogOffline();
        await window.Card("posture").GetByRole(AriaRole.Button).First.TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("2 logs are kept here");
        var release = await Hold(window);
        var sent = window.Page.WaitForRequestAsync(Forms);
        await window.Context.SetOfflineAsync(false);
        await sent;

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Discard Posture" }).TapAsync();
        await Assertions.Expect(window.Outbox().Locator(":focus")).ToContainTextAsync("Discard");
        release.SetResult();

        await window.ExpectEmptyOutbox();
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("30 s of 3 min");
        Assert.Equal(1, await app.Entries());
    }

    [Fact]
    public async Task says_what_becomes_of_a_log_that_is_discarded_while_it_is_sent()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        var asked = new TaskCompletionSource<string>();
        window.Page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Message);
            _ = dialog.AcceptAsync();
        };
        await window.Visit("/");
        await window.LogOffline();
        var (sent, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await window.Context.RouteAsync(Forms, async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            sent.TrySetResult();
            await release.Task;
            await route.AbortAsync();
        });
        await window.Context.SetOfflineAsync(false);
        await sent.Task;
        var discard = window.Page.GetByRole(AriaRole.Button, new() { Name = "Discard Hang" });

        await discard.TapAsync();
        await Assertions.Expect(window.Page.Locator("#said")).ToContainTextAsync("is being sent. Discard it if it is still here afterwards.");
        release.SetResult();
        await window.Until("the answer is lost", "Object.entries(localStorage).some(([key, log]) => key.startsWith('habittrack.outbox.') && JSON.parse(log).sent === 0)");
        await discard.TapAsync();

        Assert.EndsWith("The service did not answer. If it was recorded all the same, remove it on Today.", await asked.Task);
        await window.ExpectEmptyOutbox();
        Assert.Equal(1, await app.Entries());
    }

    [Fact]
    public async Task offers_only_to_discard_the_log_of_a_removed_habit()
    {
        await using var app = await Start();
        foreach (var habit in new[] { "read", "write" })
            (await app.Put($"/v1/habits/{habit}", Read)).Expect(200);
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/custom?habit=write");
        await window.GoOffline();
        await window.Page.Locator("#field-amount").FillAsync("3");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        (await app.Delete("/v1/habits/write")).Expect(204);

        await window.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log was refused. Discard it.");
        await Assertions.Expect(window.Outbox().GetByRole(AriaRole.Button)).ToHaveTextAsync(new Regex("^Discard"));
    }
}
