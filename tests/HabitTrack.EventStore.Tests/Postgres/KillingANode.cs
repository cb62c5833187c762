using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.History;

namespace HabitTrack.EventStore.Tests.Postgres;

public sealed class KillingANode(PostgresEngine engine) : HistoryTest(engine), IClassFixture<PostgresEngine>
{
    private const int AtOnce = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(200)]
    public Task under_load_loses_nothing_acknowledged_and_repeating_all_it_was_asked_for_doubles_nothing(int whenAcknowledged) =>
        Check(async () =>
        {
            var commits = Enumerable.Range(0, whenAcknowledged + AtOnce)
                .Select(i => Callers.Commit(Stream(i % 4), new Book(Guid.CreateVersion7(), 1))).ToList();
            var acknowledged = await WorkAndDie(commits, whenAcknowledged);

            var callers = new Callers(Ledger);
            var outcomes = await Task.WhenAll(commits.Select(commit => callers.Ask(Engine.Store, commit)));

            var replayed = outcomes.OfType<Outcome.Replayed>().Select(outcome => outcome.Key.EntryId!.Value).ToHashSet();
            Assert.True(acknowledged.Count >= whenAcknowledged);
            Assert.Subset(replayed, acknowledged);
        });

    /// <summary>Keeps a node busy until it has acknowledged so many, and kills it.</summary>
    /// <returns>What it acknowledged.</returns>
    private async Task<HashSet<Guid>> WorkAndDie(List<Commit> commits, int whenAcknowledged)
    {
        using var node = NodeProcess.Start(Engine.ConnectionString);
        foreach (var commit in commits.Take(AtOnce))
            node.Book(commit);

        var acknowledged = new HashSet<Guid>();
        while (await node.Acknowledged() is { } booking)
        {
            acknowledged.Add(booking);
            if (acknowledged.Count < whenAcknowledged)
                node.Book(commits[AtOnce + acknowledged.Count - 1]);
            else
                node.Kill();
        }

        return acknowledged;
    }
}
