using System.Collections.Immutable;

namespace HabitTrack.EventStore.Projections;

/// <summary>
/// What an event says of an entry: something with an id of its own, unique within the tenant, that one event creates and later
/// ones change. Each such event carries the entry whole, so the newest alone tells how the entry stands.
/// </summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Creates">Whether this is the entry's first event.</param>
/// <param name="Retracted">Whether the entry counts no more after it.</param>
/// <param name="Order">Where the entry stands in a list; compared by ordinal, then by id.</param>
/// <param name="Content">The entry as it stands after the event.</param>
public sealed record EntryChange(Guid Id, bool Creates, bool Retracted, string Order, object Content);

/// <summary>An entry as it stands.</summary>
/// <param name="Id">The entry's id, unique within the tenant.</param>
/// <param name="Stream">The stream that holds its events.</param>
/// <param name="Versions">The versions, in that stream, of the events about it; rising, never empty.</param>
/// <param name="RecordedAt">When its first event was recorded.</param>
/// <param name="Retracted">Whether it counts no more.</param>
/// <param name="Order">Where it stands in a list.</param>
/// <param name="Content">Its content.</param>
public sealed record EntryState(
    Guid Id,
    StreamId Stream,
    ImmutableArray<long> Versions,
    DateTimeOffset RecordedAt,
    bool Retracted,
    string Order,
    object Content);

/// <summary>A page of the entries of a tenant that stand (retracted ones are left out), the last in order first.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Streams">Only entries of these streams; null for all.</param>
/// <param name="From">Only entries whose order is at or after this; null for no bound.</param>
/// <param name="Before">Only entries whose order is before this; null for no bound.</param>
/// <param name="After">Continue after this entry of the page before; null for the first page.</param>
/// <param name="Limit">At most so many, 1 or more.</param>
public sealed record EntryQuery(
    string Tenant,
    IReadOnlyList<string>? Streams = null,
    string? From = null,
    string? Before = null,
    EntryCursor? After = null,
    int Limit = 50);

/// <summary>Where a page of entries ended.</summary>
public sealed record EntryCursor(string Order, Guid Id);
