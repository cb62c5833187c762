namespace HabitTrack.Web.Tests;

public sealed class IssuingAToken
{
    [Fact]
    public async Task shows_it_once()
    {
        await using var app = await SharedService.Administrator();
        var ada = await app.Add("Ada");

        var (token, id) = await app.Issue(ada, "log read");

        Assert.Matches("^ht_[A-Za-z0-9_-]{43}$", token);
        var listed = await app.Get(token, "/v1/tokens");
        Assert.Equal(id, listed.Value<string>("tokens.0.id"));
        Assert.DoesNotContain(token[3..], listed.Text + (await app.Get(app.Admin, "/v1/tokens")).Text);
    }

    [Theory]
    [InlineData("read", "share", 403)]
    [InlineData("log read", "log", 201)]
    [InlineData("log read", "read log", 201)]
    [InlineData("log read", "share", 201)]
    [InlineData("log read", "coach", 422)]
    [InlineData("log read", "admin", 422)]
    [InlineData("log read coach", "coach", 201)]
    [InlineData("admin", "admin", 201)]
    [InlineData("admin", "log", 422)]
    [InlineData("admin", "nonsense", 422)]
    [InlineData("log read", "share log", 422)]
    [InlineData("log read", "badge", 422)]
    public async Task cannot_grant_scopes_that_the_issuer_does_not_have(string has, string asked, int status)
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(has == "admin" ? null : await app.Add("Ada"), has);

        (await app.Post(token, "/v1/tokens", new { name = "More", scopes = asked.Split(' ') })).Expect(status);
    }

    [Fact]
    public async Task never_outlives_the_token_that_issued_it()
    {
        await using var app = await TokensApp.Start();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read", new { days = 10 });
        var cookie = (await app.SignIn(token)).Split(';')[0];

        var issued = (await app.Post(token, "/v1/tokens", new { name = "More", scopes = new[] { "log", "read" } })).Expect(201);
        var ofSession = (await app.App.Post("/v1/tokens", new { name = "More", scopes = new[] { "share" }, days = 400 }, ("Cookie", cookie))).Expect(201);
        var shorter = (await app.Post(token, "/v1/tokens", new { name = "Less", scopes = new[] { "read" }, days = 3 })).Expect(201);
        var second = (await app.Post(issued.Value<string>("token"), "/v1/tokens", new { name = "Third", scopes = new[] { "read" } })).Expect(201);

        Assert.Equal(["2026-12-02", "2026-12-02", "2026-11-25", "2026-12-02"], new[] { issued, ofSession, shorter, second }.Select(one => one.Value<string>("details.expiresAt")[..10]));
        app.App.Clock.Now = app.App.Clock.Now.AddDays(11);
        (await app.Get(issued.Value<string>("token"), "/v1/streaks")).Refuses(401, "token-expired");
    }

    [Fact]
    public async Task for_a_badge_requires_a_habit_of_the_person()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        await app.Post(token, "/v1/hangs", new { seconds = 45 });

        (await app.Post(token, "/v1/tokens", new { name = "Badge", scopes = new[] { "badge" }, habit = "hagn" })).Refuses(422, "invalid-values");
        (await app.Post(token, "/v1/tokens", new { name = "Badge", scopes = new[] { "badge" }, habit = "hang" })).Expect(201);
    }

    [Fact]
    public async Task for_another_person_requires_admin()
    {
        await using var app = await SharedService.Administrator();
        var (ada, bob) = (await app.Add("Ada"), await app.Add("Bob"));
        var (token, _) = await app.Issue(ada, "log read");

        (await app.Post(token, "/v1/tokens", new { name = "Spy", scopes = new[] { "read" }, person = bob })).Refuses(404, "person-not-found");
        (await app.Post(app.Admin, "/v1/tokens", new { name = "Spy", scopes = new[] { "read" }, person = "nobody" })).Refuses(404, "person-not-found");
    }

    [Fact]
    public async Task lists_and_revokes_only_tokens_of_the_caller()
    {
        await using var app = await SharedService.Administrator();
        var (adas, adasId) = await app.Issue(await app.Add("Ada"), "log read");
        var (bobs, bobsId) = await app.Issue(await app.Add("Bob"), "log read");

        Assert.Equal([adasId], (await app.Get(adas, "/v1/tokens"))["tokens"]!.AsArray().Select(token => (string)token!["id"]!));
        (await app.Delete(adas, $"/v1/tokens/{bobsId}")).Refuses(404, "token-not-found");
        (await app.Get(bobs, "/v1/streaks")).Expect(200);
    }

    [Fact]
    public async Task with_a_lifetime_expires_on_time()
    {
        await using var app = await TokensApp.Start();
        var (token, _) = await app.Issue(await app.Add("Ada"), "read", new { days = 7 });

        app.App.Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromTicks(1);
        (await app.Get(token, "/v1/streaks")).Expect(200);
        app.App.Clock.Now += TimeSpan.FromTicks(1);
        (await app.Get(token, "/v1/streaks")).Refuses(401, "token-expired");
    }
}
