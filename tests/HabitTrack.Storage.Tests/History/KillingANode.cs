using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

public sealed class KillingANode(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    private const int AtOnce = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public Task under_load_loses_nothing_acknowledged_and_repeating_all_it_was_asked_for_doubles_nothing(int whenAcknowledged) =>
        Check(() => KillAndRepeat(whenAcknowledged, people: 4));

    [Fact]
    public Task beside_another_one_that_serves_the_same_thousand_people_loses_nothing_of_either() => Check(() => Task.WhenAll(
        new Callers(Ledger, Node).Work(32, 40, number => PersonOf(number * 7 % 1000)),
        KillAndRepeat(300, people: 1000)));

    private async Task KillAndRepeat(int whenAcknowledged, int people)
    {
        var requests = Enumerable.Range(0, whenAcknowledged + AtOnce).Select(i => Request.Hang(PersonOf(i * 7 % people))).ToList();
        var acknowledged = await WorkAndDie(requests, whenAcknowledged);

        var callers = new Callers(Ledger);
        var results = await Task.WhenAll(requests.Select(request => callers.Ask(Node, request)));

        var replayed = results.OfType<CommandResult.Replayed>().Select(result => result.Receipt.EntryId!.Value).ToHashSet();
        Assert.True(acknowledged.Count >= whenAcknowledged);
        Assert.Subset(replayed, acknowledged);
    }

    /// <summary>Keeps a node busy until it has acknowledged so many, and kills it.</summary>
    /// <returns>What it acknowledged.</returns>
    private async Task<HashSet<Guid>> WorkAndDie(List<Request> requests, int whenAcknowledged)
    {
        using var node = NodeProcess.Start(Storage.ConnectionString);
        foreach (var request in requests.Take(AtOnce))
            node.Send(request);

        var acknowledged = new HashSet<Guid>();
        while (await node.Acknowledged() is { } entry)
        {
            acknowledged.Add(entry);
            if (acknowledged.Count < whenAcknowledged)
                node.Send(requests[AtOnce + acknowledged.Count - 1]);
            else
                await node.Kill();
        }

        return acknowledged;
    }
}
