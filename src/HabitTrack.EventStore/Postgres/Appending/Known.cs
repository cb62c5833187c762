using HabitTrack.EventStore.Postgres.Reading;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>An id within a tenant: of an entry or an idempotency key.</summary>
internal readonly record struct Scoped<T>(string Tenant, T Id);

/// <summary>
/// What is known of the database as a batch is decided. An entry or a key that was not asked for is presumed absent: the
/// append checks that.
/// </summary>
internal sealed class Known
{
    public Dictionary<StreamId, LoadedStream> Streams { get; } = [];

    public Dictionary<Scoped<Guid>, EntryState> Entries { get; } = [];

    public Dictionary<Scoped<string>, IdempotencyKey> Keys { get; } = [];

    /// <summary>The tenants that were found erased: looked for under locks, and where an answer is to be given without an append.</summary>
    public IReadOnlyList<string> Erased { get; set; } = [];
}
