using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class SigningOutOfABrowser(TestBrowser browser)
{
    [Fact]
    public async Task asks_before_it_discards_unrecorded_logs_and_clears_the_browser()
    {
        await using var app = await SharedService.Administrator();
        var (token, other) = (await Person(app, "Ada"), await Person(app, "Ben"));
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(token);
        await window.ServiceWorker();
        await window.LogOffline();
        await window.Context.RouteAsync("**/today/log", route => route.AbortAsync());
        await window.Context.SetOfflineAsync(false);
        var confirmation = new TaskCompletionSource<string>();
        window.Page.Dialog += Dismiss;

        var signOut = window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" });
        await signOut.ClickAsync();
        Assert.Equal("One log has not been recorded yet. Sign out and discard it?", await confirmation.Task);
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");

        window.Page.Dialog -= Dismiss;
        window.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await signOut.ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length"));
        Assert.False(await window.Page.EvaluateAsync<bool>("caches.match('/').then(kept => kept !== undefined)"));
        await window.Context.UnrouteAllAsync();
        await window.SignIn(other);
        await window.ExpectEmptyOutbox();
        Assert.Equal((0, 0), (await Entries(app, token), await Entries(app, other)));

        await window.Until("the pages to log on are cached", "caches.match('/log/hang').then(kept => kept !== undefined)");
        await window.Context.SetOfflineAsync(true);
        await window.Page.GotoAsync("/log/hang");
        await Assertions.Expect(window.Page.Locator("[data-kept]")).ToContainTextAsync("You are offline.");
        await window.Page.GotoAsync("/progress");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are offline");

        void Dismiss(object? sender, IDialog dialog)
        {
            confirmation.TrySetResult(dialog.Message);
            _ = dialog.DismissAsync();
        }
    }

    [Fact]
    public async Task keeps_the_session_and_the_logs_when_offline()
    {
        await using var app = await SharedService.Administrator();
        var token = await Person(app, "Ada");
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(token);
        await window.LogOffline();
        var alert = new TaskCompletionSource();
        window.Page.Dialog += (_, dialog) =>
        {
            if (dialog.Message.StartsWith("You are still signed in", StringComparison.Ordinal))
                alert.SetResult();
            _ = dialog.AcceptAsync();
        };

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await alert.Task;
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        await window.Context.SetOfflineAsync(false);
        await window.ExpectEmptyOutbox();
        Assert.Equal(1, await Entries(app, token));
    }

    [Fact]
    public async Task keeps_logs_for_their_author_when_the_session_ends()
    {
        await using var app = await SharedService.Administrator();
        var (token, other) = (await Person(app, "Ada"), await Person(app, "Ben"));
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(token);
        await window.LogOffline();
        await window.Context.ClearCookiesAsync();
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("Sign in again to send it.");

        await window.SignIn(other);
        await window.ExpectEmptyOutbox();
        await window.SignIn(token);
        await window.UntilNothingIsKept();

        Assert.Equal((1, 0), (await Entries(app, token), await Entries(app, other)));
    }

    [Fact]
    public async Task leads_to_signing_in_when_the_session_has_ended()
    {
        await using var app = await SharedService.Administrator();
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(await Person(app, "Ada"));
        await window.VisitAndCache("/");
        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();

        await window.Context.ClearCookiesAsync();
        await window.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Sign out", "Sign in")]
    [InlineData("Erase everything", "Everything is erased")]
    public async Task keeps_the_logs_of_another_person_whose_session_ended(string action, string heading)
    {
        await using var app = await SharedService.Administrator();
        var (token, other) = (await Person(app, "Ada"), await Person(app, "Ben"));
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(token);
        await window.Page.EvaluateAsync("localStorage.setItem('habittrack.hang', Date.now())");
        await window.LogOffline();
        await window.Context.ClearCookiesAsync();
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("Sign in again to send it.");

        await window.SignIn(other);
        Assert.Matches(@"^habittrack\.outbox\.[0-9a-f-]{36},habittrack\.person$", await window.Page.EvaluateAsync<string>("Object.keys(localStorage).sort().join()"));
        if (action != "Sign out")
        {
            await window.LogOffline();
            await window.Context.RouteAsync("**/today/log", route => route.AbortAsync());
            await window.Context.SetOfflineAsync(false);
            await window.Visit("/settings/erase");
            await window.Page.GetByLabel("Type erase to go on").FillAsync("erase");
        }

        await window.Page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await window.Until("only the log of Ada is kept", "/^habittrack.outbox.[^,]+$/.test(Object.keys(localStorage).join())");
        await window.Context.UnrouteAllAsync();
        await window.SignIn(token);
        await window.UntilNothingIsKept();

        Assert.Equal(1, await Entries(app, token));
    }

    [Fact]
    public async Task forgets_that_the_person_kept_their_time_zone()
    {
        await using var app = await SharedService.Administrator();
        var (token, other) = (await Person(app, "Ada"), await Person(app, "Ben"));
        await using var window = await browser.Open(app.App.Client.BaseAddress!, new() { TimezoneId = "Europe/Paris" });
        var question = window.Page.GetByText("Count your days there?");
        await window.SignIn(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "No", Exact = true }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#main")).ToBeFocusedAsync();
        await window.Page.ReloadAsync();
        await Assertions.Expect(question).ToBeHiddenAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await window.SignIn(other);

        await Assertions.Expect(question).ToBeVisibleAsync();
    }

    [Fact]
    public async Task works_over_plain_http_on_a_local_network()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        Assert.SkipWhen(address is null, "This machine has only loopback addresses.");
        await using var app = await TokensApp.Start("--urls", $"http://{address}:0");
        var token = await Person(app, "Ada");
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.SignIn(token);
        Assert.False(await window.Page.EvaluateAsync<bool>("isSecureContext"));

        await window.Card("posture").GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(window.Card("posture")).ToContainTextAsync("1 of 6 checks");
        await window.LogOffline();
        await window.Context.SetOfflineAsync(false);
        await window.ExpectEmptyOutbox();
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("30 s of 3 min");
        Assert.Equal(2, await Entries(app, token));

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length"));
    }

    private static async Task<string> Person(TokensApp app, string name)
    {
        var (token, _) = await app.Issue(await app.Add(name), "log read");
        (await app.Post(token, "/v1/plans/back-care", new { })).Expect(200);
        return token;
    }

    private static async Task<int> Entries(TokensApp app, string token) => (await app.Get(token, "/v1/entries")).Count("entries");
}
