using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using HabitTrack.Storage.Tests;

namespace HabitTrack.Web.Tests;

public sealed class LosingANode
{
    [Fact]
    public async Task another_node_tells_what_the_lost_one_was_about_to_tell_and_what_follows()
    {
        string[] settings = ["--Outgoing:AllowPrivate", "true", "--Outgoing:TimeoutSeconds", "1"];
        var database = await TestDatabase.CreateDatabase();
        await using var receiver = await Receiver.Start();
        using var lost = await ServiceProcess.StartOn(database, settings);
        await using var other = await HabitTrackApp.StartOn(database, new SettableClock { Now = TimeProvider.System.GetUtcNow() }, settings);
        var inbox = receiver.Open();
        using var added = await lost.Client.PostAsJsonAsync("/v1/webhooks", new { url = inbox.Url, events = new[] { "entry.logged" } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        await lost.Log(Guid.NewGuid());
        await inbox.WaitFor(1);

        using var killed = new SemaphoreSlim(0);
        inbox.Answer = http => killed.WaitAsync(http.RequestAborted);
        await lost.Log(Guid.NewGuid());
        await inbox.WaitFor(2);
        await lost.Kill();
        inbox.Answer = Inbox.With(HttpStatusCode.OK);
        other.Clock.Now = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2);
        await other.Post("/v1/hangs", new { seconds = 3 });
        var watch = Stopwatch.StartNew();

        var requests = await inbox.WaitFor(4);
        TestContext.Current.TestOutputHelper?.WriteLine($"The other node went on after {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(requests[1].Id, requests[2].Id);
        Assert.Equal(3, (int)requests[3].Json["data"]!["entry"]!["seconds"]!);
    }
}
