using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Sends forms of a page that is out of date, for example after the browser's Back button.</summary>
public sealed partial class SendingOldForms
{
    [Fact]
    public async Task of_an_entry_that_was_logged_with_other_values_is_rejected()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await old.Press("Log", ("seconds", "30"));

        AssertRejected("This form was already submitted with different values. Reload the page and fill in the form again.", 422, await old.Press("Log", ("seconds", "40")));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task of_an_entry_that_was_logged_and_removed_is_rejected()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await (await old.Press("Log", ("seconds", "30"))).Press("Undo");

        AssertRejected("This was logged before and removed since. To log it again, submit the form once more.", 409, await old.Press("Log", ("seconds", "30")));
    }

    [Fact]
    public async Task of_an_entry_that_was_removed_logs_it_again_from_the_page_that_says_so()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await (await old.Press("Log", ("seconds", "30"))).Press("Undo");

        Assert.Equal(200, (await (await old.Press("Log", ("seconds", "30"))).Press("Log")).Status);

        Assert.Equal(30, (await app.Get("/v1/entries")).Value<int>("entries.0.seconds"));
    }

    [Theory]
    [InlineData("/log/hang")]
    [InlineData("/")]
    public async Task of_an_entry_that_the_browser_kept_and_that_was_removed_says_so_and_logs_it_again_on_request(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200 });
        var old = await Page.Open(app, path);
        var form = old.Forms.First(form => form.Fields.ContainsKey("kind"));
        (string, string)[] kept = [("seconds", "30"), ("performedAt", "2026-11-22T09:30:00.000Z")];
        await old.Send(form, kept);
        await app.Delete($"/v1/entries/{form.Fields["id"]}");

        var page = await old.Send(form, kept);

        AssertRejected("This was logged before and removed since. To log it again, submit the form once more.", 200, page);
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
        await page.Send(page.Forms.First(again => again.Fields.GetValueOrDefault("kind") == form.Fields["kind"]), kept);
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Theory]
    [InlineData("/habits/hang/edit", "/habits/hang/skip", "day", "2026-11-03")]
    [InlineData("/habits/hang/edit", "/habits/hang/goal", "amount", "240")]
    [InlineData("/habits/hang/edit", "/habits/hang/details", "name", "Bar")]
    [InlineData("/habits/hang/edit", "/habits/hang/pause", "on", "")]
    [InlineData("/settings", "/settings", "name", "Ada")]
    [InlineData("/settings", "/settings/days-off", "offReason", "sick")]
    [InlineData("/habits/new", "/habits/new", "name", "Dead hang")]
    [InlineData("/", "/today/plan", "none", "")]
    public async Task of_a_change_that_was_undone_says_so_and_records_it_again_on_request(string path, string action, string field, string value)
    {
        await using var app = await SharedService.NewPerson();
        if (path != "/")
            await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var old = await Page.Open(app, path);
        var form = old.Forms.First(form => form.Action == action);
        var typed = new[] { (field, value), ("amount", "240"), ("unit", "seconds") };
        var before = (await app.Get("/v1/history")).Count("events");

        Assert.Equal((200, 200), ((await old.Send(form, typed)).Status, (await old.Send(form, typed)).Status));
        (await app.Post("/v1/undo")).Expect(200);
        var undone = (await app.Get("/v1/history")).Count("events");
        var page = await old.Send(form, typed);

        AssertRejected("This was recorded before, and taken back or changed since. To record it again, submit the form once more.", 409, page);
        Assert.True(undone > before);
        Assert.Equal(undone, (await app.Get("/v1/history")).Count("events"));
        Assert.Equal(200, (await page.Send(page.Forms.First(form => form.Action == action), typed)).Status);
        Assert.True((await app.Get("/v1/history")).Count("events") > undone);
    }

    [Fact]
    public async Task that_undo_another_change_than_the_last_are_rejected_and_name_the_last()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        var old = await Page.Open(app);
        await app.Post("/v1/walks", new { seconds = 600 });

        AssertRejected("Nothing was undone, because something else was changed in the meantime. The last change is now: Walk, 10 min on", 409, await old.Press("Undo last change"));
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task that_undid_a_change_name_it_again()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        await app.Post("/v1/walks", new { seconds = 600 });
        var old = await Page.Open(app);
        var undone = await old.Press("Undo last change");
        await undone.Press("Undo last change");

        Assert.Contains("Undid: Walk, 10 min on", undone.Text);
        Assert.Contains("Undid: Walk, 10 min on", (await old.Press("Undo last change")).Text);
    }

    [Fact]
    public async Task that_corrects_an_entry_that_was_removed_is_rejected()
    {
        await using var app = await SharedService.NewPerson();
        var location = (await app.Post("/v1/hangs", new { seconds = 30 })).Headers["Location"];
        var old = await Page.Open(app, location.Replace("/v1", "", StringComparison.Ordinal) + "/edit");
        await app.Delete(location);

        AssertRejected("This was logged before and removed since.", 409, await old.Press("Correct", ("seconds", "40")));
    }

    [Theory]
    [InlineData("/log/hang", "id")]
    [InlineData("/log/hang", "kind")]
    [InlineData("/today/retract", "entry")]
    [InlineData("/today/undo", "key")]
    [InlineData("/today/undo", "change")]
    [InlineData("/habits/hang/skip", "key")]
    [InlineData("/settings", "key")]
    [InlineData("/settings/links", "key")]
    [InlineData("/settings/revoke", "token")]
    public async Task without_a_hidden_field_of_the_page_is_rejected(string action, string field)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        var pages = new List<Page>();
        foreach (var path in new[] { "/", "/log/hang", "/habits/hang/edit", "/settings" })
            pages.Add(await Page.Open(app, path));
        var form = pages.SelectMany(page => page.Forms).First(form => form.Action == action);

        AssertRejected("This form is out of date. Reload the page and fill in the form again.", 422, await pages[0].Send(form, (field, ""), ("linkName", "Ann"), ("seconds", "30")));
    }

    [Fact]
    public async Task of_a_session_that_ended_is_rejected()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ann"), "log read");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        (await app.App.Send(HttpMethod.Post, "/sign-in", form, ("Accept", "text/html"))).Expect(200);
        using var log = new FormUrlEncodedContent(new Dictionary<string, string> { ["kind"] = "hang", ["seconds"] = "30", ["form-token"] = "of another session" });

        var refused = await app.App.Send(HttpMethod.Post, "/log/hang", log, ("Accept", "text/html"));

        AssertRejected("This form is out of date. Reload the page and fill in the form again.", 403, new Page(app.App, refused));
    }

    [Fact]
    public async Task of_a_habit_executes_each_submission_with_other_values_and_repeats_none()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var old = await Page.Open(app, "/habits/hang/edit");

        foreach (var day in new[] { "2026-11-02", "2026-11-03", "2026-11-03" })
            Assert.Equal(200, (await old.Press("Skip", ("day", day))).Status);
        await app.Delete("/v1/habits/hang/skips/2026-11-03");
        await old.Press("Skip", ("day", "2026-11-03"));

        Assert.Equal("2026-11-02", (await app.Get("/v1/habits/hang")).Value<string>("skips.0.day"));
        Assert.Equal(1, (await app.Get("/v1/habits/hang")).Count("skips"));
    }

    private static void AssertRejected(string message, int status, Page page)
    {
        Assert.Equal(status, page.Status);
        Assert.Contains(message, page.Text);
        Assert.DoesNotMatch(ApiTerms(), page.Text);
    }

    /// <summary>Terms of the API, which users of the pages do not know.</summary>
    [GeneratedRegex(@"/v1|\b(GET|POST|PUT|PATCH|DELETE|UUID|[Ii]dempotency|Bearer|antiforgery|session|errors names|path)\b|\b(id|key|kind) is ")]
    private static partial Regex ApiTerms();
}
