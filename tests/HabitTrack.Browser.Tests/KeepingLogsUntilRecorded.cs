using System.Collections.Concurrent;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;
using static HabitTrack.Browser.Tests.OfflineSteps;

namespace HabitTrack.Browser.Tests;

public sealed class KeepingLogsUntilRecorded(TestBrowser browser)
{
    [Theory]
    [InlineData(404, false)]
    [InlineData(200, false)]
    [InlineData(403, false)]
    [InlineData(413, false)]
    [InlineData(502, false)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task keeps_an_unrecorded_log_with_the_reason_and_resends_it(int status, bool byService)
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/");
        await Intercept(window, status, byService, "Something went wrong here.");

        await window.HangButton().TapAsync();
        var item = window.Outbox().GetByRole(AriaRole.Listitem);
        await Assertions.Expect(item).ToContainTextAsync("Hang: + 30 s");
        await Assertions.Expect(item).ToContainTextAsync(
            status == 401 ? "Sign in again" : byService ? "Something went wrong here." : $"Something between this device and the service answered {status}.");
        Assert.Equal(0, await app.Entries());

        await window.Context.UnrouteAsync(Forms);
        await window.Page.ReloadAsync();
        await window.ExpectEmptyOutbox();
        Assert.Equal(1, await app.Entries());
        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("30 s of 3 min");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("corrected")]
    [InlineData("removed")]
    public async Task resends_an_identical_request_after_a_lost_response_without_a_duplicate(string meanwhile)
    {
        // In local mode, since forms of a session get new antiforgery tokens.
        await using var app = await StartPlan(await HabitTrackApp.Start());
        await using var window = await browser.Open(app, Window.Phone);
        var sent = new ConcurrentQueue<string>();
        window.Page.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Enqueue(request.PostData!);
        };
        await window.Visit("/");
        await window.Context.RouteAsync(Forms, async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        });
        await window.HangButton().TapAsync();
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("One log is kept here");
        var id = (await app.Get("/v1/entries"))["entries.0.id"]!.GetValue<string>();
        if (meanwhile == "corrected")
            (await app.Patch($"/v1/entries/{id}", new { seconds = 35 })).Expect(200);
        if (meanwhile == "removed")
            (await app.Delete($"/v1/entries/{id}")).Expect(200);

        app.Clock.Now = app.Clock.Now.AddMinutes(20);
        await window.Context.UnrouteAsync(Forms);
        await window.Page.ReloadAsync();
        await window.ExpectEmptyOutbox();

        Assert.InRange(sent.Count, 2, 9);
        Assert.Single(sent.Distinct());
        Assert.Equal(meanwhile == "removed" ? 0 : 1, await app.Entries());
    }

    [Fact]
    public async Task sends_logs_in_the_format_of_an_earlier_version()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.SetFixedTimeAsync(app.Clock.Now.UtcDateTime);
        await window.Visit("/");
        var recorded = Guid.NewGuid();
        await app.Post("/v1/hangs", new { id = recorded, seconds = 20 });
        await window.Page.EvaluateAsync(
            """
            logs => localStorage.setItem('habittrack.outbox', JSON.stringify(logs.map(([id, seconds]) => ({
              action: location.origin + '/today/log', at: new Date(Date.now() - 600_000).toISOString(), sent: 0,
              fields: [['id', id], ['kind', 'hang'], ['habit', 'hang'], ['seconds', seconds]],
            }))))
            """,
            new[] { new[] { recorded.ToString(), "20" }, [Guid.NewGuid().ToString(), "45"] });

        await window.Page.ReloadAsync();
        await window.ExpectEmptyOutbox();
        await window.UntilNothingIsKept();

        Assert.Equal(2, await app.Entries());
    }

    [Fact]
    public async Task records_every_log_whose_answer_is_slow_and_keeps_what_is_typed_meanwhile()
    {
        await using var app = await Start();
        (await app.Put("/v1/habits/read", Read)).Expect(200);
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        await window.Visit("/");
        var release = await Hold(window);

        await window.HangButton().TapAsync();
        await window.Page.Clock.FastForwardAsync(1_500);
        await window.HangButton().TapAsync();
        await window.Card("read").Locator("[inputmode]").FillAsync("7");
        release.SetResult();

        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("1 min of 3 min");
        await Assertions.Expect(window.Card("read").Locator("[inputmode]")).ToHaveValueAsync("7");
        Assert.Equal(2, await app.Entries());
    }

    [Fact]
    public async Task empties_the_form_of_a_kept_log_and_leaves_the_chosen_habit()
    {
        await using var app = await Start();
        foreach (var habit in new[] { "read", "write" })
            (await app.Put($"/v1/habits/{habit}", Read)).Expect(200);
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/custom");
        await window.GoOffline();
        await window.Page.Locator("select[name=habit]").SelectOptionAsync("write");
        await window.Page.Locator("#field-amount").FillAsync("3");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true }).TapAsync();

        await Assertions.Expect(window.Page.Locator("#field-amount")).ToHaveValueAsync("");
        await Assertions.Expect(window.Page.Locator("#said")).ToContainTextAsync("One log is kept here");
        await window.Context.SetOfflineAsync(false);
        await window.ExpectEmptyOutbox();
        await Assertions.Expect(window.Page.Locator("select[name=habit]")).ToHaveValueAsync("write");
        Assert.Equal("write", (await app.Get("/v1/entries"))["entries.0.habit"]!.GetValue<string>());
    }

    [Fact]
    public async Task starts_over_when_the_kept_logs_are_unreadable()
    {
        await using var app = await Start();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Page.AddInitScriptAsync("localStorage.setItem('habittrack.outbox', '[{')");
        await window.Visit("/");

        await window.HangButton().TapAsync();

        await Assertions.Expect(window.Card("hang")).ToContainTextAsync("30 s of 3 min");
    }
}
