using System.Diagnostics;

namespace HabitTrack.Domain;

/// <summary>What a decision knows besides the stream it is made on.</summary>
/// <param name="Habit">The habit's id.</param>
/// <param name="Now">The server's clock.</param>
/// <param name="Calendar">The person's calendar.</param>
/// <param name="Entry">The person's entry with the id that the command names; null when there is none.</param>
/// <param name="Exercises">The person's own exercises.</param>
public sealed record Circumstances(string Habit, DateTimeOffset Now, PersonalCalendar Calendar, KnownEntry? Entry, IReadOnlyList<Exercise> Exercises)
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

    /// <param name="command">The command.</param>
    /// <param name="now">The circumstances.</param>
    /// <param name="validateDay">Why an entry may not be on a day; null when it may.</param>
    public static Decision Decide(EntryCommand command, Circumstances now, Func<DateOnly, Refusal?> validateDay) => command switch
    {
        LogEntry log => Log(log, now, validateDay),
        CorrectEntry correct => Correct(correct, now, validateDay),
        RetractEntry retract => Retract(retract, now),
        RestoreEntry restore => Restore(restore, now, validateDay),
        _ => throw new UnreachableException(),
    };

    private static Decision Log(LogEntry log, Circumstances now, Func<DateOnly, Refusal?> validateDay)
    {
        if (ValidateTime(log.Entry, log.When, now) is { } refusal)
            return refusal;

        var entry = Timed(log.Entry, log.When, now);
        return now.Entry switch
        {
            { Retracted: true } => Refusal.EntryRetracted,
            { Here: true } known when known.Content.HasSameContentAs(entry) => Decision.Nothing,
            not null => Refusal.IdReused,
            null when validateDay(entry.Day) is { } reason => reason with { Field = FieldOf(log.When, entry) },
            null when UnknownExercise(entry, [], now) is { } unknown => unknown,
            null => Decision.Of(entry.Logged(log.EntryId)),
        };
    }

    private static Decision Correct(CorrectEntry correct, Circumstances now, Func<DateOnly, Refusal?> validateDay)
    {
        var before = correct.Before;
        var moved = correct.When?.IsThatOf(before) == false ? correct.When : null;
        if (moved is not null && ValidateTime(correct.After, moved, now) is { } refusal)
            return refusal;

        var after = moved is not null ? Timed(correct.After, moved, now)
            : correct.When is null ? correct.After
            : correct.After.AtTheTimeOf(before);
        return now.Entry switch
        {
            not { Here: true } => Refusal.EntryNotFound,
            { Retracted: true } => Refusal.EntryRetracted,
            var known when known.Content.Equals(after) => Decision.Nothing,
            var known when !known.Content.Equals(before) => Refusal.EntryChanged,
            _ when after.Day != before.Day && validateDay(after.Day) is { } reason => reason with { Field = FieldOf(correct.When, after) },
            _ when UnknownExercise(after, before.Exercises, now) is { } unknown => unknown,
            _ => Decision.Of(new EntryCorrected(correct.EntryId, before, after, correct.Reason)),
        };
    }

    private static Decision Retract(RetractEntry retract, Circumstances now) => now.Entry switch
    {
        not { Here: true } => Refusal.EntryNotFound,
        { Retracted: true } => Decision.Nothing,
        var known => Decision.Of(new EntryRetracted(retract.EntryId, known.Content, retract.Reason)),
    };

    private static Decision Restore(RestoreEntry restore, Circumstances now, Func<DateOnly, Refusal?> validateDay) => now.Entry switch
    {
        not { Here: true } => Refusal.EntryNotFound,
        { Retracted: false } => Decision.Nothing,
        var known when validateDay(known.Content.Day) is { } reason => reason,
        var known => Decision.Of(new EntryRestored(restore.EntryId, known.Content, restore.Reason)),
    };

    /// <summary>An exercise that is neither of the catalogue nor of the person's own; one that the entry had before may stay.</summary>
    private static Refusal? UnknownExercise(Entry entry, IEnumerable<string> before, Circumstances now) => entry.Exercises
        .Index()
        .Where(exercise => ExerciseCatalogue.Find(exercise.Item, now.Exercises) is null && !before.Contains(exercise.Item))
        .Select(exercise => Refusal.UnknownExercise(exercise.Item, entry is Workout ? $"sets[{exercise.Index}].exercise" : "exercise"))
        .FirstOrDefault();

    /// <summary>The field that told when.</summary>
    private static string FieldOf(When? when, Entry entry) =>
        when?.PerformedAt is null ? "day" : entry.Kind is null ? "at" : "performedAt";

    private static Refusal? ValidateTime(Entry entry, When when, Circumstances now) => when switch
    {
        { PerformedAt: not null, Day: not null } => Refusal.DayAndInstant,
        { PerformedAt: { } at } when at > now.Now + ClockTolerance => Refusal.InTheFuture(FieldOf(when, entry)),
        { PerformedAt: { } at } when at.Year < PersonalCalendar.FirstDay.Year - 1 => Refusal.TooLongAgo,
        { Day: { } day } when day > now.Today => Refusal.InTheFuture("day"),
        _ when Timed(entry, when, now).Day < PersonalCalendar.FirstDay => Refusal.TooLongAgo,
        _ => null,
    };

    private static Entry Timed(Entry entry, When when, Circumstances now) => when switch
    {
        { PerformedAt: { } at } => entry with { Day = now.Calendar.DayOf(at), PerformedAt = at, Timing = Timing.Instant },
        { Day: { } day } => entry with { Day = day, PerformedAt = null, Timing = Timing.Day },
        _ => entry with { Day = now.Today, PerformedAt = now.Now, Timing = Timing.Now },
    };
}
