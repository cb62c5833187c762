using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Forms that a browser still has, such as by its way back, though the service has moved on.</summary>
public sealed partial class SendingOldForms
{
    [Fact]
    public async Task of_what_was_logged_since_with_something_else_in_it_says_so()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await old.Press("Log", ("seconds", "30"));

        Says("This form was sent before, with something else in it. Open the page again, and fill it in anew.", 422, await old.Press("Log", ("seconds", "40")));
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task of_what_was_logged_and_removed_since_says_so()
    {
        await using var app = await SharedService.NewPerson();
        var old = await Page.Open(app, "/log/hang");
        await (await old.Press("Log", ("seconds", "30"))).Press("Undo");

        Says("This was logged before and removed since. Put it back, or open the page again to log something new.", 409, await old.Press("Log", ("seconds", "30")));
    }

    [Fact]
    public async Task of_a_correction_of_what_was_removed_since_says_so()
    {
        await using var app = await SharedService.NewPerson();
        var location = (await app.Post("/v1/hangs", new { seconds = 30 })).Headers["Location"];
        var old = await Page.Open(app, location.Replace("/v1", "", StringComparison.Ordinal) + "/edit");
        await app.Delete(location);

        Says("This was logged before and removed since.", 409, await old.Press("Correct", ("seconds", "40")));
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
    public async Task that_lack_what_the_page_has_now_says_so(string action, string field)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });
        var pages = new List<Page>();
        foreach (var path in new[] { "/", "/log/hang", "/habits/hang/edit", "/settings" })
            pages.Add(await Page.Open(app, path));
        var form = pages.SelectMany(page => page.Forms).First(form => form.Action == action);

        Says("This form is out of date. Open the page again, and fill it in anew.", 422, await pages[0].Send(form, (field, ""), ("linkName", "Ann"), ("seconds", "30")));
    }

    [Fact]
    public async Task of_a_session_that_has_ended_leads_to_signing_in_or_says_so()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ann"), "log read");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token });
        var signedIn = (await app.App.Send(HttpMethod.Post, "/sign-in", form, ("Accept", "text/html"))).Headers["Set-Cookie"].Split(';')[0];
        using var log = new FormUrlEncodedContent(new Dictionary<string, string> { ["kind"] = "hang", ["seconds"] = "30", ["form-token"] = "of another session" });

        var refused = await app.App.Send(HttpMethod.Post, "/log/hang", log, ("Accept", "text/html"), ("Cookie", signedIn));

        Says("This form is out of date. Open the page again, and fill it in anew.", 403, new Page(app.App, refused));
    }

    private static void Says(string words, int status, Page page)
    {
        Assert.Equal(status, page.Status);
        Assert.Contains(words, page.Text);
        Assert.DoesNotMatch(OfTheApi(), page.Text);
    }

    /// <summary>Words that mean nothing to whoever looks at a page.</summary>
    [GeneratedRegex(@"/v1|\b(GET|POST|PUT|PATCH|DELETE|UUID|[Ii]dempotency|Bearer|antiforgery|session|errors names|path)\b|\b(id|key|kind) is ")]
    private static partial Regex OfTheApi();
}
