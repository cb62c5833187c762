using System.Text.Json;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore;

/// <summary>All that a store is told about the events it keeps. Every function here is pure and may run more than once.</summary>
/// <param name="Events">The event types and their stored names.</param>
/// <param name="Json">How events and documents are written.</param>
/// <param name="Projections">The projections of all sorts of streams.</param>
/// <param name="ProjectionOf">The projection of a stream, by the stream's name.</param>
/// <param name="EntryOf">What an event says of an entry; null when it is about none.</param>
/// <param name="EntryContent">The type of entries' content.</param>
/// <param name="Decide">(command, what it reads) → what follows.</param>
public sealed record Model(
    EventTypes Events,
    JsonSerializerOptions Json,
    IReadOnlyList<Projection> Projections,
    Func<string, Projection> ProjectionOf,
    Func<object, EntryChange?> EntryOf,
    Type EntryContent,
    Func<object, Reads, Decision> Decide)
{
    /// <summary>What analysts are shown of the documents, entries and reports.</summary>
    public IReadOnlyList<AnalystView> Views { get; init; } = [];

    /// <summary>(a tenant's states by the streams' names, now) → the reports of those streams of which there is something to tell.</summary>
    public Func<IReadOnlyDictionary<string, StreamState>, DateTimeOffset, IEnumerable<Report>> Report { get; init; } = (_, _) => [];
}

/// <summary>What a decision reads: whole streams of one tenant, each at one version, and entries.</summary>
public sealed record Reads(
    StreamState Stream,
    IReadOnlyDictionary<string, StreamState> Others,
    IReadOnlyDictionary<Guid, EntryState> Entries);

/// <summary>What follows from a command.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>These events are appended, in this order; none at all when the command changes nothing.</summary>
    public sealed record Append(IReadOnlyList<object> Events) : Decision;

    /// <summary>Nothing is appended, and the caller is told why.</summary>
    public sealed record Refuse(object Reason) : Decision;
}
