using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>What tests of logging without a network do again and again.</summary>
internal static class OfflineSteps
{
    /// <summary>Visits a page, which the service worker has kept when this returns.</summary>
    public static async Task VisitAndKeep(this Window window, string path)
    {
        await window.Visit(path);
        await window.ServiceWorker();
        await window.Page.ReloadAsync();
        await window.Until("the page is kept", "navigator.serviceWorker.controller !== null && caches.match(location.href).then(kept => kept !== undefined)");
    }

    public static ILocator HangButton(this Window window) => window.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Hang: + 30 s" });

    /// <summary>The logs that this browser keeps, as they are shown.</summary>
    public static ILocator Outbox(this Window window) => window.Page.Locator(".outbox");

    /// <summary>Cuts the network off, once the service worker is at work where there may be one.</summary>
    public static async Task GoOffline(this Window window)
    {
        if (await window.Page.EvaluateAsync<bool>("isSecureContext"))
            await window.ServiceWorker();
        await window.Context.SetOfflineAsync(true);
    }

    /// <summary>Logs a hang of 30 seconds without a network.</summary>
    public static async Task LogOffline(this Window window)
    {
        await window.GoOffline();
        await window.HangButton().ClickAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
    }

    public static async Task ExpectNothingKept(this Window window) => await Assertions.Expect(window.Outbox()).ToHaveCountAsync(0);

    public static async Task SignIn(this Window window, string token)
    {
        await window.Visit("/sign-in");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    public static async Task<int> Entries(this HabitTrackApp app) => (await app.Get("/v1/entries")).Count("entries");
}
