namespace HabitTrack.Web.Tests;

public sealed class ServingLocalRequestsOnly(DemoApp demo)
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7", "forwarded")]
    [InlineData("Forwarded", "for=203.0.113.7", "forwarded")]
    [InlineData("Via", "1.1 proxy", "forwarded")]
    [InlineData("Host", "habits.example.org", "foreign-host")]
    [InlineData("Host", "localhost.example.org", "foreign-host")]
    [InlineData("Origin", "https://example.org", "foreign-origin")]
    [InlineData("Origin", "null", "foreign-origin")]
    [InlineData("Origin", "http://localhost:1", "foreign-origin")]
    [InlineData("Sec-Fetch-Site", "cross-site", "foreign-origin")]
    public async Task rejects_requests_from_elsewhere(string header, string value, string code)
    {
        await using var app = await demo.App();

        var before = (await app.Get("/v1/entries")).Expect(200).Text;

        (await app.Post("/v1/hangs", new { seconds = 45 }, (header, value))).Refuses(403, code);

        Assert.Equal(before, (await app.Get("/v1/entries")).Text);
    }

    [Fact]
    public async Task accepts_requests_from_its_own_pages_and_local_programs()
    {
        await using var app = await HabitTrackApp.Start();
        var own = app.Client.BaseAddress!;

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("Origin", own.GetLeftPart(UriPartial.Authority)))).Expect(201);
        (await app.Get("/v1/habits", ("Host", $"localhost:{own.Port}"))).Expect(200);
        (await app.Get("/v1/habits", ("Host", $"[::1]:{own.Port}"))).Expect(200);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--urls", "http://*:0")]
    [InlineData("--urls", "http://192.0.2.1:0")]
    [InlineData("--urls", "http://127.0.0.1:0;http://[::]:0")]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://0.0.0.0:0")]
    public async Task fails_to_start_on_addresses_that_other_machines_can_reach(string setting, string urls)
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => Service.Build(setting, urls));

        Assert.Contains("loopback", refused.Message);
    }

    [Theory]
    [InlineData("--port", "high")]
    [InlineData("--port", "65536")]
    public async Task fails_to_start_with_an_invalid_setting(string name, string value) =>
        Assert.Contains(value, (await Assert.ThrowsAsync<CannotStartException>(() => Service.Build(name, value))).Message);

    [Fact]
    public async Task fails_to_start_on_a_port_in_use_and_creates_no_database()
    {
        await using var app = await demo.App();
        var data = Path.Combine(Path.GetTempPath(), $"habittrack-test-{Guid.NewGuid():n}");

        var refused = await Assert.ThrowsAsync<CannotStartException>(
            () => Service.Build("--port", $"{app.Client.BaseAddress!.Port}", "--data", data));

        Assert.Contains("--port", refused.Message);
        Assert.False(Directory.Exists(data));
    }

    [Theory]
    [InlineData("--ConnectionStrings:HabitTrack", "garbage", "ConnectionStrings__HabitTrack")]
    [InlineData("--ConnectionStrings:HabitTrack", "Host=127.0.0.1;Port=1", "ConnectionStrings__HabitTrack")]
    [InlineData("--data", "/proc/no-such-folder", "--data")]
    public async Task fails_to_start_without_a_database_and_names_the_setting(string name, string value, string named) =>
        Assert.Contains(named, (await Assert.ThrowsAsync<CannotStartException>(() => Service.Build("--port", "0", name, value))).Message);

    [Fact]
    public async Task reports_liveness_and_readiness()
    {
        await using var app = await demo.App();

        Assert.Equal("live", (await app.Get("/health/live")).Expect(200).Value<string>("status"));
        Assert.Equal("ready", (await app.Get("/health/ready")).Expect(200).Value<string>("status"));
    }
}
