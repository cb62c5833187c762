using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Postgres.Reading;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>The lean engine: Marten's tables by Npgsql alone, with group commit and reads through a validated cache.</summary>
public sealed class PostgresEventStore : IEventStore
{
    private const long CacheBytes = 64 << 20;
    private const int LargestTogether = 32;

    private readonly NpgsqlDataSource database;
    private readonly Schema schema;
    private readonly KeyCleaner keys;
    private readonly Committer committer;
    private readonly Committer largeCommitter;
    private readonly StateReader states;
    private readonly Entries entries;
    private readonly History history;

    /// <param name="connectionString">Of a database that is the store's own.</param>
    /// <param name="model">The events and what follows from them.</param>
    /// <param name="clock">Orders the ids of events; the instants of recording are the database's.</param>
    public PostgresEventStore(string connectionString, Model model, TimeProvider clock)
    {
        Model = model;
        database = ConnectionSettings.DataSource(connectionString);
        var serializer = new Serializer(model);
        var cache = new StreamCache(CacheBytes);
        schema = new Schema(database);
        keys = new KeyCleaner(database, clock);
        committer = new Committer(database, model, serializer, cache, keys, clock);
        largeCommitter = new Committer(database, model, serializer, cache, keys, clock);
        states = new StateReader(database, model, serializer, cache);
        entries = new Entries(database, model, serializer);
        history = new History(database, serializer);
    }

    /// <inheritdoc/>
    public Model Model { get; }

    /// <inheritdoc/>
    public Task Prepare(CancellationToken cancellation) => schema.Prepare(cancellation);

    /// <inheritdoc/>
    public async ValueTask<Outcome> Execute(Commit commit, CancellationToken cancellation) =>
        (await committer.Submit([commit], cancellation))[0];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Outcome>> ExecuteTogether(IReadOnlyList<Commit> commits, CancellationToken cancellation) =>
        await (commits.Count > LargestTogether ? largeCommitter : committer).Submit(commits, cancellation);

    /// <inheritdoc/>
    public ValueTask<StreamState> Load(StreamId stream, CancellationToken cancellation) => states.Load(stream, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, StreamState>> LoadAll(string tenant, CancellationToken cancellation) =>
        states.LoadAll(tenant, cancellation);

    /// <inheritdoc/>
    public ValueTask<EntryState?> FindEntry(string tenant, Guid id, CancellationToken cancellation) =>
        entries.Find(tenant, id, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EntryState>> ListEntries(EntryQuery query, CancellationToken cancellation) =>
        entries.List(query, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<Recorded> ReadStream(StreamId stream, Cut cut, CancellationToken cancellation) =>
        history.ReadStream(stream, cut, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Recorded>> ReadVersions(
        StreamId stream, IReadOnlyList<long> versions, CancellationToken cancellation) =>
        history.ReadVersions(stream, versions, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<Recorded> ReadAll(EventQuery query, CancellationToken cancellation) =>
        history.ReadAll(query, cancellation);

    /// <inheritdoc/>
    public Task<string?> NotReady(CancellationToken cancellation) => schema.NotReady(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await committer.DisposeAsync();
        await largeCommitter.DisposeAsync();
        await keys.DisposeAsync();
        await states.DisposeAsync();
        await database.DisposeAsync();
    }
}
