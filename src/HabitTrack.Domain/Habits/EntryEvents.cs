using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

// Names and fields here are stored. Add; never rename.

/// <summary>
/// Something happened to an entry; each such event carries the entry whole. Entries of a habit stand in the habit's stream, measurements and reports of
/// pain in the person's own.
/// </summary>
public abstract record EntryEvent : HabitEvent
{
    private protected EntryEvent(Guid entryId) => EntryId = entryId;

    /// <summary>The entry's id, unique among the person's entries.</summary>
    public Guid EntryId { get; init; }

    /// <summary>The entry as it counted before; null when it did not.</summary>
    [JsonIgnore]
    public Entry? Previous => this switch
    {
        EntryCorrected corrected => corrected.Before,
        EntryRetracted retracted => retracted.Before,
        _ => null,
    };

    /// <summary>The entry as it counts now; null when it does not.</summary>
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

/// <summary>An entry was logged: the first event about it. There is one type for each kind of activity.</summary>
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

/// <summary>An entry was corrected, for a reason in the person's words.</summary>
public sealed record EntryCorrected(Guid EntryId, Entry Before, Entry After, string? Reason) : EntryEvent(EntryId);

/// <summary>An entry was taken back, for a reason in the person's words: it counts no more, and stays in the history.</summary>
public sealed record EntryRetracted(Guid EntryId, Entry Before, string? Reason) : EntryEvent(EntryId);

/// <summary>A retracted entry counts again, for a reason in the person's words.</summary>
public sealed record EntryRestored(Guid EntryId, Entry After, string? Reason) : EntryEvent(EntryId);
