namespace HabitTrack.Storage.Commands;

/// <summary>Who requests a change, when, and under which conditions. It contains no secrets.</summary>
/// <param name="Person">The id of the person whose data is changed, which is the tenant.</param>
/// <param name="By">The author, for the audit trail.</param>
/// <param name="At">The instant of the request, which gives the day of entries that are logged without one.</param>
public sealed record RequestContext(string Person, Author By, DateTimeOffset At)
{
    /// <summary>The versions of which the stream must have one; empty for any version but 0; null for any version.</summary>
    public IReadOnlyList<long>? ExpectedVersions { get; init; }

    /// <summary>The number of events that the person must have; null for any number.</summary>
    public long? ExpectedPersonVersion { get; init; }

    /// <summary>The receipt to store; null if the request has no idempotency key.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Returns whether a stream at a version may be changed.</summary>
    public bool Expects(long version) => ExpectedVersions switch
    {
        null => true,
        [] => version > 0,
        var some => some.Contains(version),
    };
}

/// <summary>The author of an event and the request that it belongs to.</summary>
/// <param name="UserName">The author's name in the audit trail.</param>
/// <param name="CorrelationId">The id of the request.</param>
/// <param name="CausationId">The id of the request that caused this one, if any: for an undo, the request that it undoes.</param>
/// <param name="Origin">The origin of an imported event; null for an event that was first recorded here.</param>
/// <param name="Import">The id of the import that the event belongs to; null for none.</param>
public sealed record Author(string? UserName, string? CorrelationId = null, string? CausationId = null, Origin? Origin = null, Guid? Import = null)
{
    /// <summary>The name of the event's header with the id of the import.</summary>
    public const string ImportHeader = "import";
}

/// <summary>
/// When and by whom an imported event was first recorded. What is known at an instant depends on when the event was imported, not on this.
/// </summary>
/// <param name="RecordedAt">When the event was first recorded.</param>
/// <param name="UserName">Who recorded the event, according to the export.</param>
public sealed record Origin(DateTimeOffset RecordedAt, string? UserName)
{
    /// <summary>The name of the event's header.</summary>
    public const string Header = "origin";
}
