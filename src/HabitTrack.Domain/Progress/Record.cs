namespace HabitTrack.Domain;

/// <summary>The greatest value of its sort, and the day it was first reached.</summary>
/// <param name="Mark">What it is the greatest of: <see cref="MarkKind"/>, and of which exercise or habit.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">seconds, kg, reps or steps; of a streak what it counts.</param>
/// <param name="Day">The first day with that value: a tie is no new record.</param>
public sealed record Record(Mark Mark, decimal Value, string Unit, DateOnly Day);

/// <summary>The records of a person, as if history had always been as it now is. Warm-up sets never count.</summary>
public static class Records
{
    /// <summary>All records, by mark: those of activities over all habits of a kind, the longest streak of each habit.</summary>
    public static IReadOnlyList<Record> Of(IEnumerable<(string Habit, HabitView View)> habits)
    {
        var all = habits.ToList();
        return all.GroupBy(habit => habit.View.Kind)
            .SelectMany(kind => Of(DayLog.Together([.. kind.Select(habit => habit.View.Days)])))
            .Concat(all.Select(habit => OfStreaks(habit.Habit, Streaks.Of(habit.View), habit.View.AsOf)).OfType<Record>())
            .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The records of some days, by mark.</summary>
    public static IEnumerable<Record> Of(DayLog days) => days.Marks
        .OrderBy(mark => mark.ToString(), StringComparer.Ordinal)
        .Select(mark => (Mark: mark, Greatest: days.Greatest(mark)!.Value))
        .Select(found => new Record(found.Mark, found.Greatest.Value, found.Mark.Unit, found.Greatest.Day));

    /// <summary>The records that were first reached on a day.</summary>
    public static IEnumerable<Record> ReachedOn(DateOnly day, DayLog days) => days[day].RecordCandidates()
        .Where(candidate => days.Greatest(candidate.Mark)?.Day == day)
        .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, day))
        .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal);

    /// <summary>The records that an entry brings.</summary>
    /// <param name="entry">The entry logged.</param>
    /// <param name="before">What was logged before it, to all habits of its kind.</param>
    public static IEnumerable<Record> BrokenBy(Entry entry, DayLog before) => before[entry.Day].Plus(DayTotals.Of(entry)).RecordCandidates()
        .Where(candidate => !(candidate.Value <= before.Greatest(candidate.Mark)?.Value))
        .Select(candidate => new Record(candidate.Mark, candidate.Value, candidate.Mark.Unit, entry.Day))
        .OrderBy(record => record.Mark.ToString(), StringComparer.Ordinal);

    /// <summary>The record that an entry brings by making a streak the longest; null when it does not.</summary>
    /// <param name="habit">The habit's id.</param>
    /// <param name="entry">The entry logged.</param>
    /// <param name="before">The habit before it, seen from the same day; null when it had not started.</param>
    /// <param name="after">The streaks with it.</param>
    /// <param name="asOf">The day they are seen from.</param>
    public static Record? BrokenBy(string habit, Entry entry, HabitView? before, Streaks after, DateOnly asOf) =>
        after.Longest is { From: { } from, Through: { } through, Length: var length } && from <= entry.Day && entry.Day <= through
        && !(before is not null && length <= Streaks.Of(before).Longest.Length)
            ? OfStreaks(habit, after, asOf)
            : null;

    private static Record? OfStreaks(string habit, Streaks streaks, DateOnly asOf) =>
        streaks.All.LastOrDefault(streak => streak.Length == streaks.Longest.Length) is { Through: { } through } first
            ? new Record(Mark.LongestStreak(habit), first.Length, streaks.Unit, through < asOf ? through : asOf)
            : null;
}
