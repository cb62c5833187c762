using System.Net;
using System.Web;

namespace HabitTrack.Web.Tests;

public sealed class SigningInAtAProvider(SigningInAtAProvider.Fixture fixture) : IClassFixture<SigningInAtAProvider.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task adds_a_person_the_first_time_and_finds_them_the_next_time()
    {
        var ada = fixture.SignsIn("Ada\u0000 Lovelace" + new string('!', 100));
        await using var phone = fixture.Enrolling.Share();
        await using var desk = fixture.Enrolling.Share();

        var progress = await Enter(phone.App, "/progress");
        await phone.App.Post("/v1/hangs", new { seconds = 45 });
        await Enter(desk.App);

        Assert.Contains("Sign out", progress.Text);
        Assert.Contains("<title>Progress", progress.Html);
        Assert.Equal(45, (await desk.App.Get("/v1/entries")).Value<int>("entries.0.seconds"));
        var added = Assert.Single(await PeopleNamed("Ada Lovelace"));
        Assert.Equal(80, added.Name.Length);
        Assert.Contains("127.0.0.1 Log, read, since", (await Page.Open(desk.App, "/settings")).Text);
        Assert.DoesNotContain(ada, (await Page.Open(desk.App, "/settings")).Html);
    }

    [Fact]
    public async Task adds_one_person_when_two_browsers_sign_in_for_the_first_time_at_once()
    {
        fixture.SignsIn("Twin");
        await using var phone = fixture.Enrolling.Share();
        await using var desk = fixture.Enrolling.Share();

        var pages = await Task.WhenAll(Enter(phone.App), Enter(desk.App));

        Assert.All(pages, page => Assert.Contains("Sign out", page.Text));
        Assert.Single(await PeopleNamed("Twin"));
    }

    [Fact]
    public async Task tells_someone_unknown_whom_to_ask_until_an_administrator_links_them()
    {
        var subject = fixture.SignsIn("Bob");
        await using var app = fixture.Closed.Share();
        var person = await app.Add("Bob");

        var unknown = await Enter(app.App);
        (await app.App.Get("/v1/streaks")).Refuses(401, "token-required");
        var identity = new { issuer = fixture.Provider.Address.AbsoluteUri, subject };
        var linked = (await app.Post(app.Admin, $"/v1/people/{person}/identities", identity)).Expect(201);
        var today = await Enter(app.App);

        Assert.Equal(403, unknown.Status);
        Assert.Contains($"Ask the administrator of this service to add you, and send them these two: issuer {fixture.Provider.Address}, subject {subject}.", unknown.Text);
        Assert.Contains("Sign in with 127.0.0.1", unknown.Text);
        Assert.Equal((person, 2), (linked.Value<string>("person"), linked.Count("scopes")));
        Assert.Contains("Sign out", today.Text);
        (await app.Post(app.Admin, $"/v1/people/{person}/identities", identity)).Refuses(409, "identity-linked");
        (await app.Post(app.Admin, "/v1/people/nobody/identities", new { identity.issuer, subject = "2" })).Refuses(404, "person-not-found");
        (await app.Post(app.Admin, $"/v1/people/{person}/identities", new { issuer = "http://auth.example.org", subject, scopes = new[] { "share" } })).Refuses(422, "invalid-values");
    }

    [Fact]
    public async Task ends_when_its_token_is_revoked_and_is_refused_until_it_is_linked_again()
    {
        var subject = fixture.SignsIn("Cleo");
        await using var app = fixture.Enrolling.Share();
        await Enter(app.App);
        var (person, token) = await LinkOf("Cleo");

        (await app.Delete(app.Admin, $"/v1/tokens/{token}")).Expect(200);
        (await app.App.Get("/v1/streaks")).Refuses(401, "token-invalid");
        var refused = await Enter(app.App);
        (await app.Post(app.Admin, $"/v1/people/{person}/identities", new { issuer = fixture.Provider.Address.AbsoluteUri, subject })).Expect(201);

        Assert.Equal(403, refused.Status);
        Assert.Contains("was revoked here", refused.Text);
        Assert.Contains("Sign out", (await Enter(app.App)).Text);
        Assert.Equal(person, (await LinkOf("Cleo")).Person);
    }

    [Fact]
    public async Task shows_a_coach_the_clients_who_added_them()
    {
        var subject = fixture.SignsIn("Coach");
        await using var app = fixture.Closed.Share();
        var (ada, coach) = (await app.Add("Ada"), await app.Add("Coach"));
        var (adas, _) = await app.Issue(ada, "log read");
        await app.Post(app.Admin, $"/v1/people/{coach}/identities", new { issuer = fixture.Provider.Address.AbsoluteUri, subject, scopes = new[] { "coach" } });
        (await app.Put(adas, $"/v1/coaches/{coach}", new { })).Expect(200);

        var clients = await Enter(app.App);

        Assert.Contains("<title>Clients", clients.Html);
        Assert.Contains($"/?person={ada}", clients.Links);
        (await app.App.Get($"/v1/entries?person={ada}")).Expect(200);
    }

    [Fact]
    public async Task ends_at_the_provider_too_when_the_person_signs_out()
    {
        fixture.SignsIn("Dora");
        await using var app = fixture.Enrolling.Share();

        var signedOut = await (await Enter(app.App)).Press("Sign out");
        var address = Assert.Single(signedOut.Links, link => link.Contains("end-session"));
        var back = await Page.Open(app.App, address);

        (await app.App.Get("/v1/streaks")).Refuses(401, "token-required");
        Assert.Equal($"0;url={address}", signedOut.Headers["Refresh"]);
        Assert.NotEmpty(fixture.Provider.SignOut!.IdTokenHint!);
        Assert.Contains("Sign in with 127.0.0.1", back.Text);
        Assert.Equal("no-store", signedOut.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task is_forgotten_with_the_person()
    {
        var subject = fixture.SignsIn("Erin");
        await using var app = fixture.Enrolling.Share();
        await Enter(app.App);
        var (person, _) = await LinkOf("Erin");
        Assert.NotEmpty(await TableRows.Containing(fixture.Enrolling.App.Database, subject));

        (await app.Delete(app.Admin, $"/v1/people/{person}")).Expect(200);

        Assert.Empty(await TableRows.Containing(fixture.Enrolling.App.Database, subject, person, "Erin"));
        Assert.Contains("Sign out", (await Enter(app.App)).Text);
        Assert.NotEqual(person, (await LinkOf("Erin")).Person);
    }

    [Theory]
    [InlineData("another state")]
    [InlineData("the state of another browser")]
    [InlineData("another code")]
    [InlineData("another nonce")]
    [InlineData("another issuer")]
    [InlineData("an answer that was used before")]
    public async Task refuses(string forged)
    {
        fixture.SignsIn("Mallory");
        using var browser = Browser();
        using var other = Browser();
        (fixture.Provider.Nonce, fixture.Provider.Issuer) = (forged == "another nonce" ? "n" : null, forged == "another issuer" ? new("https://example.org") : null);
        var callback = await Callback(browser);
        var parameters = HttpUtility.ParseQueryString(callback.Query);
        if (forged == "another state")
            parameters["state"] += "x";
        if (forged == "another code")
            parameters["code"] += "x";
        if (forged == "an answer that was used before")
            (await browser.GetAsync(callback, Cancellation)).Dispose();

        using var answer = await (forged == "the state of another browser" ? other : browser).GetAsync($"{callback.AbsolutePath}?{parameters}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Signing in at the identity provider did not work.", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(cookie => cookie.StartsWith("habittrack", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task returns_to_this_service_only()
    {
        fixture.SignsIn("Frank");
        using var browser = Browser();

        using var answer = await browser.GetAsync(await Callback(browser, "?return=" + Uri.EscapeDataString("https://example.org/")), Cancellation);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task can_be_cancelled_at_the_provider()
    {
        await using var app = fixture.Enrolling.Share();
        fixture.Provider.User = null;

        var refused = await Enter(app.App, "/progress");

        Assert.Equal(403, refused.Status);
        Assert.Contains("did not let you sign in, or you cancelled", refused.Text);
        Assert.Contains("/sign-in/provider?return=%2Fprogress", refused.Links);
    }

    [Fact]
    public async Task leaves_the_token_while_the_provider_does_not_answer()
    {
        await using var app = await TokensApp.Start(Settings("http://127.0.0.1:1", enroll: "true"));
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");

        var refused = await Enter(app.App);

        Assert.Equal(503, refused.Status);
        Assert.Contains("The identity provider does not answer.", refused.Text);
        Assert.Contains("Sign out", (await refused.Press("Sign in with the token", ("token", token))).Text);
        (await app.App.Get("/sign-in/callback")).Expect(400);
    }

    [Theory]
    [InlineData("Auth:Mode", "local")]
    [InlineData("Auth:Oidc:Authority", "http://auth.example.org")]
    [InlineData("Auth:Oidc:Authority", "auth")]
    [InlineData("Auth:Oidc:ClientId", "")]
    [InlineData("Auth:Oidc:Enroll", "perhaps")]
    public async Task with_a_wrong_setting_does_not_start(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(
            () => HabitTrackApp.Start(["--Auth:Mode", "tokens", .. Settings("https://auth.example.org", "true"), $"--{name}", value]));

        Assert.Contains(name, refused.Message);
    }

    private static string[] Settings(string authority, string enroll) =>
    [
        "--Auth:Oidc:Authority", authority, "--Auth:Oidc:ClientId", TestProvider.ClientId, "--Auth:Oidc:ClientSecret", TestProvider.ClientSecret, "--Auth:Oidc:Enroll", enroll,
    ];

    /// <summary>Opens a page and follows the link to sign in at the provider, as a browser does.</summary>
    private static async Task<Page> Enter(HabitTrackApp app, string path = "/")
    {
        var asked = new Page(app, await app.Get($"/sign-in?return={Uri.EscapeDataString(path)}"));
        return new Page(app, await app.Get(Assert.Single(asked.Links, link => link.StartsWith("/sign-in/provider", StringComparison.Ordinal)), ("Accept", "text/html")));
    }

    /// <summary>Signs in at the provider.</summary>
    /// <returns>The address of the service to which the provider redirects.</returns>
    private static async Task<Uri> Callback(HttpClient browser, string query = "")
    {
        using var start = await browser.GetAsync("/sign-in/provider" + query, Cancellation);
        using var signedIn = await browser.GetAsync(start.Headers.Location, Cancellation);
        return signedIn.Headers.Location!;
    }

    private HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = fixture.Enrolling.App.Client.BaseAddress };

    private async Task<IReadOnlyList<(string Id, string Name)>> PeopleNamed(string name) =>
        (await fixture.Enrolling.Get(fixture.Enrolling.Admin, "/v1/people?limit=200"))["people"]!.AsArray()
            .Select(person => ((string)person!["id"]!, (string)person["name"]!))
            .Where(person => person.Item2.StartsWith(name, StringComparison.Ordinal))
            .ToList();

    /// <summary>The newest person with a name, and the id of the token of their identity.</summary>
    private async Task<(string Person, string Token)> LinkOf(string name)
    {
        var person = (await PeopleNamed(name))[^1].Id;
        var token = (await fixture.Enrolling.Get(fixture.Enrolling.Admin, "/v1/tokens?limit=200"))["tokens"]!.AsArray()
            .Single(token => (string?)token!["person"] == person && !(bool)token["isSession"]!);
        return (person, (string)token!["id"]!);
    }

    /// <summary>A provider with two services: one adds whoever signs in, and one does not.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private int subjects = 1_000;

        public TestProvider Provider { get; private set; } = null!;

        public TokensApp Enrolling { get; private set; } = null!;

        public TokensApp Closed { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await TestProvider.Start();
            (Enrolling, Closed) = (await Start("true"), await Start("false"));
        }

        public async ValueTask DisposeAsync()
        {
            await Enrolling.DisposeAsync();
            await Closed.DisposeAsync();
            await Provider.DisposeAsync();
        }

        /// <summary>Lets a new user sign in at the provider.</summary>
        /// <returns>The subject of the user.</returns>
        public string SignsIn(string name)
        {
            var subject = $"user-{++subjects}";
            (Provider.User, Provider.Nonce, Provider.Issuer) = ((subject, name), null, null);
            return subject;
        }

        /// <summary>The provider's tokens and the browser's cookies are valid at the time of the machine.</summary>
        private async Task<TokensApp> Start(string enroll)
        {
            var app = await TokensApp.Start(Settings(Provider.Address.AbsoluteUri, enroll));
            app.App.Clock.Now = TimeProvider.System.GetUtcNow();
            return app;
        }
    }
}
