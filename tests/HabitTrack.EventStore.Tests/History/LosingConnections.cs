using HabitTrack.EventStore.Tests.Contract;
using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.History;

public abstract class LosingConnections(Engine engine) : HistoryTest(engine)
{
    private const int AnswersBetween = 40;

    [Fact]
    public async Task again_and_again_under_load_loses_nothing_and_doubles_nothing()
    {
        await using var other = Engine.Open();
        var lost = 0L;
        var callers = new Callers(Ledger, Engine.Store, other)
        {
            Answered = async answers =>
            {
                if (answers % AnswersBetween == 0)
                    Interlocked.Add(ref lost, await TerminateAll());
            },
        };

        await Check(() => callers.Book(32, 20, number => Stream(number % 4)));

        Assert.True(lost > 10, $"only {lost} connections were lost");
    }

    private async Task<long> TerminateAll() => (long)(await Server.Query(
        Engine.ConnectionString,
        """
        SELECT count(pg_terminate_backend(pid))
        FROM pg_stat_activity
        WHERE datname = current_database()
            AND application_name <> ''
        """))!;
}
