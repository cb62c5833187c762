namespace HabitTrack.Storage.Commands;

/// <summary>Who asks for a change, when, and under which conditions. None of it is a secret.</summary>
/// <param name="Person">Whose data: the tenant.</param>
/// <param name="By">Who asks, for the audit trail.</param>
/// <param name="At">The instant of the request: what is logged without a day is of then.</param>
public sealed record RequestContext(string Person, Author By, DateTimeOffset At)
{
    /// <summary>Change only while the stream is at one of these versions, or, where there are none, has any event; null for whatever version it is at.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <summary>Change only while the person has this many events; null for whatever number.</summary>
    public long? ExpectedPersonVersion { get; init; }

    /// <summary>What to remember the request by; null when the caller gave no idempotency key.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Whether a stream at this version may be changed.</summary>
    public bool Expects(long version) => ExpectedVersions switch
    {
        null => true,
        [] => version > 0,
        var some => some.Contains(version),
    };
}

/// <summary>Who recorded an event, and within which exchange.</summary>
/// <param name="UserName">Who, as the audit trail shows it.</param>
/// <param name="CorrelationId">The request it came with.</param>
/// <param name="CausationId">The request that brought it about, when one did: an undo names the request it undoes.</param>
/// <param name="Origin">Where the event was first recorded, when that was elsewhere; null for what was recorded here.</param>
public sealed record Author(string? UserName, string? CorrelationId = null, string? CausationId = null, Origin? Origin = null);

/// <summary>
/// When and by whom an event was recorded before it was imported. What is known here at an instant goes by when it came here, never by this.
/// </summary>
/// <param name="RecordedAt">When it was first recorded.</param>
/// <param name="UserName">Who recorded it, as the place it comes from says.</param>
public sealed record Origin(DateTimeOffset RecordedAt, string? UserName)
{
    /// <summary>The name of the event's header.</summary>
    public const string Header = "origin";
}
