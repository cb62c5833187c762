namespace HabitTrack.EventStore;

/// <summary>Who changed something, and within which exchange. None of it may be a secret.</summary>
/// <param name="UserName">Who, as the audit trail shows it.</param>
/// <param name="CorrelationId">The request it came with.</param>
/// <param name="CausationId">The event that brought it about, when one did (an undo names the event it undoes).</param>
/// <param name="Origin">Where the event was first recorded, when that was elsewhere; null for what was recorded here.</param>
public sealed record Metadata(string? UserName, string? CorrelationId = null, string? CausationId = null, Origin? Origin = null);

/// <summary>
/// When and by whom an event was recorded before it was brought here. What is known here at an instant goes by when it came here, never by this.
/// </summary>
/// <param name="RecordedAt">When it was first recorded.</param>
/// <param name="UserName">Who recorded it, as the place it comes from says.</param>
public sealed record Origin(DateTimeOffset RecordedAt, string? UserName);

/// <summary>An event as the store keeps it.</summary>
/// <param name="Sequence">Its place in the whole history: rising, holes allowed.</param>
/// <param name="Id">The event's own, time-ordered id.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in the stream: 1, 2, 3 ... without holes.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="Data">The event.</param>
/// <param name="RecordedAt">When it was recorded; never falls along the sequence.</param>
/// <param name="By">Who recorded it.</param>
public sealed record Recorded(
    long Sequence,
    Guid Id,
    StreamId Stream,
    long Version,
    string Type,
    object Data,
    DateTimeOffset RecordedAt,
    Metadata By);

/// <summary>How much of the recorded history is seen: what was recorded up to an instant, inclusive; null sees all.</summary>
public readonly record struct Cut(DateTimeOffset? KnownAt)
{
    /// <summary>Everything recorded so far.</summary>
    public static Cut None => default;
}
