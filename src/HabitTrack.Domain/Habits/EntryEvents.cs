using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

// Names and fields here are stored. Add; never rename.

/// <summary>
/// An event about an entry, with the complete content of the entry. Entries of a habit are in the habit's stream; measurements and pain reports are in the
/// person's own stream.
/// </summary>
public abstract record EntryEvent : HabitEvent
{
    private protected EntryEvent(Guid entryId) => EntryId = entryId;

    /// <summary>The entry's id, unique among the person's entries.</summary>
    public Guid EntryId { get; init; }

    /// <summary>The content that counted before the event; null if none did.</summary>
    [JsonIgnore]
    public Entry? Previous => this switch
    {
        EntryCorrected corrected => corrected.Before,
        EntryRetracted retracted => retracted.Before,
        _ => null,
    };

    /// <summary>The content that counts after the event; null if the entry is retracted.</summary>
    [JsonIgnore]
    public Entry? Current => this switch
    {
        EntryLogged logged => logged.Entry,
        EntryCorrected corrected => corrected.After,
        EntryRestored restored => restored.After,
        _ => null,
    };

    /// <summary>The entry as it counts now, or counted last.</summary>
    [JsonIgnore]
    public Entry Content => (Current ?? Previous)!;

    /// <summary>The same in a unit, where it has an amount whose unit is not known.</summary>
    public EntryEvent InUnit(string? unit) => this switch
    {
        ActivityLogged { Unit: null } logged => logged with { Unit = unit },
        EntryCorrected { After: Activity } corrected => corrected with { Before = corrected.Before.InUnit(unit), After = corrected.After.InUnit(unit) },
        EntryRetracted { Before: Activity } retracted => retracted with { Before = retracted.Before.InUnit(unit) },
        EntryRestored { After: Activity } restored => restored with { After = restored.After.InUnit(unit) },
        _ => this,
    };
}

/// <summary>An entry was logged. This is its first event. Each kind of activity has its own type.</summary>
public abstract record EntryLogged : EntryEvent
{
    private protected EntryLogged(Guid entryId)
        : base(entryId)
    {
    }

    /// <summary>The entry as logged.</summary>
    [JsonIgnore]
    public abstract Entry Entry { get; }
}

/// <summary>An entry was corrected. The optional reason is free text.</summary>
public sealed record EntryCorrected(Guid EntryId, Entry Before, Entry After, string? Reason) : EntryEvent(EntryId);

/// <summary>An entry was retracted: it no longer counts, but remains in the history. The optional reason is free text.</summary>
public sealed record EntryRetracted(Guid EntryId, Entry Before, string? Reason) : EntryEvent(EntryId);

/// <summary>A retracted entry was restored: it counts again. The optional reason is free text.</summary>
public sealed record EntryRestored(Guid EntryId, Entry After, string? Reason) : EntryEvent(EntryId);
