using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>Steps shared by the tests of offline logging.</summary>
internal static class OfflineSteps
{
    /// <summary>Visits a page and waits until the service worker has cached it.</summary>
    public static async Task VisitAndCache(this Window window, string path)
    {
        await window.Visit(path);
        await window.ServiceWorker();
        await window.Page.ReloadAsync();
        await window.Until("the page is cached", "navigator.serviceWorker.controller !== null && caches.match(location.href).then(kept => kept !== undefined)");
    }

    public static ILocator HangButton(this Window window) => window.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Hang: + 30 s" });

    /// <summary>The panel with the logs kept in this browser.</summary>
    public static ILocator Outbox(this Window window) => window.Page.Locator(".outbox");

    /// <summary>Disables the network, after the scripts of the page are loaded, and the service worker is active if the context supports one.</summary>
    public static async Task GoOffline(this Window window)
    {
        await window.Page.WaitForLoadStateAsync(LoadState.Load);
        if (await window.Page.EvaluateAsync<bool>("isSecureContext"))
            await window.ServiceWorker();
        await window.Context.SetOfflineAsync(true);
    }

    /// <summary>Logs a hang of 30 seconds offline.</summary>
    public static async Task LogOffline(this Window window)
    {
        await window.GoOffline();
        await window.HangButton().ClickAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
    }

    public static async Task ExpectEmptyOutbox(this Window window) => await Assertions.Expect(window.Outbox()).ToHaveCountAsync(0);

    public static async Task SignIn(this Window window, string token)
    {
        await window.Visit("/sign-in");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    public static async Task<int> Entries(this HabitTrackApp app) => (await app.Get("/v1/entries")).Count("entries");
}
