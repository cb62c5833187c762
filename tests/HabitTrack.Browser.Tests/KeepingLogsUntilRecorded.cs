using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class KeepingLogsUntilRecorded(TestBrowser browser)
{
    private const string Forms = "**/today/log";

    private static readonly object Read = new { kind = "custom", goal = new { direction = "atLeast", amount = 20, unit = "pages", per = "day" } };

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
        await Assertions.Expect(window.Outbox()).ToContainTextAsync("Seconds must be a whole number of seconds from 1 to 86400");

        await window.Visit("/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Hang" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#field-seconds")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator("#field-seconds")).ToHaveValueAsync("0");
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
        await window.Until("nothing is kept", "localStorage.getItem('habittrack.outbox') === '[]'");

        Assert.Equal(2, await app.Entries());
    }

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

    private static async Task<HabitTrackApp> Start() => await StartPlan(await SharedService.NewPersonWithClock());

    private static async Task<HabitTrackApp> StartPlan(HabitTrackApp app)
    {
        (await app.Post("/v1/plans/back-care", new { })).Expect(200);
        return app;
    }

    /// <summary>Delays the responses to logs until the result is set.</summary>
    private static async Task<TaskCompletionSource> Hold(Window window)
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
    private static Task Intercept(Window window, int status, bool byService, string text) => window.Context.RouteAsync(Forms, route => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = "text/html",
        Headers = byService ? new Dictionary<string, string> { ["HabitTrack-Service"] = "1" } : [],
        Body = $"<!DOCTYPE html><title>Answer</title><main><section class='panel'><p>{text}</p></section></main>",
    }));
}
