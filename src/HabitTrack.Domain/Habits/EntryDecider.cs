namespace HabitTrack.Domain;

/// <summary>What a decision knows besides the stream it is made on.</summary>
/// <param name="Habit">The habit's id.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="Calendar">The person's calendar.</param>
/// <param name="Entry">The person's entry with the id that the command names; null when there is none.</param>
public sealed record Circumstances(string Habit, DateTimeOffset Now, PersonalCalendar Calendar, KnownEntry? Entry)
{
    /// <summary>The person's day of the clock.</summary>
    public DateOnly Today => Calendar.DayOf(Now);
}

/// <summary>An entry that exists already.</summary>
/// <param name="Here">Whether it belongs to the stream the decision is made on.</param>
/// <param name="Content">What it says, or said before it was retracted.</param>
/// <param name="Retracted">Whether it counts no more.</param>
public sealed record KnownEntry(bool Here, Entry Content, bool Retracted);

/// <summary>Decisions about entries, the same for all that has entries.</summary>
internal static class EntryDecider
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <param name="mayHold">Why a day may not hold the entry; null when it may.</param>
    public static Decision Log(LogEntry log, Circumstances now, Func<DateOnly, Refusal?> mayHold)
    {
        var (entry, refusal) = Timed(log.Entry, log.When, now);
        if (refusal is not null)
            return Decision.No(refusal);

        return now.Entry switch
        {
            { Retracted: true } => Decision.No(Refusal.EntryRetracted),
            { Here: true } known when known.Content.SaysTheSameAs(entry) => Decision.Of(),
            not null => Decision.No(Refusal.IdReused),
            null when mayHold(entry.Day) is { } reason => Decision.No(reason with { Field = FieldOf(log.When, entry) }),
            null => Decision.Of(entry.Logged(log.EntryId)),
        };
    }

    public static Decision Correct(CorrectEntry correct, Circumstances now, Func<DateOnly, Refusal?> mayHold)
    {
        var before = correct.Before;
        var (after, refusal) = correct.When switch
        {
            null => (correct.After, null),
            var unmoved when unmoved.IsThatOf(before) => (correct.After.AtTheTimeOf(before), null),
            var moved => Timed(correct.After, moved, now),
        };
        if (refusal is not null)
            return Decision.No(refusal);

        return now.Entry switch
        {
            not { Here: true } => Decision.No(Refusal.EntryNotFound),
            { Retracted: true } => Decision.No(Refusal.EntryRetracted),
            var known when known.Content.Equals(after) => Decision.Of(),
            var known when !known.Content.Equals(before) => Decision.No(Refusal.EntryChanged),
            _ when after.Day != before.Day && mayHold(after.Day) is { } reason => Decision.No(reason with { Field = FieldOf(correct.When, after) }),
            _ => Decision.Of(new EntryCorrected(correct.EntryId, before, after, correct.Reason)),
        };
    }

    public static Decision Retract(RetractEntry retract, Circumstances now) => now.Entry switch
    {
        not { Here: true } => Decision.No(Refusal.EntryNotFound),
        { Retracted: true } => Decision.Of(),
        var known => Decision.Of(new EntryRetracted(retract.EntryId, known.Content, retract.Reason)),
    };

    public static Decision Restore(RestoreEntry restore, Circumstances now, Func<DateOnly, Refusal?> mayHold) => now.Entry switch
    {
        not { Here: true } => Decision.No(Refusal.EntryNotFound),
        { Retracted: false } => Decision.Of(),
        var known when mayHold(known.Content.Day) is { } reason => Decision.No(reason),
        var known => Decision.Of(new EntryRestored(restore.EntryId, known.Content, restore.Reason)),
    };

    /// <summary>The field that told when.</summary>
    private static string FieldOf(When? when, Entry entry) =>
        when?.PerformedAt is null ? "day" : entry.Kind is null ? "at" : "performedAt";

    private static (Entry Entry, Refusal? Refusal) Timed(Entry entry, When when, Circumstances now) => when switch
    {
        { PerformedAt: not null, Day: not null } => (entry, Refusal.DayAndInstant),
        { PerformedAt: { } at } when at > now.Now + ClockTolerance => (entry, Refusal.InTheFuture(FieldOf(when, entry))),
        { PerformedAt: { } at } when at.Year < PersonalCalendar.FirstDay.Year - 1 => (entry, Refusal.TooLongAgo),
        { Day: { } day } when day > now.Today => (entry, Refusal.InTheFuture("day")),
        { PerformedAt: { } at } => Dated(entry, now.Calendar.DayOf(at), at, Timing.Instant),
        { Day: { } day } => Dated(entry, day, null, Timing.Day),
        _ => Dated(entry, now.Today, now.Now, Timing.Now),
    };

    private static (Entry Entry, Refusal? Refusal) Dated(Entry entry, DateOnly day, DateTimeOffset? at, Timing timing) =>
        day < PersonalCalendar.FirstDay
            ? (entry, Refusal.TooLongAgo)
            : (entry with { Day = day, PerformedAt = at, Timing = timing }, null);
}
