namespace HabitTrack.Domain.Progress;

/// <summary>A personal record: the greatest value of a mark, and the day on which it was first reached.</summary>
/// <param name="Mark">The mark, which identifies the kind of value and the exercise or habit.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">seconds, kg, reps or steps; for a streak, the unit of its length.</param>
/// <param name="Day">The first day on which the value was reached. A tie is not a new record.</param>
public sealed record Record(Mark Mark, decimal Value, string Unit, DateOnly Day);

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
            .SelectMany(kind => Of(DayLog.Merge([.. kind.Select(habit => habit.View.Days)])))
            .Concat(all.Select(habit => OfStreaks(habit.Habit, StreakSummary.Of(habit.View), habit.View.AsOf)).OfType<Record>())
            .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Returns the records of a log, ordered by mark.</summary>
    public static IEnumerable<Record> Of(DayLog days) => days.Marks
        .OrderBy(mark => mark.ToString(), StringComparer.Ordinal)
        .Select(mark => (Mark: mark, Greatest: days.Greatest(mark)!.Value))
        .Select(found => new Record(found.Mark, found.Greatest.Value, found.Mark.Unit, found.Greatest.Day));

    /// <summary>Returns the records that were first reached on a day.</summary>
    public static IEnumerable<Record> ReachedOn(DateOnly day, DayLog days) => days[day].RecordCandidates()
        .Where(candidate => days.Greatest(candidate.Mark)?.Day == day)
        .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, day))
        .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal);

    /// <summary>Returns the records that a new entry sets.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="before">The entries logged before it, of all habits of its kind.</param>
    public static IEnumerable<Record> BrokenBy(Entry entry, DayLog before) => before[entry.Day].Plus(DayTotals.Of(entry)).RecordCandidates()
        .Where(candidate => !(candidate.Value <= before.Greatest(candidate.Mark)?.Value))
        .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, entry.Day))
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
            ? OfStreaks(habit, after, asOf)
            : null;

    private static Record? OfStreaks(string habit, StreakSummary streaks, DateOnly asOf) =>
        streaks.All.LastOrDefault(streak => streak.Length == streaks.Longest.Length) is { Through: { } through } first
            ? new Record(Mark.LongestStreak(habit), first.Length, streaks.Unit, through < asOf ? through : asOf)
            : null;
}
