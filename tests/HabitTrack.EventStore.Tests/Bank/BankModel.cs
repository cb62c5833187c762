using System.Text.Json;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Tests.Bank;

/// <summary>A small model to test stores with: streams are accounts, and <c>limits</c> that decisions on accounts may read.</summary>
public static class BankModel
{
    public const string LimitsStream = "limits";

    public static Model Model { get; } = new(
        new EventTypes([typeof(Booked), typeof(BookingCorrected), typeof(BookingVoided), typeof(LimitSet)]),
        new JsonSerializerOptions(JsonSerializerDefaults.Web),
        [Limits.Projection, Account.Projection],
        stream => string.Equals(stream, LimitsStream, StringComparison.Ordinal) ? Limits.Projection : Account.Projection,
        EntryOf,
        typeof(Booking),
        Decide)
    {
        Report = ReportOf,
    };

    /// <summary>What the accounts that have bookings hold.</summary>
    private static IEnumerable<Report> ReportOf(IReadOnlyDictionary<string, StreamState> streams, DateTimeOffset now) =>
        from stream in streams
        let account = stream.Value.State as Account
        where account is { Bookings: > 0 }
        select new Report(stream.Key, DateOnly.FromDateTime(now.UtcDateTime), new { account.Balance });

    private static EntryChange? EntryOf(object recorded) => recorded switch
    {
        Booked booked => new(booked.BookingId, true, false, booked.Year, new Booking(booked.Amount, booked.Year, booked.Note)),
        BookingCorrected corrected => new(corrected.BookingId, false, false, corrected.Year, new Booking(corrected.After, corrected.Year)),
        BookingVoided voided => new(voided.BookingId, false, true, voided.Year, new Booking(voided.Amount, voided.Year)),
        _ => null,
    };

    private static Decision Decide(object command, Reads read) => command switch
    {
        Book book => Booking(book, read),
        Correct correct => Standing(correct.BookingId, read) is { } booking
            ? Append(new BookingCorrected(correct.BookingId, booking.Amount, correct.Amount, booking.Year))
            : new Decision.Refuse("no-such-booking"),
        VoidBooking voided => Standing(voided.BookingId, read) is { } booking
            ? Append(new BookingVoided(voided.BookingId, booking.Amount, booking.Year))
            : new Decision.Refuse("no-such-booking"),
        SetLimit set => Append(new LimitSet(set.Limit)),
        Look => Append(),
        BookUnfoldable => Append(new LimitSet(1)),
        Explode => throw new InvalidOperationException("It exploded."),
        _ => throw new InvalidOperationException($"There is no command {command.GetType().Name}."),
    };

    private static Decision Booking(Book book, Reads read)
    {
        if (Standing(book.BookingId, read) is { } booking)
            return booking.Amount == book.Amount ? Append() : new Decision.Refuse("booking-id-reused");

        var limit = read.Others.TryGetValue(LimitsStream, out var limits) ? ((Limits)limits.State).Limit : decimal.MaxValue;
        return book.Amount < 0 && ((Account)read.Stream.State).Balance + book.Amount < -limit
            ? new Decision.Refuse("over-the-limit")
            : Append(new Booked(book.BookingId, book.Amount, book.Year, book.Note));
    }

    private static Booking? Standing(Guid id, Reads read) =>
        read.Entries.TryGetValue(id, out var entry) && !entry.Retracted ? (Booking)entry.Content : null;

    private static Decision.Append Append(params object[] events) => new(events);
}
