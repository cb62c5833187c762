namespace HabitTrack.Web;

/// <summary>Writes entries as CSV, one column per value. Each row is an entry, or one set of a workout.</summary>
internal static class EntryCsv
{
    public static readonly string[] Header =
    [
        "id", "habit", "kind", "day", "performedAt", "recordedAt", "note", "seconds", "grip", "metres", "steps", "style", "posture", "corrected", "position",
        "reps", "amount", "name", "value", "unit", "area", "level", "warmUpSeconds", "rpe", "set", "exercise", "setReps", "setKg", "setSeconds", "setRpe",
        "warmUp", "type",
    ];

    /// <summary>The rows of an entry.</summary>
    public static IEnumerable<IEnumerable<object?>> Rows(EntryDocument document)
    {
        var entry = EntryView.Of(document);
        return entry.Sets is { Count: > 0 } sets ? sets.Select((set, at) => Row(entry, set, at + 1)) : [Row(entry, null, null)];
    }

    private static object?[] Row(EntryView entry, SetView? set, int? number) =>
    [
        entry.Id,
        entry.Habit,
        entry.Kind,
        entry.Day,
        entry.PerformedAt,
        entry.RecordedAt,
        entry.Note,
        entry.Seconds,
        entry.Grip,
        entry.Metres,
        entry.Steps,
        entry.Style,
        entry.Posture,
        entry.Corrected,
        entry.Position,
        entry.Reps,
        entry.Amount,
        entry.Name,
        entry.Value,
        entry.Unit,
        entry.Area,
        entry.Level,
        entry.WarmUpSeconds,
        entry.Rpe,
        number,
        set?.Exercise ?? entry.Exercise,
        set?.Reps,
        set?.Kg,
        set?.Seconds,
        set?.Rpe,
        set?.WarmUp,
        set?.Type,
    ];
}
