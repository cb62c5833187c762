namespace HabitTrack.Web;

/// <summary>An entry for clients: the common fields and those of its kind.</summary>
/// <param name="Content">The recorded entry.</param>
public sealed record EntryView(
    Guid Id,
    string Habit,
    string Kind,
    DateOnly Day,
    DateTimeOffset? PerformedAt,
    DateTimeOffset RecordedAt,
    bool? Retracted,
    string? Note,
    [property: JsonIgnore] Entry Content)
{
    /// <summary>All changes of the entry; null in lists.</summary>
    public IReadOnlyList<EntryChangeView>? Changes { get; init; }

    /// <summary>The fields of its kind, which are written next to the common ones.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Fields => EntryKind.Of(Content).Fields(Content);

    public static EntryView Of(EntryDocument entry) => Of(entry.Id, entry.Stream, entry.Content, entry.RecordedAt, entry.Retracted);

    public static EntryView Of(Guid id, string habit, Entry entry, DateTimeOffset recordedAt, bool retracted = false) =>
        new(id, habit, EntryKind.Of(entry).Name, entry.Day, entry.PerformedAt, recordedAt, retracted ? true : null, entry.Note, entry);
}
