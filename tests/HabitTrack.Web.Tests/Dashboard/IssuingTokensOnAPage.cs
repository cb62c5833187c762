namespace HabitTrack.Web.Tests;

public sealed class IssuingTokensOnAPage(DemoApp demo)
{
    [Fact]
    public async Task shows_the_token_once_and_revokes_it()
    {
        await using var app = await SharedService.Administrator();
        var settings = await Settings(app, "log read");

        var issued = await settings.Press("Issue a token", ("tokenName", "Watch"), ("tokenDays", "30"));
        var token = SharingOnAPage.SecretOf(issued);

        Assert.StartsWith("no-store", issued.Headers["Cache-Control"]);
        (await app.Post(token, "/v1/hangs", new { seconds = 45 })).Expect(201);
        var later = await Page.Open(app.App, "/settings");
        Assert.Contains("Watch Log, read, since 22 Nov 2026, until 22 Dec 2026", later.Text);
        Assert.DoesNotContain(token[3..], later.Html);
        await later.Press("Revoke Watch");
        (await app.Get(token, "/v1/streaks")).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task issues_one_token_when_the_form_is_submitted_twice_concurrently()
    {
        await using var app = await SharedService.Administrator();
        var settings = await Settings(app, "log read");

        var issued = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => settings.Press("Issue a token", ("tokenName", "Watch"))));

        Assert.Single(issued.Select(SharingOnAPage.SecretOf).Distinct());
        Assert.Single((await app.App.Get("/v1/tokens"))["tokens"]!.AsArray(), token => (string)token!["name"]! == "Watch");
    }

    [Fact]
    public async Task shows_validation_errors_and_keeps_the_input()
    {
        await using var app = await SharedService.Administrator();
        var settings = await Settings(app, "log read");
        var form = settings.Forms.Single(form => form.Action == "/settings/tokens");

        var refused = await settings.Send(
            form with { Fields = form.Fields.Where(field => field.Key is not ("log" or "read")).ToDictionary() }, ("tokenName", "Watch"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("Select at least one permission.", refused.Text);
        Assert.Equal("Watch", refused.Forms.Single(form => form.Action == "/settings/tokens").Fields["tokenName"]);
        Assert.Contains("Your token does not have admin", (await settings.Press("Issue a token", ("tokenName", "Watch"), ("admin", "on"))).Text);
    }

    [Theory]
    [InlineData("/settings/links")]
    [InlineData("/settings/tokens")]
    [InlineData("/settings/revoke")]
    [InlineData("/settings/import")]
    [InlineData("/settings/erase")]
    public async Task rejects_forms_without_an_antiforgery_token(string action)
    {
        await using var app = await SharedService.Administrator();
        await Settings(app, "log read");
        var before = (await app.App.Get("/v1/tokens")).Text;
        using var forged = new MultipartFormDataContent { { new StringContent("A spy"), "linkName" }, { new StringContent("erase"), "sure" } };

        (await app.App.Send(HttpMethod.Post, action, forged)).Refuses(403, "foreign-form");

        Assert.Equal(before, (await app.App.Get("/v1/tokens")).Text);
    }

    [Fact]
    public async Task is_not_offered_without_permission_or_in_local_mode()
    {
        await using var app = await SharedService.Administrator();
        await using var local = await demo.App();

        var readOnly = await Settings(app, "read");
        var (logging, _) = await app.Issue(await app.Add("Bob"), "log");
        using var invalid = new FormUrlEncodedContent(
        [
            new("key", Guid.NewGuid().ToString()), new("timeZone", "Nowhere"), new("dayStartsAt", "00:00"), new("weekStartsOn", "monday"), new("units", "metric"),
        ]);
        var again = await app.App.Send(HttpMethod.Post, "/settings", invalid, TokensApp.Bearer(logging));

        Assert.Equal(403, readOnly.Status);
        Assert.Contains("time zone", again.Expect(422).Text);
        Assert.DoesNotContain("Issue a token", again.Text);
        Assert.DoesNotContain("Create a link", again.Text);
        Assert.DoesNotContain("Issue a token", (await Page.Open(local, "/settings")).Text);
    }

    [Fact]
    public async Task signs_out_when_the_token_of_the_session_is_revoked()
    {
        await using var app = await SharedService.Administrator();
        var settings = await Settings(app, "log read");
        Assert.Contains("Signed in A browser", settings.Text);

        await settings.Press("Revoke Signed in");

        (await app.App.Get("/v1/streaks")).Refuses(401, "token-invalid");
    }

    /// <summary>Signs a new person in and opens the settings page.</summary>
    private static async Task<Page> Settings(TokensApp app, string scopes)
    {
        var (token, _) = await app.Issue(await app.Add("Ada"), scopes);
        return await (await Page.Open(app.App, "/sign-in?return=/settings")).Press("Sign in", ("token", token));
    }
}
