using System.Collections.Concurrent;
using System.Net;
using HabitTrack.Storage.Tests;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.Postgres;

namespace HabitTrack.Web.Tests;

public sealed class StoppingTheService : IDisposable
{
    private const int Clients = 8, Logs = 40;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("habittrack-test-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task by_a_restart_keeps_everything_acknowledged()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 200 });
        await app.Patch("/v1/profile", new { name = "Ada" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-22" });
        string[] views = ["/v1/entries", "/v1/habits", "/v1/profile", "/v1/streaks", "/v1/summaries", "/v1/dashboard", "/v1/history"];
        var before = await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text));

        await app.Restart();

        Assert.Equal(before, await Task.WhenAll(views.Select(async view => (await app.Get(view)).Expect(200).Text)));
    }

    [Fact]
    public async Task before_the_first_request_closes_all_connections()
    {
        var database = await TestDatabase.CreateDatabase();
        var service = await Service.Build("--port", "0", "--ConnectionStrings:HabitTrack", database);

        await service.DisposeAsync();

        await Eventually.Holds("every connection is closed", async () => (await Catalogue.Read(
            database, "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")).Count == 0);
    }

    [Fact]
    public async Task by_a_kill_keeps_everything_acknowledged()
    {
        using var killed = await ServiceProcess.Start(data.FullName);
        var acknowledged = await LogUntilStopped(killed, killed.Kill);

        await AssertNothingIsMissing(acknowledged);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task gracefully_completes_accepted_requests(string signal)
    {
        Assert.SkipWhen(signal == "HUP" && await IgnoresHangUps(), "The tests ignore SIGHUP (nohup), and child processes inherit this.");
        using var stopped = await ServiceProcess.Start(data.FullName);
        var acknowledged = await LogUntilStopped(stopped, async () => Assert.Equal(0, await stopped.Send(signal)));
        Assert.False(File.Exists(Path.Combine(data.FullName, "postgres", "postmaster.pid")), "The database server is still running after the service has stopped.");

        await AssertNothingIsMissing(acknowledged);
    }

    [Fact]
    public async Task with_requests_in_flight_completes_each_or_does_not_execute_it()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 1 });
        var answered = new TaskCompletionSource();
        var logs = Enumerable.Range(0, 200).Select(async _ =>
        {
            var id = Guid.NewGuid();
            try
            {
                (await app.Post("/v1/hangs", new { id, seconds = 1 })).Expect(201);
                answered.TrySetResult();
                return (id, Acknowledged: true);
            }
            catch (HttpRequestException)
            {
                return (id, Acknowledged: false);
            }
        }).ToList();

        await answered.Task;
        await app.Stop();
        var outcomes = await Task.WhenAll(logs);
        await app.Restart();

        foreach (var (id, acknowledged) in outcomes)
            Assert.Equal(acknowledged, (await app.Get($"/v1/entries/{id}")).Status == 200);
    }

    private async Task AssertNothingIsMissing(IEnumerable<Guid> acknowledged)
    {
        await using var next = await HabitTrackApp.StartOnFolder(data.FullName);
        foreach (var id in acknowledged)
            Assert.True((await next.Get($"/v1/entries/{id}")).Status == 200, $"{id} was acknowledged but is missing.");
    }

    private static async Task<bool> IgnoresHangUps()
    {
        const string Status = "/proc/self/status", Ignored = "SigIgn:";
        if (!File.Exists(Status))
            return false;
        var ignored = (await File.ReadAllLinesAsync(Status)).Single(line => line.StartsWith(Ignored, StringComparison.Ordinal));
        // Bit 0 is SIGHUP.
        return (Convert.ToUInt64(ignored[Ignored.Length..].Trim(), 16) & 1) == 1;
    }

    /// <summary>Logs entries from several clients, and stops the service after a number of entries.</summary>
    /// <returns>The ids of the acknowledged entries.</returns>
    private static async Task<IReadOnlyCollection<Guid>> LogUntilStopped(ServiceProcess service, Func<Task> end)
    {
        var acknowledged = new ConcurrentBag<Guid>();
        var some = new TaskCompletionSource();
        var clients = Enumerable.Range(0, Clients).Select(async _ =>
        {
            try
            {
                while (true)
                {
                    var id = Guid.NewGuid();
                    Assert.Equal(HttpStatusCode.Created, await service.Log(id));
                    acknowledged.Add(id);
                    if (acknowledged.Count >= Logs)
                        some.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The service has stopped, and this entry was not acknowledged.
            }
        }).ToList();

        await some.Task;
        await end();
        await Task.WhenAll(clients);
        return acknowledged;
    }
}
