namespace HabitTrack.Web;

/// <summary>The sets of a workout in a form: a row each, of which those that are ticked were done.</summary>
internal static class SetForm
{
    /// <summary>How many rows a form has.</summary>
    public static int Rows(Form form) => Enumerable.Range(0, Limits.MaxSets).TakeWhile(row => form.Fields.ContainsKey(Field(row, "exercise"))).Count();

    /// <summary>The name of a field of a set.</summary>
    public static string Field(int row, string field) => $"sets[{row}].{field}";

    /// <summary>The sets that are ticked.</summary>
    /// <exception cref="ProblemException">422 when none is, or a field does not say what it should.</exception>
    public static IReadOnlyList<SetRequest> Read(Form form)
    {
        var rows = Rows(form);
        var done = Enumerable.Range(0, rows).Where(row => form.Has(Field(row, "done"))).ToList();
        if (rows > 0 && done.Count == 0)
            throw new ProblemException(Problems.Invalid("sets", "Tick the sets that you did."));

        return done.Select(row => new SetRequest
        {
            Exercise = form.Text(Field(row, "exercise")),
            Reps = form.Whole(Field(row, "reps"), Limits.MinReps, Limits.MaxReps),
            Kg = form.Number(Field(row, "kg"), Limits.MinKg, Limits.MaxKg) ?? Kilograms(form.Number(Field(row, "lb"), Pounds(Limits.MinKg), Pounds(Limits.MaxKg))),
            Seconds = form.Whole(Field(row, "seconds"), Limits.MinSeconds, Limits.MaxSeconds),
            Rpe = form.Number(Field(row, "rpe"), Limits.MinRpe, Limits.MaxRpe),
            Type = form.Word<SetType>(Field(row, "type")),
            // Forms that a browser kept have a box for it.
            WarmUp = form.Has(Field(row, "warmUp")) ? true : null,
        }).ToList();
    }

    private static decimal Pounds(int kilograms) => Math.Truncate(kilograms * Words.PoundsInAKilogram);

    private static decimal? Kilograms(decimal? pounds) => pounds is { } some ? Math.Round(some / Words.PoundsInAKilogram, 3) : null;
}
