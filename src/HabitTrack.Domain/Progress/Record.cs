namespace HabitTrack.Domain.Progress;

/// <summary>A personal record: the greatest value of a mark, and the day on which it was first reached.</summary>
/// <param name="Mark">The mark, which identifies the kind of value and the exercise or habit.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">seconds, kg, reps or steps; for a streak, the unit of its length.</param>
/// <param name="Day">The first day on which the value was reached. A tie is not a new record.</param>
/// <param name="First">True if it was reached with the first entry, or on the first day, of a habit, so that it beats nothing; null otherwise.</param>
public sealed record Record(Mark Mark, decimal Value, string Unit, DateOnly Day, bool? First = null);

/// <summary>
/// Finds the records of a person. Corrected and retracted entries count as if their current content had been logged in the first place. Warm-up sets never
/// count.
/// </summary>
public static class Records
{
    /// <summary>Returns all records, ordered by mark. Records of activities are over all habits of a kind; the longest streak is of each habit.</summary>
    public static IReadOnlyList<Record> Of(IEnumerable<(string Habit, HabitView View)> habits)
    {
        var all = habits.ToList();
        return all.GroupBy(habit => habit.View.Kind)
            .SelectMany(kind => Of([.. kind.Select(habit => habit.View.Days)]))
            .Concat(all.SelectMany(habit => OfStreaks(habit.Habit, habit.View)))
            .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Returns the records of the logs of all habits of a kind, ordered by mark.</summary>
    public static IEnumerable<Record> Of(IReadOnlyList<DayLog> logs)
    {
        var days = DayLog.Merge(logs);
        return days.Marks
            .OrderBy(mark => mark.ToString(), StringComparer.Ordinal)
            .Select(mark => (Mark: mark, Greatest: days.Greatest(mark)!.Value))
            .Select(found => new Record(found.Mark, found.Greatest.Value, found.Mark.Unit, found.Greatest.Day, IsFirst(logs, found.Greatest.Day)));
    }

    /// <summary>Returns the records that were first reached on a day, of the logs of all habits of a kind.</summary>
    public static IEnumerable<Record> ReachedOn(DateOnly day, IReadOnlyList<DayLog> logs)
    {
        var days = DayLog.Merge(logs);
        return days[day].RecordCandidates()
            .Where(candidate => days.Greatest(candidate.Mark)?.Day == day)
            .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, day, IsFirst(logs, day)))
            .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Returns the records that a new entry sets.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The entries logged before it, of all habits of its kind.</param>
    /// <param name="own">The entries logged before it, of its habit.</param>
    public static IEnumerable<Record> BrokenBy(Entry entry, DayLog before, DayLog own) => before[entry.Day].Plus(DayTotals.Of(entry)).RecordCandidates()
        .Where(candidate => !(candidate.Value <= before.Greatest(candidate.Mark)?.Value))
        .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, entry.Day, IsFirst(own, entry)))
        .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal);

    /// <summary>Returns the record of a new longest streak that a new entry sets; null if it sets none.</summary>
    /// <param name="habit">The id of the habit.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The habit without the entry, evaluated on the same day; null if it had not started.</param>
    /// <param name="after">The streaks with the entry.</param>
    /// <param name="asOf">The day of evaluation.</param>
    public static Record? BrokenBy(string habit, Entry entry, HabitView? before, StreakSummary after, DateOnly asOf) =>
        after.Longest is { From: { } from, Through: { } through, Length: var length } && from <= entry.Day && entry.Day <= through
        && !(before is not null && length <= StreakSummary.Of(before).Longest.Length)
            && OfStreaks(habit, after, asOf) is { } record
            ? record with { First = record.Day == entry.Day ? IsFirst(before?.Days ?? DayLog.Empty, entry) : null }
            : null;

    /// <summary>Whether an entry is the first of its habit: none was logged for its day or an earlier one.</summary>
    private static bool? IsFirst(DayLog own, Entry entry) => own.FirstEntry <= entry.Day ? null : true;

    /// <summary>Whether a day is the first one with an entry, of each habit that has entries on it.</summary>
    private static bool? IsFirst(IReadOnlyList<DayLog> logs, DateOnly day) =>
        logs.Any(log => log.FirstEntry == day) && !logs.Any(log => log.FirstEntry < day && log[day].Entries > 0) ? true : null;

    private static IEnumerable<Record> OfStreaks(string habit, HabitView view)
    {
        if (OfStreaks(habit, StreakSummary.Of(view), view.AsOf) is { } record)
            yield return record with { First = IsFirst([view.Days], record.Day) };
    }

    private static Record? OfStreaks(string habit, StreakSummary streaks, DateOnly asOf) =>
        streaks.All.LastOrDefault(streak => streak.Length == streaks.Longest.Length) is { Through: { } through } first
            ? new Record(Mark.LongestStreak(habit), first.Length, streaks.Unit, through < asOf ? through : asOf)
            : null;
}
