namespace HabitTrack.Web.Tests;

public sealed class SigningIn
{
    private static readonly (string, string) Browser = ("Accept", "text/html,*/*");

    [Fact]
    public async Task redirects_back_to_the_requested_page_and_allows_forms()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");

        var asked = new Page(app.App, (await app.App.Get("/progress", Browser)).Expect(200));
        Assert.Contains("Sign in", asked.Text);
        var progress = await asked.Press("Sign in", ("token", token));
        Assert.Contains("Sign out", progress.Text);
        var today = await (await Page.Open(app.App)).Press("Start the back-care plan");

        Assert.Equal(200, today.Status);
        Assert.Equal(5, (await app.Get(token, "/v1/habits")).Count("habits"));
    }

    [Fact]
    public async Task sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        await using var app = await TokensApp.Start("--Proxies", "127.0.0.1");
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");

        var plain = await app.SignIn(token);
        var secure = await app.SignIn(token, ("X-Forwarded-Proto", "https"));

        Assert.Matches("^habittrack=ht_[^;]{43};.*path=/;.*samesite=lax; httponly$", plain);
        Assert.Matches("^__Host-habittrack=ht_[^;]{43};.*path=/; secure; samesite=lax; httponly$", secure);
        Assert.DoesNotContain(token, plain + secure);
        (await app.Get(plain.Split('=', ';')[1], "/v1/streaks")).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task is_offered_in_plain_words_when_a_form_is_submitted_without_a_session()
    {
        await using var app = await SharedService.Administrator();
        foreach (var form in new[] { "/log/hang", "/today/log", "/settings" })
        {
            using var fields = new FormUrlEncodedContent([new("kind", "hang"), new("seconds", "45")]);
            var from = new Uri(app.App.Client.BaseAddress!, "/log/hang?habit=bar").ToString();
            var page = new Page(app.App, (await app.App.Send(HttpMethod.Post, form, fields, ("Accept", "text/html"), ("Referer", from))).Expect(401));

            Assert.Contains("Sign in, then go back to the form", page.Text);
            Assert.DoesNotContain("Authorization", page.Text);
            Assert.Contains("/sign-in?return=%2Flog%2Fhang%3Fhabit%3Dbar", page.Links);
            Assert.DoesNotContain("/log", page.Links);
        }

        var link = new Page(app.App, (await app.App.Get($"/share/{TokensApp.RandomToken()}", ("Accept", "text/html"))).Expect(401));
        Assert.Contains("Ask the person who gave it to you for a new one.", link.Text);
    }

    [Theory]
    [InlineData("read", "/settings", "token that does not allow this")]
    [InlineData("share", "/sign-in", null)]
    public async Task explains_missing_permissions_in_plain_words(string scope, string path, string? words)
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), scope);
        var text = words is null
            ? (await (await Page.Open(app.App, path)).Press("Sign in", ("token", token))).Text
            : new Page(app.App, await app.App.Get(path, TokensApp.Bearer(token), ("Accept", "text/html"))).Text;

        Assert.Contains(words ?? "This token is for a link and cannot sign in.", text);
        Assert.DoesNotContain("scope", text);
    }

    [Fact]
    public async Task protects_forms_against_cross_site_request_forgery()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        var today = await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", token));
        var plan = today.Forms.First(form => form.Action == "/today/plan");

        using var forged = new FormUrlEncodedContent(plan.Fields.Where(field => field.Key != "form-token"));
        (await app.App.Send(HttpMethod.Post, "/today/plan", forged)).Refuses(403, "foreign-form");
        using var elsewhere = new FormUrlEncodedContent(plan.Fields);
        (await app.App.Send(HttpMethod.Post, "/today/plan", elsewhere, ("Origin", "https://example.org"))).Refuses(403, "foreign-origin");
        (await app.App.Post("/v1/hangs", new { seconds = 45 }, ("Sec-Fetch-Site", "cross-site"))).Refuses(403, "foreign-origin");

        Assert.Empty((await app.Get(token, "/v1/habits"))["habits"]!.AsArray());
        Assert.All(today.Forms.Where(form => form.Action != "/sign-in"), form => Assert.Contains("form-token", form.Fields.Keys));
    }

    [Fact]
    public async Task keeps_the_forms_of_pages_valid_that_are_requested_at_once_after_sign_in()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        var cookies = string.Join("; ", (await app.SignInCookies(token)).Select(cookie => cookie.Split(';')[0]));

        var today = (await app.App.Get("/", Browser, ("Cookie", cookies))).Expect(200);
        var log = (await app.App.Get("/log", Browser, ("Cookie", cookies))).Expect(200);

        Assert.All([today, log], page => Assert.DoesNotContain("Set-Cookie", page.Headers.Keys));
    }

    [Fact]
    public async Task issues_form_tokens_that_are_valid_on_every_node_and_for_one_session()
    {
        await using var app = await TokensApp.Start();
        await using var node = await app.App.StartNode();
        var (adas, _) = await app.Issue(await app.Add("Ada"), "log read");
        var (eves, _) = await app.Issue(await app.Add("Eve"), "log read");
        var plan = (await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", adas))).Forms.First(form => form.Action == "/today/plan");
        await (await Page.Open(node, "/sign-in")).Press("Sign in", ("token", eves));

        using var stolen = new FormUrlEncodedContent(plan.Fields);
        (await node.Send(HttpMethod.Post, "/today/plan", stolen)).Refuses(403, "foreign-form");
        using var form = new FormUrlEncodedContent(plan.Fields);
        (await app.App.Send(HttpMethod.Post, new Uri(node.Client.BaseAddress!, "/today/plan").AbsoluteUri, form)).Expect(200);

        Assert.Empty((await app.Get(eves, "/v1/habits"))["habits"]!.AsArray());
        Assert.Equal(5, (await app.Get(adas, "/v1/habits")).Count("habits"));
    }

    [Theory]
    [InlineData("http", "http://localhost", null)]
    [InlineData("https", "https://localhost", "set Proxies to the address of the proxy")]
    [InlineData("https", "https://example.org", "another origin")]
    [InlineData("https", "null", "another origin")]
    public async Task behind_an_unconfigured_proxy_names_the_setting(string scheme, string origin, string? said)
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        (string, string)[] headers = [("Host", "localhost"), ("X-Forwarded-Proto", scheme), ("Origin", origin)];
        using var form = new FormUrlEncodedContent([new("token", token), new("return", "/")]);

        var answer = await app.App.Send(HttpMethod.Post, "/sign-in", form, headers);

        if (said is null)
            answer.Expect(200);
        else
            Assert.Contains(said, answer.Refuses(403, "foreign-origin").Value<string>("detail"));
    }

    [Fact]
    public async Task ends_on_sign_out_and_when_the_token_is_revoked()
    {
        await using var app = await SharedService.Administrator();
        var (token, id) = await app.Issue(await app.Add("Ada"), "log read");
        var today = await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", token));
        (await app.App.Get("/v1/streaks")).Expect(200);

        await today.Press("Sign out");
        (await app.App.Get("/v1/streaks")).Refuses(401, "token-required");
        await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", token));
        await app.Delete(app.Admin, $"/v1/tokens/{id}");
        (await app.App.Get("/v1/streaks")).Refuses(401, "token-invalid");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    public async Task does_not_redirect_to_other_sites(string address)
    {
        await using var app = await SharedService.Administrator();

        var page = await Page.Open(app.App, "/sign-in?return=" + Uri.EscapeDataString(address));

        Assert.Equal("/", page.Forms.Single().Fields["return"]);
    }

    [Fact]
    public async Task is_limited_after_ten_failures_from_one_address()
    {
        await using var app = await TokensApp.Start();
        var page = await Page.Open(app.App, "/sign-in");

        for (var at = 0; at < 10; at++)
        {
            var refused = await page.Press("Sign in", ("token", TokensApp.RandomToken()));
            Assert.Equal(401, refused.Status);
            Assert.Contains("not valid", refused.Text);
        }

        var limited = await page.Press("Sign in", ("token", TokensApp.RandomToken()));
        Assert.Equal(429, limited.Status);
        Assert.True(int.Parse(limited.Headers["Retry-After"]) > 0);
    }

    [Fact]
    public async Task is_not_possible_with_a_share_token()
    {
        await using var app = await SharedService.Administrator();
        var (share, _) = await app.Issue(await app.Add("Ada"), "share");

        Assert.Equal(403, (await (await Page.Open(app.App, "/sign-in")).Press("Sign in", ("token", share))).Status);
    }
}
