namespace HabitTrack.Web;

/// <summary>Describes the sets of a workout in words.</summary>
internal static class SetWords
{
    /// <summary>The name of a type of set.</summary>
    public static string Of(SetType type) => type switch
    {
        SetType.WarmUp => T("warm-up"),
        SetType.Failure => T("to failure"),
        SetType.Drop => T("drop"),
        _ => T("working"),
    };

    /// <summary>The value of a type of set in forms.</summary>
    public static string ValueOf(SetType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    /// <summary>The unit of loads in forms, which is also the name of the field.</summary>
    public static string UnitOf(UnitSystem units) => units == UnitSystem.Imperial ? "lb" : "kg";

    /// <summary>A load as the value of a form field.</summary>
    public static string? LoadValue(decimal? kg, UnitSystem units) => units == UnitSystem.Imperial && kg is { } load
        ? Words.FieldValue(load, Units.KilogramsInAPound, Limits.Decimals)
        : Words.FieldValue(kg);

    /// <summary>Describes a set without its exercise, such as 5 × 12.5 kg.</summary>
    public static string Describe(SetView set, UnitSystem units) => (set.Reps, set.Kg) switch
    {
        ({ } reps, { } kg) => $"{reps} × {Words.Load(kg, units)}",
        ({ } reps, null) => T("{0} time|{0} times", reps),
        (null, { } kg) => Words.Load(kg, units),
        _ => set.Seconds is { } seconds ? Words.Duration(seconds) : T("done"),
    };

    /// <summary>Describes a set, such as pull up × 5 12.5 kg.</summary>
    public static string Describe(WorkoutSet set, UnitSystem units) => string.Join(' ', new[]
    {
        set.EffectiveType == SetType.Working ? null : Of(set.EffectiveType),
        ExerciseWords.NameOf(set.Exercise),
        set.Reps is { } reps ? $"× {Words.Number(reps)}" : null,
        set.Kg is { } kg ? Words.Load(kg, units) : null,
        set.Seconds is { } seconds ? Words.Duration(seconds) : null,
        set.Rpe is { } effort ? T("effort {0}", effort) : null,
    }.OfType<string>());

    /// <summary>Describes sets, such as 5 sets (1 warm-up, 1 drop), assisted 20 kg.</summary>
    public static string Describe(IReadOnlyList<WorkoutSet> sets, UnitSystem units)
    {
        var types = sets.Where(set => set.EffectiveType != SetType.Working).GroupBy(set => set.EffectiveType).OrderBy(type => type.Key).Select(type => $"{type.Count()} {Of(type.Key)}");
        var typeNames = string.Join(", ", types);
        var assisted = sets.Where(set => set.Kg < 0).Max(set => set.Kg);
        return Words.Counted(sets.Count, "sets") + (typeNames.Length == 0 ? "" : $" ({typeNames})") + (assisted is { } kg ? $", {Words.Load(kg, units)}" : "");
    }
}
