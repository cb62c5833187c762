namespace HabitTrack.Web;

/// <summary>An entry for clients: the common fields and those of its kind.</summary>
/// <param name="Changes">All changes of the entry; null in lists.</param>
public sealed record EntryView(
    Guid Id,
    string Habit,
    string Kind,
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    DateTimeOffset RecordedAt,
    bool? Retracted,
    string? Note,
    int? Seconds = null,
    Grip? Grip = null,
    decimal? Metres = null,
    int? Steps = null,
    WalkStyle? Style = null,
    BackPosture? Posture = null,
    bool? Corrected = null,
    BodyPosition? Position = null,
    IReadOnlyList<SetView>? Sets = null,
    int? WarmUpSeconds = null,
    decimal? Rpe = null,
    string? Exercise = null,
    int? Reps = null,
    decimal? Amount = null,
    string? Name = null,
    decimal? Value = null,
    string? Unit = null,
    string? Area = null,
    int? Level = null,
    IReadOnlyList<EntryChangeView>? Changes = null)
{
    public static EntryView Of(EntryDocument entry) => Of(entry.Id, entry.Stream, entry.Content, entry.RecordedAt, entry.Retracted);

    public static EntryView Of(Guid id, string habit, Entry entry, DateTimeOffset recordedAt, bool retracted = false)
    {
        var kind = EntryKind.Of(entry);
        var view = new EntryView(
            id, habit, kind.Name, entry.Day, entry.PerformedAt, recordedAt, retracted ? true : null, entry.Note);
        return kind.Show(view, entry);
    }
}
