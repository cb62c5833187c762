using HabitTrack.EventStore.Access;
using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Postgres.Reading;
using HabitTrack.EventStore.Postgres.Rebuilding;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>What every engine on the shared tables does alike: preparing them, and reading them by SQL. Engines differ in how they append.</summary>
public abstract class SharedTablesEventStore : IEventStore
{
    private const long CacheBytes = 64 << 20;

    private readonly Schema schema;
    private readonly AnalystViews views;
    private readonly ProjectionVersions versions;
    private readonly Rebuilder rebuilder;
    private readonly Verifier verifier;
    private readonly Reporter reporter;
    private readonly Listener listener;
    private readonly StateReader states;
    private readonly Entries entries;
    private readonly History history;
    private readonly Follower follower;

    private protected SharedTablesEventStore(string connectionString, Model model, TimeProvider clock)
    {
        Model = model;
        Database = ConnectionSettings.DataSource(connectionString);
        HotDatabase = ConnectionSettings.HotDataSource(connectionString);
        Serializer = new Serializer(model);
        Cache = new StreamCache(CacheBytes);
        OldKeys = new OldKeys(Database, clock);
        listener = new Listener(connectionString, Cache);
        Access = new AccessRegister(Database, clock);
        versions = new ProjectionVersions(Database, model);
        rebuilder = new Rebuilder(connectionString, Database, model, Serializer, Cache, clock);
        verifier = new Verifier(Database, model, Serializer);
        schema = new Schema(Database, HotDatabase);
        views = new AnalystViews(Database, model.Views);
        states = new StateReader(HotDatabase, model, Serializer, Cache, ConnectionLost);
        reporter = new Reporter(Database, model, Serializer, states, clock);
        entries = new Entries(Database, model, Serializer);
        history = new History(Database, Serializer);
        follower = new Follower(Database, history, listener);
    }

    /// <inheritdoc/>
    public Model Model { get; }

    /// <summary>Who may do what with the streams: asked at the door, not by the store itself.</summary>
    public AccessRegister Access { get; }

    /// <summary>The names under which the engine reports what it does: its activity sources, and its meters.</summary>
    public virtual IReadOnlyList<string> Telemetry => ["Npgsql"];

    internal NpgsqlDataSource Database { get; }

    /// <summary>The same database, by connections for what has to be quick.</summary>
    internal NpgsqlDataSource HotDatabase { get; }

    internal Serializer Serializer { get; }

    internal StreamCache Cache { get; }

    internal OldKeys OldKeys { get; }

    /// <inheritdoc/>
    public virtual async Task Prepare(CancellationToken cancellation)
    {
        await schema.Prepare(cancellation);
        await views.Prepare(cancellation);
        await rebuilder.BringUpToDate(cancellation);
    }

    /// <summary>Whether analysts can be let in: by the role <c>habittrack_reader</c>, which a database user without CREATEROLE cannot make.</summary>
    public Task<bool> HasReader(CancellationToken cancellation) => views.HaveReader(cancellation);

    /// <inheritdoc/>
    public abstract ValueTask<Outcome> Execute(Commit commit, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask<IReadOnlyList<Outcome>> ExecuteTogether(IReadOnlyList<Commit> commits, CancellationToken cancellation);

    /// <inheritdoc/>
    public async Task Erase(string tenant, CancellationToken cancellation)
    {
        await Erasure.Of(Database, tenant, cancellation);
        Cache.Forget(tenant);
    }

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
    public IAsyncEnumerable<Recorded> Follow(string? tenant, long after, CancellationToken cancellation) =>
        follower.Follow(tenant, after, cancellation);

    /// <inheritdoc/>
    public ValueTask<long> SettledSequence(CancellationToken cancellation) => follower.Settled(0, cancellation);

    /// <inheritdoc/>
    public Task<Rebuild> StartRebuild(CancellationToken cancellation) => Failures.Guard(() => rebuilder.Start(cancellation));

    /// <inheritdoc/>
    public Task<Rebuild?> FindRebuild(Guid id, CancellationToken cancellation) => rebuilder.Find(id, cancellation);

    /// <inheritdoc/>
    public Task<Verification> Verify(CancellationToken cancellation) => Failures.Guard(() => verifier.Verify(cancellation));

    /// <inheritdoc/>
    public Task<Refresh> RefreshReports(CancellationToken cancellation) => Failures.Guard(() => reporter.Refresh(cancellation));

    /// <inheritdoc/>
    public virtual async Task<string?> NotReady(CancellationToken cancellation) =>
        await schema.NotReady(cancellation)
        ?? (await versions.AreRecorded(cancellation) ? null : "The projections are of another version than this program's. Start the program that is to serve, alone, and it rebuilds them.");

    /// <summary>Other connections may be as dead as the one that was lost, and the server that comes back may be another one, and behind.</summary>
    private protected void ConnectionLost()
    {
        HotDatabase.Clear();
        Database.Clear();
        Cache.Clear();
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await rebuilder.DisposeAsync();
        await states.DisposeAsync();
        await listener.DisposeAsync();
        await HotDatabase.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
