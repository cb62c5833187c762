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

    private async Task<long> TerminateAll() => (long)(await Server.Query(
        Storage.ConnectionString,
        """
        SELECT count(pg_terminate_backend(pid))
        FROM pg_stat_activity
        WHERE datname = current_database()
            AND application_name = 'HabitTrack'
        """))!;
}
