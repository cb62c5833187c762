namespace HabitTrack.EventStore.Projections;

/// <summary>Folding every stream again from its first event, and writing what differs. Reads and writes go on meanwhile.</summary>
/// <param name="Id">Names it, on every node.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Events">How many events have been folded.</param>
/// <param name="Percent">How much is done, 0 to 100.</param>
/// <param name="Problem">Why it failed; null unless it did.</param>
public sealed record Rebuild(Guid Id, RebuildStatus Status, long Events, int Percent, string? Problem);

/// <summary>How a rebuild stands.</summary>
public enum RebuildStatus
{
    /// <summary>It is under way, on some node.</summary>
    Running,

    /// <summary>Every document and entry is what its events say.</summary>
    Done,

    /// <summary>It ended early. What it did is right; another one does the rest.</summary>
    Failed,
}

/// <summary>What was found by folding every stream from its first event and comparing that with what is stored.</summary>
/// <param name="Tenants">How many tenants were compared.</param>
/// <param name="Events">How many events were folded.</param>
/// <param name="Differences">What differs, the first thousand; none when all is well.</param>
public sealed record Verification(long Tenants, long Events, IReadOnlyList<Difference> Differences);

/// <summary>Something stored that is not what the events say.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Part">The segment's name or the entry's id; null for the stream itself.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record Difference(string Tenant, string Stream, string? Part, string Problem);
