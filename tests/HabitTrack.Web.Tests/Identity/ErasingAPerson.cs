using System.Globalization;
using HabitTrack.EventStore.Tests.Postgres;

namespace HabitTrack.Web.Tests;

public sealed class ErasingAPerson
{
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
            (await node.Post("/v1/hangs", new { seconds = 45 }, TokensApp.Showing(adas))).Refuses(401, "token-invalid");
        await done.CancelAsync();
        var answers = (await retrying).SelectMany(statuses => statuses).Distinct().Order().ToList();

        Assert.Subset(new HashSet<int> { 201, 401, 410 }, answers.ToHashSet());
        Assert.Empty(await TablesWith(app.App.Database, ada, "Lovelace"));
        (await app.Get(bobs, $"/v1/streaks?person={ada}")).Refuses(404, "person-not-found");
        (await app.Post(bobs, "/v1/hangs", new { seconds = 45 })).Expect(201);
        (await app.Delete(app.Admin, $"/v1/people/{ada}")).Refuses(404, "person-not-found");
        (await app.Post(app.Admin, "/v1/people", new { name = "Ada", id = ada })).Refuses(409, "already-added");
        Assert.Equal("person-erased", (await app.Get(app.Admin, "/v1/admin/audit")).Value<string>("entries.0.action"));
    }

    [Fact]
    public async Task of_local_mode_is_refused()
    {
        await using var app = await HabitTrackApp.Start();

        (await app.Delete("/v1/people/me")).Refuses(409, "local-person");
    }

    /// <summary>Logs again and again, as a client does that was not answered, until it is told to stop.</summary>
    private static async Task<IReadOnlyList<int>> Retry(HabitTrackApp node, string token, int client, CancellationToken done)
    {
        var statuses = new List<int>();
        for (var at = 0; !done.IsCancellationRequested; at++)
        {
            var key = ("Idempotency-Key", $"{client}-{(at / 3).ToString(CultureInfo.InvariantCulture)}");
            statuses.Add((await node.Post("/v1/hangs", new { seconds = 1 + (at / 3 % 9) }, TokensApp.Showing(token), key)).Status);
        }

        return statuses;
    }

    /// <summary>The tables, of all of ours, that have one of these texts in some row.</summary>
    private static async Task<IReadOnlyList<string>> TablesWith(string database, params string[] texts)
    {
        var tables = await Catalogue.Read(
            database,
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_schema LIKE 'habittrack%' AND table_type = 'BASE TABLE'");
        Assert.Contains("habittrack.mt_events", tables);
        var found = new List<string>();
        foreach (var table in tables)
        {
            var rows = await Catalogue.Read(database, $"SELECT t::text FROM {table} AS t");
            found.AddRange(rows.Where(row => texts.Any(text => row.Contains(text, StringComparison.Ordinal))).Select(row => $"{table}: {row}"));
        }

        return found;
    }
}
