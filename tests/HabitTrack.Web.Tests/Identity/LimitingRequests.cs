namespace HabitTrack.Web.Tests;

public sealed class LimitingRequests(DemoApp demo)
{
    [Fact]
    public async Task rejects_a_token_over_the_rate_limit_and_no_other_token()
    {
        await using var app = await TokensApp.Start("--RateLimit:PerSecond", "1", "--RateLimit:Burst", "20");
        var ada = await app.Add("Ada");
        var ((busy, _), (other, _)) = (await app.Issue(ada, "read"), await app.Issue(ada, "read"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => app.Get(busy, "/v1/streaks")));

        var refused = answers.First(answer => answer.Status == 429).Refuses(429, "too-many-requests");
        Assert.True(int.Parse(refused.Headers["Retry-After"]) > 0);
        Assert.True(answers.Count(answer => answer.Status == 200) >= 20);
        (await app.Get(other, "/v1/streaks")).Expect(200);
    }

    [Fact]
    public async Task does_not_apply_in_local_mode()
    {
        await using var app = await HabitTrackApp.Start("--RateLimit:PerSecond", "1", "--RateLimit:Burst", "1");

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Get("/v1/streaks"))), answer => answer.Expect(200));
    }

    [Fact]
    public async Task sets_security_headers_on_every_response()
    {
        await using var local = await demo.App();
        await using var tokens = await SharedService.Administrator();

        foreach (var app in new[] { local, tokens.App })
        {
            foreach (var path in new[] { "/", "/sign-in", "/v1/habits", "/nowhere", "/favicon.svg", "/docs", "/openapi/v1.json", "/health/live" })
            {
                var answer = await app.Get(path);
                Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
                Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"]);
                Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"]);
                Assert.DoesNotMatch(path == "/docs" ? "(default|script)-src[^;]*unsafe" : "unsafe", answer.Headers["Content-Security-Policy"]);
                Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
            }
        }
    }

    [Theory]
    [InlineData("--Proxies", "proxy.example.org")]
    [InlineData("--RateLimit:Burst", "0")]
    public async Task fails_to_start_with_an_invalid_setting(string name, string value) =>
        Assert.Contains(value, (await Assert.ThrowsAsync<CannotStartException>(() => TokensApp.Start(name, value))).Message);

    [Fact]
    public async Task ignores_forwarded_headers_without_configured_proxies()
    {
        await using var app = await SharedService.Administrator();

        Assert.False((await app.App.Get("/sign-in", ("X-Forwarded-Proto", "https"))).Headers.ContainsKey("Strict-Transport-Security"));
        Assert.Contains("Auth:Mode", (await Assert.ThrowsAsync<CannotStartException>(() => HabitTrackApp.Start("--Proxies", "127.0.0.1"))).Message);
    }
}
