using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.History;

public sealed class LosingConnections(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    private const int ResultsBetween = 40;

    [Fact]
    public async Task repeatedly_under_load_loses_and_duplicates_nothing()
    {
        await using var other = Storage.Open();
        var lost = 0L;
        var callers = new Callers(Ledger, Node, other)
        {
            Completed = async results =>
            {
                if (results % ResultsBetween == 0)
                    Interlocked.Add(ref lost, await TerminateAll());
            },
        };

        await Check(() => callers.Work(32, 20, number => PersonOf(number / 2 % 4)));

        Assert.True(lost > 10, $"only {lost} connections were lost");
    }

    [Fact]
    public async Task that_were_idle_does_not_fail_the_next_reads()
    {
        await using var other = Storage.Open();
        var id = Guid.CreateVersion7();
        await Committed(Hang(30, id: id));
        Func<Task>[] reads =
        [
            () => State(other),
            () => other.Store.LastSequence(Person, Cancellation),
            () => other.Store.FindEntry(Person, id, Cancellation),
            () => other.Store.ListEntries(new EntryQuery(Person), Cancellation),
            () => other.Store.ReadHistory(new HistoryQuery(Person), Cancellation).ToListAsync(Cancellation).AsTask(),
            () => other.Register.People(null, 10, Cancellation),
        ];

        foreach (var read in reads)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => other.Store.LastSequence(Person, Cancellation)));
            await TerminateAll();
            await read();
        }
    }

    private async Task<long> TerminateAll() => (long)(await Server.Query(
        Storage.ConnectionString,
        """
        SELECT count(pg_terminate_backend(pid))
        FROM pg_stat_activity
        WHERE datname = current_database()
            AND application_name = 'HabitTrack'
        """))!;
}
