using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

public sealed class KillingANode(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    private const int InFlight = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public Task under_load_loses_no_acknowledged_write_and_retries_duplicate_nothing(int killAfter) =>
        Check(() => KillAndRepeat(killAfter, people: 4));

    [Fact]
    public Task while_another_node_serves_the_same_people_loses_no_acknowledged_write() => Check(() => Task.WhenAll(
        new Callers(Ledger, Node).Work(32, 40, number => PersonOf(number * 7 % 1000)),
        KillAndRepeat(300, people: 1000)));

    private async Task KillAndRepeat(int killAfter, int people)
    {
        var requests = Enumerable.Range(0, killAfter + InFlight).Select(i => Request.Hang(PersonOf(i * 7 % people))).ToList();
        var acknowledged = await WorkUntilKilled(requests, killAfter);

        var callers = new Callers(Ledger);
        var results = await Task.WhenAll(requests.Select(request => callers.Send(Node, request)));

        var replayed = results.OfType<CommandResult.Replayed>().Select(result => result.Receipt.EntryId!.Value).ToHashSet();
        Assert.True(acknowledged.Count >= killAfter);
        Assert.Subset(replayed, acknowledged);
    }

    /// <summary>Keeps a node busy and kills it after a number of acknowledged requests.</summary>
    /// <returns>The acknowledged entries.</returns>
    private async Task<HashSet<Guid>> WorkUntilKilled(List<Request> requests, int killAfter)
    {
        using var node = NodeProcess.Start(Storage.ConnectionString);
        foreach (var request in requests.Take(InFlight))
            node.Send(request);

        var acknowledged = new HashSet<Guid>();
        while (await node.Acknowledged() is { } entry)
        {
            acknowledged.Add(entry);
            if (acknowledged.Count < killAfter)
                node.Send(requests[InFlight + acknowledged.Count - 1]);
            else
                await node.Kill();
        }

        return acknowledged;
    }
}
