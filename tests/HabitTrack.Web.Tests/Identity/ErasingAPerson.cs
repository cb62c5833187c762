using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HabitTrack.Web.Tests;

public sealed class ErasingAPerson(DemoApp demo)
{
    [Fact]
    public async Task leaves_nobody_to_issue_a_token_for()
    {
        await using var app = await TokensApp.Start();
        using var logs = new LogCapture();
        app.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var ada = await app.Add("Ada");
        (await app.Delete(app.Admin, $"/v1/people/{ada}")).Expect(200);

        (await app.Post(app.Admin, "/v1/tokens", new { name = "phone", person = ada, scopes = new[] { "log" } })).Refuses(404, "person-not-found");

        Assert.DoesNotContain("Exception", logs.Text);
    }

    [Fact]
    public async Task on_two_nodes_while_logs_are_retried_leaves_no_trace_in_any_table()
    {
        await using var app = await TokensApp.Start();
        await using var other = await app.App.StartNode();
        var (ada, bob) = (await app.Add("Ada Lovelace"), await app.Add("Bob"));
        var (adas, _) = await app.Issue(ada, "log read");
        var (bobs, _) = await app.Issue(bob, "log read coach");
        await app.Put(adas, $"/v1/coaches/{bob}", new { });
        await app.Post(adas, "/v1/hangs", new { seconds = 45, note = "Lovelace" });

        using var done = new CancellationTokenSource();
        var retrying = Task.WhenAll(new[] { app.App, other, app.App, other }.Select((node, at) => Retry(node, adas, at, done.Token)));
        (await app.Delete(app.Admin, $"/v1/people/{ada}")).Expect(200);
        foreach (var node in new[] { app.App, other })
            (await node.Post("/v1/hangs", new { seconds = 45 }, TokensApp.Bearer(adas))).Refuses(401, "token-invalid");
        await done.CancelAsync();
        var answers = (await retrying).SelectMany(statuses => statuses).Distinct().Order().ToList();

        Assert.Subset(new HashSet<int> { 201, 401, 410 }, answers.ToHashSet());
        Assert.Empty(await TableRows.Containing(app.App.Database, ada, "Lovelace"));
        (await app.Get(bobs, $"/v1/streaks?person={ada}")).Refuses(404, "person-not-found");
        (await app.Post(bobs, "/v1/hangs", new { seconds = 45 })).Expect(201);
        (await app.Delete(app.Admin, $"/v1/people/{ada}")).Refuses(404, "person-not-found");
        (await app.Post(app.Admin, "/v1/people", new { name = "Ada", id = ada })).Refuses(409, "already-added");
        Assert.Equal("person-erased", (await app.Get(app.Admin, "/v1/admin/audit")).Value<string>("entries.0.action"));
    }

    [Fact]
    public async Task of_local_mode_is_refused()
    {
        await using var app = await demo.App();

        (await app.Delete("/v1/people/me")).Refuses(409, "local-person");
    }

    /// <summary>Logs repeatedly with each idempotency key, like a client that has not received a response, until it is cancelled.</summary>
    private static async Task<IReadOnlyList<int>> Retry(HabitTrackApp node, string token, int client, CancellationToken done)
    {
        var statuses = new List<int>();
        for (var at = 0; !done.IsCancellationRequested; at++)
        {
            var key = ("Idempotency-Key", $"{client}-{(at / 3).ToString(CultureInfo.InvariantCulture)}");
            statuses.Add((await node.Post("/v1/hangs", new { seconds = 1 + (at / 3 % 9) }, TokensApp.Bearer(token), key)).Status);
        }

        return statuses;
    }
}
