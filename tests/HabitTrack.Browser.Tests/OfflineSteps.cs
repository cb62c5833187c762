using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>Steps shared by the tests of offline logging.</summary>
internal static class OfflineSteps
{
    /// <summary>The address that logs on Today are sent to.</summary>
    public const string Forms = "**/today/log";

    /// <summary>A habit with a goal of pages a day.</summary>
    public static readonly object Read = new { kind = "custom", goal = new { direction = "atLeast", amount = 20, unit = "pages", per = "day" } };

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

    public static Task UntilNothingIsKept(this Window window) =>
        window.Until("nothing is kept", "!Object.keys(localStorage).some(key => key.startsWith('habittrack.outbox'))");

    public static async Task SignIn(this Window window, string token)
    {
        await window.Visit("/sign-in");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    public static async Task<int> Entries(this HabitTrackApp app) => (await app.Get("/v1/entries")).Count("entries");

    public static async Task<HabitTrackApp> Start() => await StartPlan(await SharedService.NewPersonWithClock());

    public static async Task<HabitTrackApp> StartPlan(HabitTrackApp app)
    {
        (await app.Post("/v1/plans/back-care", new { })).Expect(200);
        return app;
    }

    /// <summary>Delays the responses to logs until the result is set.</summary>
    public static async Task<TaskCompletionSource> Hold(Window window)
    {
        var release = new TaskCompletionSource();
        await window.Context.RouteAsync(Forms, async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        return release;
    }

    /// <summary>Intercepts logs with a response of the service, or of a proxy or captive portal.</summary>
    public static Task Intercept(Window window, int status, bool byService, string text) => window.Context.RouteAsync(Forms, route => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = "text/html",
        Headers = byService ? new Dictionary<string, string> { ["HabitTrack-Service"] = "1" } : [],
        Body = $"<!DOCTYPE html><title>Answer</title><main><section class='panel'><p>{text}</p></section></main>",
    }));
}
