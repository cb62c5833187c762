using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Submits forms that are out of date, such as after going back in the browser.</summary>
public sealed partial class SendingOldForms
{
    [Fact]
    public async Task rejects_a_resubmitted_log_with_changed_values()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await old.Press("Log", ("seconds", "30"));

        AssertRejected("This form was sent before, with something else in it. Open the page again, and fill it in anew.", 422, await old.Press("Log", ("seconds", "40")));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task rejects_a_resubmitted_log_of_a_removed_entry()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await (await old.Press("Log", ("seconds", "30"))).Press("Undo");

        AssertRejected("This was logged before and removed since. Put it back, or open the page again to log something new.", 409, await old.Press("Log", ("seconds", "30")));
    }

    [Fact]
    public async Task rejects_a_correction_of_a_removed_entry()
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
    [InlineData("/habits/hang/skip", "key")]
    [InlineData("/settings", "key")]
    [InlineData("/settings/links", "key")]
    [InlineData("/settings/revoke", "token")]
    public async Task rejects_a_form_that_lacks_a_field(string action, string field)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        var pages = new List<Page>();
        foreach (var path in new[] { "/", "/log/hang", "/habits/hang/edit", "/settings" })
            pages.Add(await Page.Open(app, path));
        var form = pages.SelectMany(page => page.Forms).First(form => form.Action == action);

        AssertRejected("This form is out of date. Open the page again, and fill it in anew.", 422, await pages[0].Send(form, (field, ""), ("linkName", "Ann"), ("seconds", "30")));
    }

    [Fact]
    public async Task rejects_a_form_of_another_session()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ann"), "log read");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        var signedIn = (await app.App.Send(HttpMethod.Post, "/sign-in", form, ("Accept", "text/html"))).Headers["Set-Cookie"].Split(';')[0];
        using var log = new FormUrlEncodedContent(new Dictionary<string, string> { ["kind"] = "hang", ["seconds"] = "30", ["form-token"] = "of another session" });

        var refused = await app.App.Send(HttpMethod.Post, "/log/hang", log, ("Accept", "text/html"), ("Cookie", signedIn));

        AssertRejected("This form is out of date. Open the page again, and fill it in anew.", 403, new Page(app.App, refused));
    }

    private static void AssertRejected(string message, int status, Page page)
    {
        Assert.Equal(status, page.Status);
        Assert.Contains(message, page.Text);
        Assert.DoesNotMatch(ApiTerms(), page.Text);
    }

    /// <summary>API terms, which must not appear on pages.</summary>
    [GeneratedRegex(@"/v1|\b(GET|POST|PUT|PATCH|DELETE|UUID|[Ii]dempotency|Bearer|antiforgery|session|errors names|path)\b|\b(id|key|kind) is ")]
    private static partial Regex ApiTerms();
}
