using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Commands;

namespace HabitTrack.Storage.Tests.History;

public sealed class Poisoning(OwnDatabase database) : HistoryTest(database), IClassFixture<OwnDatabase>
{
    public static TheoryData<string> Names => Failing.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task under_load_fails_alone_and_leaves_no_changes(string name)
    {
        await using var other = Storage.Open();
        var poisoned = 0;
        var callers = new Callers(Ledger, Node, other)
        {
            Completed = async results =>
            {
                if (results % 20 != 0)
                    return;
                var context = new RequestContext(PersonOf(results % 3), new Author("mallory"), TimeProvider.System.GetUtcNow());
                await Assert.ThrowsAnyAsync<Exception>(
                    () => (results % 40 == 0 ? other : Node).Batch.ExecuteTogether(context, [Failing.Poisons[name]], Cancellation));
                Interlocked.Increment(ref poisoned);
            },
        };

        await Check(() => callers.Work(32, 10, number => PersonOf(number / 2 % 3)));

        Assert.Equal(16, poisoned);
        Assert.All(Ledger.Attempts, attempt => Assert.NotNull(attempt.Result));
    }
}
