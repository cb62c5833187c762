using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>Callers at work on one or more nodes. Each keeps asking, under the same idempotency key, until it is answered.</summary>
internal sealed class Callers(Ledger ledger, params IReadOnlyList<IEventStore> nodes)
{
    private const decimal OverTheLimit = -1_000_000;

    private static readonly Metadata By = new("ann", "request-1");

    /// <summary>Called after each answer, with the number of answers so far.</summary>
    public Func<int, Task> Answered { get; init; } = _ => Task.CompletedTask;

    /// <param name="callers">How many work at the same time.</param>
    /// <param name="each">How many bookings each makes, one after the other.</param>
    /// <param name="stream">The stream of the booking with this number, from 0 on.</param>
    public async Task Book(int callers, int each, Func<int, StreamId> stream)
    {
        var answers = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                var number = (i * callers) + caller;
                await Ask(nodes[number % nodes.Count], Commit(stream(number), number));
                await Answered(Interlocked.Increment(ref answers));
            }
        })));
    }

    /// <summary>Asks until there is an answer.</summary>
    public async Task<Outcome> Ask(IEventStore node, Commit commit)
    {
        var attempt = ledger.Open(commit.Stream, ((Book)commit.Command).BookingId);
        while (true)
        {
            try
            {
                attempt.Told = await node.Execute(commit, TestContext.Current.CancellationToken);
                return attempt.Told;
            }
            catch (StoreUnavailableException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>A booking under a key of its own.</summary>
    public static Commit Commit(StreamId stream, Book booking) => new(stream, booking, By)
    {
        Entries = [booking.BookingId],
        Key = new IdempotencyKey($"key-{booking.BookingId}", "POST /bookings", booking.BookingId.ToByteArray(), booking.BookingId, 201),
    };

    /// <summary>Of eight bookings one goes over the limit, and one expects a version that is mostly gone.</summary>
    private static Commit Commit(StreamId stream, int number)
    {
        var amount = number % 8 == 3 ? OverTheLimit : 1 + (number % 5);
        var commit = Commit(stream, new Book(Guid.CreateVersion7(), amount, $"{2020 + (number % 3)}"));
        return commit with
        {
            AlsoReads = amount == OverTheLimit ? [BankModel.LimitsStream] : [],
            ExpectedVersion = number % 8 == 5 ? number : null,
        };
    }
}
