using HabitTrack.EventStore.Postgres.Appending;

namespace HabitTrack.EventStore.Postgres;

/// <summary>The lean engine: Marten's tables by Npgsql alone, with group commit.</summary>
public sealed class PostgresEventStore : SharedTablesEventStore
{
    private const int LargestTogether = 32;

    private readonly KeyCleaner keys;
    private readonly Committer committer;
    private readonly Committer largeCommitter;

    /// <param name="connectionString">Of a database that is the store's own.</param>
    /// <param name="model">The events and what follows from them.</param>
    /// <param name="clock">Orders the ids of events; the instants of recording are the database's.</param>
    public PostgresEventStore(string connectionString, Model model, TimeProvider clock)
        : base(connectionString, model, clock)
    {
        keys = new KeyCleaner(OldKeys);
        committer = new Committer(HotDatabase, model, Serializer, Cache, keys, clock, ConnectionLost);
        largeCommitter = new Committer(HotDatabase, model, Serializer, Cache, keys, clock, ConnectionLost);
    }

    /// <inheritdoc/>
    public override async ValueTask<Outcome> Execute(Commit commit, CancellationToken cancellation) =>
        (await committer.Submit([commit], cancellation))[0];

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Outcome>> ExecuteTogether(
        IReadOnlyList<Commit> commits, CancellationToken cancellation) =>
        await (commits.Count > LargestTogether ? largeCommitter : committer).Submit(commits, cancellation);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await committer.DisposeAsync();
        await largeCommitter.DisposeAsync();
        await keys.DisposeAsync();
        await base.DisposeAsync();
    }
}
