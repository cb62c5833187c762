using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore;

/// <summary>
/// Streams of events with inline projections. Whoever was answered <see cref="Outcome.Committed"/> finds the events in every later
/// read, on any node. Every method throws <see cref="StoreUnavailableException"/> while the database is away; nothing was
/// acknowledged then.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>What the store was told about its events.</summary>
    Model Model { get; }

    /// <summary>
    /// Makes or upgrades the schema, and rebuilds all documents where they are of another version than the model's; safe when several nodes
    /// start at once.
    /// </summary>
    Task Prepare(CancellationToken cancellation);

    /// <summary>Decides a command on fresh state and commits its events together with the projections.</summary>
    ValueTask<Outcome> Execute(Commit commit, CancellationToken cancellation);

    /// <summary>Decides the commands in order, each on what those before it left, and commits all of them or none.</summary>
    /// <returns>One outcome per commit, in order. Where one is refused, the others are <see cref="Outcome.Withdrawn"/>.</returns>
    ValueTask<IReadOnlyList<Outcome>> ExecuteTogether(IReadOnlyList<Commit> commits, CancellationToken cancellation);

    /// <summary>
    /// Removes everything of a tenant, whoever wrote it, and forgets it on every node. What is left is a digest of its id, which
    /// every later commit meets as <see cref="Outcome.Gone"/>. Doing it again changes nothing.
    /// </summary>
    Task Erase(string tenant, CancellationToken cancellation);

    /// <summary>A stream's state; the initial one at version 0 when the stream does not exist.</summary>
    ValueTask<StreamState> Load(StreamId stream, CancellationToken cancellation);

    /// <summary>The state of every stream of a tenant, by name, all seen at one moment.</summary>
    ValueTask<IReadOnlyDictionary<string, StreamState>> LoadAll(string tenant, CancellationToken cancellation);

    /// <summary>An entry, retracted ones too; null when the tenant has none with the id.</summary>
    ValueTask<EntryState?> FindEntry(string tenant, Guid id, CancellationToken cancellation);

    /// <summary>A page of a tenant's entries.</summary>
    ValueTask<IReadOnlyList<EntryState>> ListEntries(EntryQuery query, CancellationToken cancellation);

    /// <summary>A stream's events in order of version.</summary>
    IAsyncEnumerable<Recorded> ReadStream(StreamId stream, Cut cut, CancellationToken cancellation);

    /// <summary>Some of a stream's events, in order of version; versions that do not exist are left out.</summary>
    ValueTask<IReadOnlyList<Recorded>> ReadVersions(StreamId stream, IReadOnlyList<long> versions, CancellationToken cancellation);

    /// <summary>Events of a tenant, or of all when <paramref name="query"/> names none, in order of sequence.</summary>
    IAsyncEnumerable<Recorded> ReadAll(EventQuery query, CancellationToken cancellation);

    /// <summary>
    /// Events of a tenant, or of all when there is none, in order of sequence as they are committed, by whatever node or program:
    /// none is missed and none comes twice. While the database is away it waits. It never ends but by cancellation.
    /// </summary>
    /// <param name="tenant">Only this tenant's; null for everyone's.</param>
    /// <param name="after">Only events with a greater sequence.</param>
    /// <param name="cancellation">Ends it.</param>
    IAsyncEnumerable<Recorded> Follow(string? tenant, long after, CancellationToken cancellation);

    /// <summary>The sequence that whoever follows from now on follows after: no event comes up to it any more.</summary>
    ValueTask<long> SettledSequence(CancellationToken cancellation);

    /// <summary>Starts a rebuild of all documents and entries, or finds the one that runs on whatever node. Reads and writes go on meanwhile.</summary>
    Task<Rebuild> StartRebuild(CancellationToken cancellation);

    /// <summary>How a rebuild stands; null when there was none of the id.</summary>
    Task<Rebuild?> FindRebuild(Guid id, CancellationToken cancellation);

    /// <summary>Folds every stream from its first event and compares that with what is stored, each tenant's at one moment.</summary>
    Task<Verification> Verify(CancellationToken cancellation);

    /// <summary>Makes the reports of all tenants anew, each from the tenant's states at one moment, for analysts to read until the next refresh.</summary>
    Task<Refresh> RefreshReports(CancellationToken cancellation);

    /// <summary>Whether the database answers and its schema is this program's.</summary>
    /// <returns>Null when it is ready, else what is wrong and what to do.</returns>
    Task<string?> NotReady(CancellationToken cancellation);
}

/// <summary>Which events to read.</summary>
/// <param name="Tenant">Only this tenant's; null for everyone's.</param>
/// <param name="After">Only events with a greater sequence.</param>
/// <param name="Stream">Only this stream's; null for all.</param>
/// <param name="Type">Only events of this stored type name; null for all.</param>
/// <param name="From">Only what was recorded at or after this instant; null for no bound.</param>
/// <param name="Cut">What was recorded by then.</param>
/// <param name="Limit">At most so many; null for all.</param>
/// <param name="NewestFirst">Falling sequence instead of rising; <paramref name="After"/> is then the sequence to stay below, 0 for none.</param>
/// <param name="UpTo">Only events up to this sequence, inclusive; null for no bound.</param>
public sealed record EventQuery(
    string? Tenant,
    long After = 0,
    string? Stream = null,
    string? Type = null,
    DateTimeOffset? From = null,
    Cut Cut = default,
    int? Limit = null,
    bool NewestFirst = false,
    long? UpTo = null);

/// <summary>The database cannot be reached, or refused to serve. Nothing was acknowledged; trying again later is safe.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner) : Exception(message, inner);
