using System.Diagnostics;

namespace HabitTrack.Domain.Habits;

/// <summary>The input of a decision other than the command and the state of its stream.</summary>
/// <param name="Habit">The id of the habit.</param>
/// <param name="Now">The current time of the server's clock.</param>
/// <param name="Calendar">The person's calendar.</param>
/// <param name="Entry">The person's entry with the id of the command; null if there is none.</param>
/// <param name="Exercises">The person's own exercises.</param>
/// <param name="OtherNames">The names of the person's other habits that are not archived; null to allow equal names.</param>
public sealed record Circumstances(
    string Habit,
    DateTimeOffset Now,
    PersonalCalendar Calendar,
    KnownEntry? Entry,
    IReadOnlyList<Exercise> Exercises,
    IEnumerable<string>? OtherNames = null)
{
    /// <summary>Whether another habit that is not archived has a name, in upper or lower case.</summary>
    internal bool IsTaken(string name) => OtherNames?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>A name that nobody has chosen, with the first number that makes it free: Hang, or else Hang 2.</summary>
    internal string FreeName(string name) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : $"{name} {number}").First(free => !IsTaken(free));

    /// <summary>The current day of the person.</summary>
    public DateOnly Today => Calendar.DayOf(Now);
}

/// <summary>An existing entry.</summary>
/// <param name="Here">Whether it belongs to the stream of the command.</param>
/// <param name="Content">Its current content, or the last content if it is retracted.</param>
/// <param name="Retracted">Whether it is retracted.</param>
public sealed record KnownEntry(bool Here, Entry Content, bool Retracted);

/// <summary>Decides commands about entries. The rules are the same for habits and for the person's own stream.</summary>
internal static class EntryDecider
{
    /// <summary>Decides a command about an entry.</summary>
    /// <param name="command">The command.</param>
    /// <param name="now">The circumstances.</param>
    /// <param name="validateDay">Returns the refusal if an entry is not allowed on a day, else null.</param>
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
        if (log.When is not null && ValidateTime(log.Entry, log.When, now) is { } refusal)
            return refusal;

        var entry = log.When is not null ? WithTime(log.Entry, log.When, now) : log.Entry;
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
        var newTime = correct.When?.Matches(before) == false ? correct.When : null;
        if (newTime is not null && ValidateTime(correct.After, newTime, now) is { } refusal)
            return refusal;

        var after = newTime is not null ? WithTime(correct.After, newTime, now)
            : correct.When is null ? correct.After
            : correct.After.WithTimeOf(before);
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

    /// <summary>Refuses exercises that are neither in the catalogue nor the person's own, except those that the entry already had.</summary>
    private static Refusal? UnknownExercise(Entry entry, IEnumerable<string> before, Circumstances now) => entry.Exercises
        .Index()
        .Where(exercise => ExerciseCatalogue.Find(exercise.Item, now.Exercises) is null && !before.Contains(exercise.Item))
        .Select(exercise => Refusal.UnknownExercise(exercise.Item, entry is Workout ? $"sets[{exercise.Index}].exercise" : "exercise"))
        .FirstOrDefault();

    /// <summary>Returns the name of the request field that specifies the time.</summary>
    private static string FieldOf(When? when, Entry entry) =>
        when?.PerformedAt is null ? "day" : entry.Kind is null ? "at" : "performedAt";

    private static Refusal? ValidateTime(Entry entry, When when, Circumstances now) => when switch
    {
        { PerformedAt: not null, Day: not null } => Refusal.DayAndInstant,
        { PerformedAt: { } at } when at > now.Now + Limits.ClockTolerance => Refusal.InTheFuture(now.Now, FieldOf(when, entry)),
        { PerformedAt: { } at } when at.Year < PersonalCalendar.FirstDay.Year - 1 => Refusal.TooLongAgo(FieldOf(when, entry)),
        { Day: { } day } when day > now.Today => Refusal.InTheFuture(now.Today),
        _ when WithTime(entry, when, now).Day < PersonalCalendar.FirstDay => Refusal.TooLongAgo(FieldOf(when, entry)),
        _ => null,
    };

    private static Entry WithTime(Entry entry, When when, Circumstances now) => when switch
    {
        { PerformedAt: { } at } => entry with { Day = now.Calendar.DayOf(at), PerformedAt = at, Timing = Timing.Instant },
        { Day: { } day } => entry with { Day = day, PerformedAt = null, Timing = Timing.Day },
        _ => entry with { Day = now.Today, PerformedAt = now.Now, Timing = Timing.Now },
    };
}
