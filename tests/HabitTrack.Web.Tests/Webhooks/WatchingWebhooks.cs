using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.Postgres;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class WatchingWebhooks
{
    /// <summary>The lock of the node that runs the subscription.</summary>
    private const string TakeLock = "SELECT pg_advisory_lock(7234017283807667304)";

    [Fact]
    public async Task shows_that_events_are_not_processed_and_what_is_delivered()
    {
        await using var app = await HabitTrackApp.Start("--Outgoing:AllowPrivate", "true");
        await using var receiver = await Receiver.Start();
        var inbox = receiver.Open();
        await using (var stuck = new NpgsqlConnection(app.Database + ";Pooling=false"))
        {
            await stuck.OpenAsync(TestContext.Current.CancellationToken);
            await using var take = new NpgsqlCommand(TakeLock, stuck);
            await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            (await app.Post("/v1/webhooks", new { url = inbox.Url, events = new[] { "entry.logged" } })).Expect(201);
            (await app.Post("/v1/hangs", new { seconds = 1 })).Expect(201);
            (await app.Get("/health/ready")).Expect(200);
            await Catalogue.Read(app.Database, "UPDATE habittrack.mt_events SET timestamp = timestamp - interval '3 minutes'");

            (await app.Get("/health/ready")).Refuses(503, "not-ready");
        }

        await inbox.WaitFor(1);
        await Eventually.Holds("it is ready", async () => (await app.Get("/health/ready")).Status == 200);
        await Eventually.Holds("it is counted", async () => (await app.Get("/metrics")).Text.Contains("webhooks_attempts_total{result=\"delivered\"}"));
        Assert.DoesNotContain(new Uri(inbox.Url).AbsolutePath, (await app.Get("/metrics")).Text);
    }
}
