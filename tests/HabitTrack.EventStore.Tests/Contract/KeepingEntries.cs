using System.Globalization;
using HabitTrack.EventStore.Projections;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class KeepingEntries(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task an_entry_stands_as_its_newest_event_says()
    {
        var booking = Deposit(1);
        var first = await Committed(booking);
        await Committed(Deposit(5));
        await Committed(About(new Correct(booking.BookingId, 2)));

        var entry = await Store.FindEntry(Tenant, booking.BookingId, Cancellation);
        Assert.NotNull(entry);
        Assert.Equal(new Booking(2, "2026"), entry.Content);
        Assert.Equal([1, 3], entry.Versions);
        Assert.Equal(Account, entry.Stream);
        Assert.Equal(first.Events[0].RecordedAt, entry.RecordedAt);
        Assert.False(entry.Retracted);
    }

    [Fact]
    public async Task a_retracted_entry_is_found_but_not_listed()
    {
        var booking = Deposit(1);
        await Committed(booking);
        await Committed(About(new VoidBooking(booking.BookingId)));

        Assert.True((await Store.FindEntry(Tenant, booking.BookingId, Cancellation))?.Retracted);
        Assert.Empty(await Store.ListEntries(new EntryQuery(Tenant), Cancellation));
        Assert.IsType<Outcome.Refused>(await Store.Execute(About(new VoidBooking(booking.BookingId)), Cancellation));
    }

    [Fact]
    public async Task an_entry_of_another_tenant_is_not_there()
    {
        var booking = Deposit(1);
        await Committed(booking);

        Assert.Null(await Store.FindEntry($"{Tenant}-other", booking.BookingId, Cancellation));
        await Committed(new Commit(new StreamId($"{Tenant}-other", "account-1"), booking, By) { Entries = [booking.BookingId] });
    }

    [Fact]
    public async Task a_command_that_repeats_an_entry_can_tell_in_whatever_stream_it_is()
    {
        var booking = Deposit(1);
        await Committed(About(booking));

        Assert.Empty((await Committed(About(booking))).Events);
        Assert.Equal(new Outcome.Refused("booking-id-reused"), await Store.Execute(About(booking with { Amount = 2 }), Cancellation));
        await using var other = Engine.Open();
        Assert.Equal(
            new Outcome.Refused("booking-id-reused"),
            await other.Execute(About(booking with { Amount = 2 }) with { Stream = Stream("account-2") }, Cancellation));
    }

    [Fact]
    public async Task an_entry_created_many_times_at_once_on_two_nodes_and_streams_is_created_once()
    {
        await using var other = Engine.Open();
        var booking = Deposit(1);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? Store : other).Execute(
            About(booking) with { Stream = Stream($"account-{i % 3}") }, Cancellation).AsTask()));

        Assert.Single(outcomes.OfType<Outcome.Committed>(), committed => committed.Events.Count == 1);
        Assert.Equal([1], (await Store.FindEntry(Tenant, booking.BookingId, Cancellation))!.Versions);
    }

    [Fact]
    public async Task a_second_creation_that_was_not_announced_fails_alone()
    {
        var booking = Deposit(1);
        await Committed(booking);

        var failing = Store.Execute(Commit(booking), Cancellation).AsTask();
        var innocent = Enumerable.Range(0, 10).Select(i => Store.Execute(Commit(Deposit(1)), Cancellation).AsTask()).ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.All(await Task.WhenAll(innocent), outcome => Assert.IsType<Outcome.Committed>(outcome));
        Assert.Equal(11, (await History(Account)).Count);
    }

    [Fact]
    public async Task entries_are_listed_newest_first_a_page_at_a_time()
    {
        for (var i = 0; i < 25; i++)
            await Committed(Deposit(1, (2000 + (i * 7 % 10)).ToString(CultureInfo.InvariantCulture)), $"account-{i % 2}");

        var listed = new List<EntryState>();
        var query = new EntryQuery(Tenant, Limit: 10);
        IReadOnlyList<EntryState> page;
        do
        {
            page = await Store.ListEntries(query, Cancellation);
            listed.AddRange(page);
            query = query with { After = page.Count > 0 ? new EntryCursor(page[^1].Order, page[^1].Id) : null };
        }
        while (page.Count == 10);

        Assert.Equal(25, listed.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(listed.OrderByDescending(entry => entry.Order, StringComparer.Ordinal).ThenByDescending(entry => entry.Id), listed);
        Assert.Equal(13, (await Store.ListEntries(new EntryQuery(Tenant, ["account-0"]), Cancellation)).Count);
        Assert.All(
            await Store.ListEntries(new EntryQuery(Tenant, From: "2003", Before: "2006"), Cancellation),
            entry => Assert.InRange(entry.Order, "2003", "2005", StringComparer.Ordinal));
    }

    private Commit About(object command) => Commit(command) with
    {
        Entries = [command switch
        {
            Book book => book.BookingId,
            Correct correct => correct.BookingId,
            VoidBooking voided => voided.BookingId,
            _ => throw new ArgumentException("It is about no booking.", nameof(command)),
        }],
    };
}
