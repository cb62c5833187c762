using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Contract;

namespace HabitTrack.EventStore.Tests.History;

public abstract class Poisoning(Engine engine) : HistoryTest(engine)
{
    public static TheoryData<object> Poison =>
    [
        // Its decision throws.
        new Explode(),
        // Its event cannot be folded.
        new BookUnfoldable(),
        // The database refuses its text.
        new Book(Guid.CreateVersion7(), 1, "2026", "nul\0"),
    ];

    [Theory]
    [MemberData(nameof(Poison), DisableDiscoveryEnumeration = true)]
    public Task fails_alone_under_load_and_leaves_nothing_behind(object poison) => Check(async () =>
    {
        await using var other = Engine.Open();
        var poisoned = 0;
        var callers = new Callers(Ledger, Engine.Store, other)
        {
            Answered = async answers =>
            {
                if (answers % 20 != 0)
                    return;
                await Assert.ThrowsAnyAsync<Exception>(async () =>
                    await (answers % 40 == 0 ? other : Engine.Store).Execute(
                        new Commit(Stream(answers % 3), poison, new Metadata("mallory")), Cancellation));
                Interlocked.Increment(ref poisoned);
            },
        };

        await callers.Book(32, 10, number => Stream(number % 3));

        Assert.Equal(16, poisoned);
        Assert.All(Ledger.Attempts, attempt => Assert.NotNull(attempt.Told));
    });
}
