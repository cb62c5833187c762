using System.Buffers;

namespace HabitTrack.Web;

/// <summary>Writes the result of a replay as CSV: one row per habit, or per day that would change.</summary>
internal static class ReplayCsv
{
    public const string Habits = "habits", Days = "days";

    public static IResult Of(ReplayAnswer answer, string rows)
    {
        var written = new ArrayBufferWriter<byte>();
        var write = EventCsv.RowWriterTo(written);
        foreach (var row in rows == Days ? DayRows(answer) : HabitRows(answer))
            write(row);
        return TypedResults.Text(written.WrittenSpan, EventCsv.ContentType);
    }

    private static IEnumerable<object?[]> HabitRows(ReplayAnswer answer) => answer.Habits
        .Select(habit => new object?[]
        {
            habit.Habit,
            habit.Actual.Unit,
            habit.Actual.Current.Length,
            habit.Replayed.Current.Length,
            habit.Actual.Longest.Length,
            habit.Replayed.Longest.Length,
            habit.Actual.Strength,
            habit.Replayed.Strength,
            habit.Actual.MetRate,
            habit.Replayed.MetRate,
            habit.Difference.Days.Count,
        })
        .Prepend([
            "habit", "unit", "current", "currentReplayed", "longest", "longestReplayed", "strength", "strengthReplayed", "metRate", "metRateReplayed", "changedDays"]);

    private static IEnumerable<object?[]> DayRows(ReplayAnswer answer) => answer.Habits
        .SelectMany(habit => habit.Difference.Days, (habit, day) => new object?[]
        {
            habit.Habit,
            day.Day,
            day.Actual,
            day.Replayed,
            day.ActualTotal,
            day.ReplayedTotal,
        })
        .Prepend(["habit", "day", "actual", "replayed", "actualTotal", "replayedTotal"]);
}
