using Microsoft.Extensions.Primitives;

namespace HabitTrack.Web;

/// <summary>Reads the sets of a workout from a form. Each set is a row with a checkbox.</summary>
internal static class SetForm
{
    /// <summary>A hidden field of the correction of a workout without sets: none has to be checked.</summary>
    public const string MayBeEmpty = "mayBeEmpty";

    /// <summary>The name of the buttons that change the form, and of the select with the exercise to add.</summary>
    public const string Change = "change", NewExercise = "newExercise";

    /// <summary>The values of the buttons. Those of a row or an exercise have its number or key after them.</summary>
    public const string Repeat = "repeat", AllDone = "done ", AddSet = "set ", AddExercise = "exercise";

    private static readonly string[] Copied = ["exercise", "type", "reps", "kg", "lb"];

    /// <summary>A hidden field of a row with the values that the page showed, to tell whether they were changed.</summary>
    public const string Shown = "shown";

    /// <summary>The exercises of the rows of a form.</summary>
    public static IEnumerable<string> Exercises(Form form) => Enumerable.Range(0, Limits.MaxSets)
        .TakeWhile(row => form.Has(Field(row, "exercise")))
        .Select(row => form[Field(row, "exercise")]);

    /// <summary>The name of a field in a row.</summary>
    public static string Field(int row, string field) => $"sets[{row}].{field}";

    /// <summary>Whether the set of a row was done: it is checked, or values were typed in it. The browser's script checks such a set instead.</summary>
    public static bool IsDone(Form form, int row) => form.Has(Field(row, "done"))
        || (form[Field(row, Shown)].Split(' ') is [var reps, var load, ..] && (IsTyped(form.Text(Field(row, "reps")), reps) || IsTyped(LoadOf(form, row), load)));

    private static bool IsTyped(string? value, string shown) => value is not null && value != shown;

    /// <summary>The values of a row, for the field <see cref="Shown"/>.</summary>
    public static string ValuesOf(Form form, int row) => ValuesOf(form.Text(Field(row, "reps")), LoadOf(form, row), form.Text(Field(row, "type")));

    /// <inheritdoc cref="ValuesOf(Form, int)"/>
    public static string ValuesOf(string? reps, string? load, string? type) => $"{reps} {load} {type}";

    /// <summary>Reads the sets that were done.</summary>
    /// <exception cref="ProblemException">422 if no set was done, or a field is invalid.</exception>
    public static IReadOnlyList<SetRequest> Read(Form form)
    {
        var rows = Exercises(form).Count();
        var done = Enumerable.Range(0, rows).Where(row => IsDone(form, row)).ToList();
        if (rows > 0 && done.Count == 0 && !form.Has(MayBeEmpty))
            throw new ProblemException(Problems.Invalid("sets", "Tick the sets that you did."));

        return done.Select(row => Read(form, row)).ToList();
    }

    private static string? LoadOf(Form form, int row) => form.Text(Field(row, "kg")) ?? form.Text(Field(row, "lb"));

    /// <summary>Validates each set by itself, because the errors name its row, not its position among the checked ones.</summary>
    private static SetRequest Read(Form form, int row)
    {
        var set = new SetRequest
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
        };
        return Validation.Errors(set) is { Count: > 0 } errors
            ? throw new ProblemException(Problems.Invalid(errors).Under($"$.sets[{row}]"))
            : set;
    }

    /// <summary>The form after one of its buttons was pressed: with more sets, or more of them ticked. The browser's script does the same.</summary>
    public static Form Changed(Form form, LogPageModel model)
    {
        var fields = form.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        var (exercises, change) = (Exercises(form).ToList(), form[Change]);
        if (change == Repeat)
        {
            foreach (var row in SetRow.Of(model).Where(row => row.LastTime is not null))
                Fill(fields, row.Row, row.LastTime!, model.Units);
        }
        else if (change.StartsWith(AllDone, StringComparison.Ordinal))
        {
            foreach (var row in Enumerable.Range(0, exercises.Count).Where(row => exercises[row] == change[AllDone.Length..]))
                fields[Field(row, "done")] = "on";
        }
        else if (change == AddExercise)
        {
            var added = form[NewExercise];
            var sets = SetRow.LastTimeOf(added, model);
            foreach (var (at, set) in sets.DefaultIfEmpty(new SetView(added, null, null, null, null, false, SetType.Working)).Index())
            {
                Fill(fields, exercises.Count + at, set, model.Units);
                fields.Remove(Field(exercises.Count + at, "done"));
            }
        }
        else if (exercises.Count > 0)
        {
            var row = int.TryParse(change.AsSpan(Math.Min(AddSet.Length, change.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var copied) && copied < exercises.Count ? copied : exercises.Count - 1;
            foreach (var field in Copied)
                fields[Field(exercises.Count, field)] = form[Field(row, field)];
            fields[Field(exercises.Count, "done")] = "on";
        }

        return new Form(new FormCollection(fields));
    }

    /// <summary>Fills in a row with a set, and ticks it.</summary>
    private static void Fill(Dictionary<string, StringValues> fields, int row, SetView set, UnitSystem units)
    {
        fields[Field(row, "exercise")] = set.Exercise;
        fields[Field(row, "type")] = SetWords.ValueOf(set.Type);
        fields[Field(row, "reps")] = set.Reps?.ToString();
        fields[Field(row, SetWords.UnitOf(units))] = SetWords.LoadValue(set.Kg, units);
        fields[Field(row, "done")] = "on";
    }
}
