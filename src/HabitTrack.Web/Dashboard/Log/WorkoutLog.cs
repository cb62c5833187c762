namespace HabitTrack.Web;

/// <summary>The page that workouts are logged on: what was done last time stands ready to be ticked.</summary>
/// <param name="WarmUp">Minutes of it, before all else.</param>
/// <param name="Sets">In order.</param>
/// <param name="Minutes">The whole session.</param>
/// <param name="Effort">Of the whole session.</param>
/// <param name="SetsProblem">What is wrong with the sets as a whole.</param>
public sealed record WorkoutLog(
    LogPageView Frame, FieldView WarmUp, IReadOnlyList<SetRow> Sets, FieldView Minutes, FieldView Effort, string? SetsProblem)
{
    private static readonly string[] FirstExercises = ["bent-over-dumbbell-row", "dumbbell-shrug", "weighted-forward-bend"];

    internal static WorkoutLog Of(LogVisit visit, bool addsOne = false)
    {
        var last = visit.Last;
        var rows = visit.Rejection is { } sent ? SetRow.Typed(sent, visit) : SetRow.Remembered(last?.Sets ?? [], visit);
        if (rows.Count == 0 && visit.Rejection is null)
            rows = FirstExercises.Select((exercise, row) => SetRow.Of(row, new WorkoutSet(exercise, 10, null, null, null, false), false, null, visit)).ToList();
        if (addsOne)
            rows = [.. rows, SetRow.Next(rows, visit)];
        return new WorkoutLog(
            visit.Frame("Workout", ["warmUpMinutes", "warmUpSeconds", "minutes", "seconds", "rpe", "sets", .. rows.SelectMany(row => row.Fields)]),
            visit.Field("warmUpMinutes", "Warm-up and a stretch of the spine", last?.WarmUpSeconds is { } warm ? visit.Minutes(warm) : "5", "minutes", "warmUpSeconds"),
            rows,
            visit.Field("minutes", "The whole session", last?.Seconds is { } seconds ? visit.Minutes(seconds) : null, "minutes", "seconds"),
            visit.Field("rpe", "Effort", visit.Edited?.Rpe is { } rpe ? Words.Number(rpe) : null, "1 to 10"),
            visit.Rejection?.Beside("sets"));
    }
}
