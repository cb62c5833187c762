namespace HabitTrack.Web;

/// <summary>Writes entries as CSV, one column per value. Each row is an entry, or one set of a workout.</summary>
internal static class EntryCsv
{
    private static readonly string[] Common = ["id", "habit", "kind", "day", "performedAt", "recordedAt", "note"];

    /// <summary>The columns of kinds whose order is fixed. Those of other kinds follow.</summary>
    private static readonly string[] Fixed =
    [
        "seconds", "grip", "metres", "steps", "style", "posture", "corrected", "position", "reps", "amount", "name", "value", "unit", "area", "level",
        "warmUpSeconds", "rpe", "set", "exercise", "setReps", "setKg", "setSeconds", "setRpe", "warmUp", "type",
    ];

    private static readonly string[] OfKinds = [.. Fixed.Union(EntryKind.All.SelectMany(kind => kind.Columns))];

    public static readonly string[] Header = [.. Common, .. OfKinds];

    /// <summary>Whether column headings are those of this export.</summary>
    public static bool Recognizes(IEnumerable<string> headings) => headings.Take(Common.Length).SequenceEqual(Common, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows of an entry.</summary>
    public static IEnumerable<IEnumerable<object?>> Rows(EntryDocument document)
    {
        var entry = EntryView.Of(document);
        return EntryKind.Of(entry.Content).Rows(entry.Content).Select(row => Row(entry, row));
    }

    private static IEnumerable<object?> Row(EntryView entry, Dictionary<string, JsonElement> fields) =>
    [
        entry.Id, entry.Habit, entry.Kind, entry.Day, entry.PerformedAt, entry.RecordedAt, entry.Note,
        .. OfKinds.Select(column => ValueOf(fields.GetValueOrDefault(column))),
    ];

    private static object? ValueOf(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Number => field.GetDecimal(),
        JsonValueKind.String => field.GetString(),
        _ => field.GetBoolean(),
    };
}
