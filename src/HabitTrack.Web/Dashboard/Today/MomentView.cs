namespace HabitTrack.Web;

/// <summary>An entry in the day's timeline, in words.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Kind">Word for its kind; chooses the colour.</param>
/// <param name="Time">On the person's clock; null when only its day is known.</param>
/// <param name="Name">What the habit is called.</param>
/// <param name="What">What was done of it.</param>
/// <param name="Note">The person's own words.</param>
/// <param name="Edit">Where it is corrected.</param>
public sealed record MomentView(Guid Entry, string Kind, string? Time, string Name, string What, string? Note, string Edit)
{
    internal static MomentView Of(
        EntryView entry, IReadOnlyDictionary<string, HabitCard> habits, PersonalCalendar calendar, UnitSystem units) => new(
        entry.Id,
        entry.Kind,
        entry.PerformedAt is { } instant ? Words.Time(instant, calendar) : null,
        entry.Name ?? (entry.Level is null ? habits.GetValueOrDefault(entry.Habit)?.Name ?? entry.Habit : "Pain"),
        string.Join(", ", Facts(entry, habits.GetValueOrDefault(entry.Habit)?.Goal.Unit, units)),
        entry.Note,
        $"/entries/{entry.Id}/edit");

    internal static IEnumerable<string> Facts(EntryView entry, string? unit, UnitSystem units)
    {
        if (entry.Posture is { } posture)
            yield return Words.Lower<BackPosture>(posture);
        if (entry.Sets is { Count: > 0 } sets)
            yield return Words.Counted(sets.Count, "sets");
        if (entry.Exercise is { } exercise)
            yield return exercise.Replace('-', ' ');
        if (entry.Seconds is { } seconds)
            yield return Words.Duration(seconds);
        if (entry.Metres is { } metres)
            yield return Words.Amount(metres, Units.Metres, units);
        if (entry.Steps is { } steps)
            yield return Words.Counted(steps, Units.Steps);
        if (entry.Reps is { } repetitions)
            yield return Words.Amount(repetitions, Units.Repetitions, units);
        if (entry.Amount is { } amount)
            yield return unit is null ? Words.Number(amount) : Words.Amount(amount, unit, units);
        if (entry.Value is { } value)
            yield return $"{Words.Number(value)}\u00a0{entry.Unit}";
        if (entry.Level is { } level)
            yield return $"{entry.Area}, {level} of 10";
    }
}
