namespace HabitTrack.Web;

/// <summary>Reads the sets of a workout from a form. Each set is a row with a checkbox.</summary>
internal static class SetForm
{
    /// <summary>A hidden field of the correction of a workout without sets: none has to be checked.</summary>
    public const string MayBeEmpty = "mayBeEmpty";

    /// <summary>The number of rows of a form.</summary>
    public static int Rows(Form form) => Enumerable.Range(0, Limits.MaxSets).TakeWhile(row => form.Fields.ContainsKey(Field(row, "exercise"))).Count();

    /// <summary>The name of a field in a row.</summary>
    public static string Field(int row, string field) => $"sets[{row}].{field}";

    /// <summary>Reads the checked sets.</summary>
    /// <exception cref="ProblemException">422 if no set is checked, or a field is invalid.</exception>
    public static IReadOnlyList<SetRequest> Read(Form form)
    {
        var rows = Rows(form);
        var done = Enumerable.Range(0, rows).Where(row => form.Has(Field(row, "done"))).ToList();
        if (rows > 0 && done.Count == 0 && !form.Has(MayBeEmpty))
            throw new ProblemException(Problems.Invalid("sets", "Tick the sets that you did."));

        return done.Select(row => new SetRequest
        {
            Exercise = form.Text(Field(row, "exercise")),
            Reps = form.Whole(Field(row, "reps"), Limits.MinReps, Limits.MaxReps),
            Kg = form.Number(Field(row, "kg"), Limits.MinKg, Limits.MaxKg)
                ?? form.Number(Field(row, "lb"), Limits.MinKg, Limits.MaxKg, Units.KilogramsInAPound),
            Seconds = form.Whole(Field(row, "seconds"), Limits.MinSeconds, Limits.MaxSeconds),
            Rpe = form.Number(Field(row, "rpe"), Limits.MinRpe, Limits.MaxRpe),
            Type = form.Word<SetType>(Field(row, "type")),
            // Forms that a browser queued before sets had types have a checkbox for warm-up sets.
            WarmUp = form.Has(Field(row, "warmUp")) ? true : null,
        }).ToList();
    }
}
