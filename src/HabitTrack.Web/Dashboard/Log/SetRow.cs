namespace HabitTrack.Web;

/// <summary>A set to be ticked when it is done.</summary>
/// <param name="Row">Its place, from 0.</param>
/// <param name="Exercise">What.</param>
/// <param name="Reps">How often.</param>
/// <param name="Load">With how much.</param>
/// <param name="IsWarmUp">Whether it only warms up.</param>
/// <param name="IsDone">Whether it is ticked.</param>
/// <param name="LastTime">What it was last time; null for nothing.</param>
/// <param name="Kept">What a correction leaves as it was, by name.</param>
public sealed record SetRow(
    int Row, ChoiceView Exercise, FieldView Reps, FieldView Load, bool IsWarmUp, bool IsDone, string? LastTime, IReadOnlyList<FieldView> Kept)
{
    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> Fields => [Exercise.Name, Reps.Name, Load.Name, LogForm.Set(Row, "kg")];

    /// <summary>What the last workout had, ready to be done again.</summary>
    internal static IReadOnlyList<SetRow> Remembered(IReadOnlyList<WorkoutSet> sets, LogVisit visit) =>
        sets.Select((set, row) => Of(row, set, visit.Edited is not null, visit.Edited is null ? set : null, visit)).ToList();

    /// <summary>What was typed.</summary>
    internal static IReadOnlyList<SetRow> Typed(Rejection sent, LogVisit visit)
    {
        var before = visit.Last?.Sets ?? [];
        return Enumerable.Range(0, LogForm.Rows(sent.Form))
            .Select(row =>
            {
                string Text(string field) => sent.Form[LogForm.Set(row, field)];
                var remembered = row < before.Count && before[row].Exercise == Text("exercise") ? before[row] : null;
                var set = new WorkoutSet(Text("exercise"), null, null, null, null, sent.Form.Has(LogForm.Set(row, "warmUp")));
                var blank = Of(row, set, sent.Form.Has(LogForm.Set(row, "done")), remembered, visit);
                return blank with
                {
                    Reps = blank.Reps with { Value = Text("reps"), Problem = sent.Beside(LogForm.Set(row, "reps")) },
                    Load = blank.Load with { Value = sent.Form[blank.Load.Name], Problem = sent.Beside(blank.Load.Name, LogForm.Set(row, "kg")) },
                };
            })
            .ToList();
    }

    /// <summary>One more, like the one before it, and done.</summary>
    internal static SetRow Next(IReadOnlyList<SetRow> rows, LogVisit visit)
    {
        var exercise = (rows is [.., var before] ? before : null)?.Exercise.Options.FirstOrDefault(option => option.IsChosen)?.Value ?? "";
        var next = Of(rows.Count, new WorkoutSet(exercise, null, null, null, null, false), true, null, visit);
        return rows is [.., var last]
            ? next with { Reps = next.Reps with { Value = last.Reps.Value }, Load = next.Load with { Value = last.Load.Value } }
            : next;
    }

    internal static SetRow Of(int row, WorkoutSet set, bool isDone, WorkoutSet? lastTime, LogVisit visit)
    {
        var imperial = visit.Units == UnitSystem.Imperial;
        var load = set.Kg is { } kg ? imperial ? Math.Round(kg * Words.PoundsInAKilogram, 1) : kg : (decimal?)null;
        return new SetRow(
            row,
            ChoiceView.Of(LogForm.Set(row, "exercise"), "Exercise", set.Exercise, null, Exercises(set.Exercise, visit.Person.Person)),
            new FieldView(LogForm.Set(row, "reps"), "×", set.Reps?.ToString(), null, Type: "number"),
            new FieldView(LogForm.Set(row, imperial ? "lb" : "kg"), imperial ? "lb" : "kg", load is { } some ? Words.Number(some) : null, null, Type: "number"),
            set.WarmUp,
            isDone,
            lastTime is null ? null : "last time " + Said(lastTime, visit.Units),
            visit.Edited is null ? [] : KeptOf(row, set, visit.Rejection));
    }

    private static IReadOnlyList<FieldView> KeptOf(int row, WorkoutSet set, Rejection? sent)
    {
        FieldView Kept(string field, string? value) => new(LogForm.Set(row, field), "", sent?.Form[LogForm.Set(row, field)] ?? value, null);
        return [Kept("seconds", set.Seconds?.ToString()), Kept("rpe", set.Rpe is { } rpe ? Words.Number(rpe) : null)];
    }

    private static string Said(WorkoutSet set, UnitSystem units) => (set.Reps, set.Kg) switch
    {
        ({ } reps, { } kg) => $"{reps} × {Words.Weight(kg, units)}",
        ({ } reps, null) => $"{reps} times",
        (null, { } kg) => Words.Weight(kg, units),
        _ => set.Seconds is { } seconds ? Words.Duration(seconds) : "done",
    };

    /// <summary>What one may train, and what an entry names that nobody described.</summary>
    private static IEnumerable<(string Value, string Text)> Exercises(string chosen, Profile person) => ExerciseCatalogue.All
        .Concat(person.Exercises)
        .Where(exercise => exercise.Kind is ExerciseKind.Strength or ExerciseKind.Mobility)
        .Select(exercise => exercise.Key)
        .Append(chosen)
        .Where(key => key.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .Select(key => (key, Words.Capital(Words.Spoken(key))));
}
