namespace HabitTrack.Web.Tests;

public sealed class RevokingAToken
{
    [Fact]
    public async Task takes_effect_immediately_on_every_node()
    {
        await using var app = await TokensApp.Start();
        await using var other = await app.App.StartNode();
        var (token, id) = await app.Issue(await app.Add("Ada"), "log read");
        (await other.Get("/v1/streaks", TokensApp.Bearer(token))).Expect(200);

        // The other node uses the token continuously, so that a cache of tokens would contain it.
        using var revoked = new CancellationTokenSource();
        var asking = Task.Run(
            async () =>
            {
                while (!revoked.IsCancellationRequested)
                    await other.Get("/v1/streaks", TokensApp.Bearer(token));
            },
            TestContext.Current.CancellationToken);
        (await app.Delete(app.Admin, $"/v1/tokens/{id}")).Expect(200);
        var after = await other.Post("/v1/hangs", new { seconds = 45 }, TokensApp.Bearer(token));
        await revoked.CancelAsync();
        await asking;

        after.Refuses(401, "token-invalid");
        (await app.Delete(app.Admin, $"/v1/tokens/{id}")).Refuses(404, "token-not-found");
    }

    [Fact]
    public async Task revokes_the_tokens_that_it_issued()
    {
        await using var app = await SharedService.Administrator();
        var (token, id) = await app.Issue(await app.Add("Ada"), "log read");
        var child = (await app.Post(token, "/v1/tokens", new { name = "Phone", scopes = new[] { "log", "read" } })).Expect(201);
        var grandchild = (await app.Post(child.Value<string>("token"), "/v1/tokens", new { name = "Shortcut", scopes = new[] { "read" } })).Expect(201);

        (await app.Delete(token, $"/v1/tokens/{id}")).Expect(200);

        foreach (var ended in new[] { token, child.Value<string>("token"), grandchild.Value<string>("token") })
            (await app.Get(ended, "/v1/streaks")).Refuses(401, "token-invalid");
    }

    [Fact]
    public async Task ends_a_live_stream()
    {
        await using var app = await SharedService.Administrator();
        var (token, id) = await app.Issue(await app.Add("Ada"), "read");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/live");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var live = await app.App.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await live.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(await lines.ReadLineAsync(TestContext.Current.CancellationToken));

        (await app.Delete(app.Admin, $"/v1/tokens/{id}")).Expect(200);

        // Without the revocation, the stream would never end: it sends a heartbeat every 15 seconds.
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            Assert.DoesNotContain("logged", line);
    }
}
