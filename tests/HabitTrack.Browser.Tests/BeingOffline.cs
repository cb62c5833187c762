using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class BeingOffline(TestBrowser browser)
{
    [Fact]
    public async Task keeps_logs_and_sends_each_once_when_online_again()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app.Client.BaseAddress!, Window.Phone);
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.UtcDateTime);
        await window.VisitAndCache("/");

        await window.Context.SetOfflineAsync(true);
        await window.HangButton().TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        await window.Card("posture").GetByRole(AriaRole.Button).First.TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("2 logs are kept here");
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("2 logs are kept here");
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));

        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Page.Locator(".outbox")).ToHaveCountAsync(0);
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task caches_the_page_with_a_log_and_confirms_it_once()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "+ 20 s" }).TapAsync();
        await Assertions.Expect(window.Page.Locator(".toast")).ToContainTextAsync("20 s logged.");
        await window.Until("the page with the log is cached", "caches.match('/').then(kept => kept.text()).then(page => page.includes('Remove Hang'))");

        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();

        await Assertions.Expect(window.Page.Locator("[data-kept]")).ToContainTextAsync("This page is from");
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("20 s of 3 min today");
        await Assertions.Expect(window.Page.Locator(".toast")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task continues_the_timer_after_a_reload_and_saves_on_stop()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Now.UtcDateTime });
        await window.VisitAndCache("/log/hang");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).TapAsync();
        await window.Page.Clock.FastForwardAsync(15_000);
        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await window.Page.Clock.FastForwardAsync(10_000);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and save" }).TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Page.Locator(".outbox")).ToHaveCountAsync(0);

        Assert.InRange((await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>(), 20, 22);
    }

    [Fact]
    public async Task shows_the_offline_page_for_an_uncached_page_and_loads_it_when_online_again()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Context.SetOfflineAsync(true);

        foreach (var path in new[] { "/?asOf=2026-11-20", "/progress" })
        {
            await window.Page.GotoAsync(path);
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are offline");
            Assert.EndsWith(path, window.Page.Url);
        }

        Assert.Empty(await window.Violations());
        await window.Context.SetOfflineAsync(false);
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Progress");
    }

    [Fact]
    public async Task says_that_a_change_was_not_confirmed_and_leads_back()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/habits/new?kind=custom");
        await window.Context.SetOfflineAsync(true);

        await window.Page.Locator("main form").First.EvaluateAsync("form => form.submit()");

        await Assertions.Expect(window.Page.GetByText("The service did not confirm your change.")).ToBeVisibleAsync();
        Assert.Empty(await window.Violations());
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Go back" }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();
        Assert.EndsWith("/habits/new?kind=custom", window.Page.Url);
    }

    [Fact]
    public async Task leaves_the_page_of_an_unconfirmed_change_when_online_again()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 60 });
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Context.SetOfflineAsync(true);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Undo last change" }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("The service did not confirm your change.")).ToBeVisibleAsync();

        await window.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("1 min of 3 min today");
    }

    [Fact]
    public async Task caches_changed_settings_and_confirms_them_once()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/settings");
        await window.Page.GetByLabel("Your name").FillAsync("Ada");
        await window.Page.Locator("#you").GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await Assertions.Expect(window.Page.GetByText("Saved.")).ToBeVisibleAsync();
        Assert.EndsWith("/settings", window.Page.Url);
        await window.Until("the changed page is cached", "caches.match('/settings').then(kept => kept.text()).then(page => page.includes('value=\"Ada\"'))");

        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();

        await Assertions.Expect(window.Page.GetByLabel("Your name")).ToHaveValueAsync("Ada");
        await Assertions.Expect(window.Page.GetByText("Saved.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task shows_the_age_of_a_cached_page_and_refreshes_it_when_online_again()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.SetFixedTimeAsync(app.Now.UtcDateTime);
        await window.VisitAndCache("/");
        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();
        await app.Post("/v1/hangs", new { seconds = 60 });

        await window.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("1 min of 3 min");
        await Assertions.Expect(window.Page.GetByText("You are offline.")).ToHaveCountAsync(0);
        await app.Post("/v1/hangs", new { seconds = 60 });
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("2 min of 3 min");
    }

    [Fact]
    public async Task shows_the_cached_page_while_the_service_does_not_respond()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Page.EvaluateAsync("() => navigator.serviceWorker.register(navigator.serviceWorker.controller.scriptURL + '&timeout=0')");
        await window.Until("the service worker without a timeout is active", "navigator.serviceWorker.controller.scriptURL.includes('timeout=0')");
        await window.Context.RouteAsync("**/*", _ => { });

        await window.Page.ReloadAsync();

        await Assertions.Expect(window.Page.GetByText("The service does not answer. This page is from")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("Start the back-care plan")).ToBeVisibleAsync();
        await window.Context.UnrouteAllAsync();
        await Assertions.Expect(window.Page.Locator("[data-kept]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task refreshes_a_cached_page_again_while_the_service_is_reachable_but_slow()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();
        var refreshes = 0;
        await window.Context.RouteAsync(app.Client.BaseAddress!.AbsoluteUri, route => ++refreshes > 2 ? route.ContinueAsync() : route.AbortAsync());

        await window.Context.SetOfflineAsync(false);

        await Assertions.Expect(window.Page.Locator("[data-kept]")).ToHaveCountAsync(0);
        Assert.True(refreshes > 2);
    }

    [Fact]
    public async Task does_not_cache_the_pages_of_a_captive_portal_or_show_the_errors_of_a_proxy()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.VisitAndCache("/");
        await window.Context.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<main>Accept our terms</main>" }));
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("Accept our terms")).ToBeVisibleAsync();
        await window.Context.UnrouteAllAsync();

        await window.Context.RouteAsync("**/*", route => route.FulfillAsync(new() { Status = 404, Body = "404 page not found" }));
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();
        await window.Context.UnrouteAllAsync();

        await window.Context.SetOfflineAsync(true);
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByText("You are offline. This page is from")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("Start the back-care plan")).ToBeVisibleAsync();
    }
}
