using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Repeating(Engine engine) : EventStoreContract(engine)
{
    private static readonly Guid EntryId = Guid.CreateVersion7();

    [Fact]
    public async Task a_request_with_its_key_again_does_nothing_and_tells_the_first_answer()
    {
        await Committed(Keyed(Deposit(1)));

        var again = await Store.Execute(Keyed(Deposit(1)), Cancellation);

        Replayed(again);
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task a_key_is_remembered_on_every_node()
    {
        await Committed(Keyed(Deposit(1)));

        await using var other = Engine.Open();
        Replayed(await other.Execute(Keyed(Deposit(1)), Cancellation));
    }

    [Fact]
    public async Task a_key_with_another_body_or_request_is_reused()
    {
        await Committed(Keyed(Deposit(1)));

        Assert.IsType<Outcome.KeyReused>(await Store.Execute(Keyed(Deposit(1), body: 2), Cancellation));
        Assert.IsType<Outcome.KeyReused>(await Store.Execute(Keyed(Deposit(1), request: "POST /other"), Cancellation));
        Assert.Single(await History(Account));
    }

    [Fact]
    public async Task a_key_belongs_to_its_tenant()
    {
        await Committed(Keyed(Deposit(1)));

        await Committed(Keyed(Deposit(1)) with { Stream = new StreamId($"{Tenant}-other", "account-1") });
    }

    [Fact]
    public async Task a_refused_request_leaves_its_key_free()
    {
        var refused = Keyed(new Correct(Guid.CreateVersion7(), 1));
        Assert.IsType<Outcome.Refused>(await Store.Execute(refused, Cancellation));

        await Committed(Keyed(Deposit(1)));
    }

    [Fact]
    public async Task a_repetition_is_told_from_a_refusal_and_from_a_stale_version()
    {
        var booking = Deposit(1);
        await Committed(booking);
        var voiding = Keyed(new VoidBooking(booking.BookingId)) with { Entries = [booking.BookingId], ExpectedVersion = 1 };
        await Committed(voiding);

        Replayed(await Store.Execute(voiding, Cancellation));
        await using var other = Engine.Open();
        Replayed(await other.Execute(voiding, Cancellation));
    }

    [Fact]
    public async Task of_the_same_request_many_times_at_once_on_two_nodes_one_is_committed()
    {
        await using var other = Engine.Open();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(
            i => (i % 2 == 0 ? Store : other).Execute(Keyed(Deposit(1)), Cancellation).AsTask()));

        Assert.Single(outcomes.OfType<Outcome.Committed>());
        Assert.Equal(59, outcomes.OfType<Outcome.Replayed>().Count());
        Assert.Single(await History(Account));
    }

    private Commit Keyed(object command, byte body = 1, string request = "POST /bookings") =>
        Commit(command) with { Key = new IdempotencyKey("key-1", request, [body, 0, 9], EntryId, 201) };

    private static void Replayed(Outcome outcome)
    {
        var key = Assert.IsType<Outcome.Replayed>(outcome).Key;
        Assert.Equal(("key-1", "POST /bookings", EntryId, 201), (key.Key, key.Request, key.EntryId, key.Status));
    }
}
