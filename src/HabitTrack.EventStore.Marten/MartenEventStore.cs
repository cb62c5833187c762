using HabitTrack.EventStore.Marten.Appending;
using HabitTrack.EventStore.Marten.Hosting;
using HabitTrack.EventStore.Marten.Projecting;
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Appending;
using Microsoft.Extensions.Logging;

namespace HabitTrack.EventStore.Marten;

/// <summary>
/// The engine on Marten and Wolverine: what is to be committed travels as a Wolverine message to one handler, which decides it and
/// appends in one unit of work of a Marten session. Reading is SQL over the shared tables, as on the other engine.
/// </summary>
public sealed class MartenEventStore : SharedTablesEventStore
{
    private const int MostAtOnce = 16;

    private readonly Node node;
    private readonly CallGate calls = new(MostAtOnce);

    /// <param name="connectionString">Of a database that is the store's own.</param>
    /// <param name="model">The events and what follows from them.</param>
    /// <param name="clock">Orders the ids of events; the instants of recording are the database's.</param>
    /// <param name="logs">Where Marten and Wolverine log; null for nowhere.</param>
    public MartenEventStore(string connectionString, Model model, TimeProvider clock, ILoggerFactory? logs = null)
        : base(connectionString, model, clock)
    {
        node = new Node(Database, model, new CommitAppender(model, Serializer, Cache, OldKeys, clock), new StateAndEntries(model, Serializer, Cache), logs);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Telemetry => [.. base.Telemetry, "Marten", "Wolverine", $"Wolverine:{WolverineSettings.ServiceName}"];

    internal IServiceProvider Services => node.Services;

    /// <inheritdoc/>
    public override async Task Prepare(CancellationToken cancellation)
    {
        await base.Prepare(cancellation);
        await Guarded(async () =>
        {
            await node.Prepare(cancellation);
            return true;
        });
    }

    /// <inheritdoc/>
    public override async ValueTask<Outcome> Execute(Commit commit, CancellationToken cancellation) =>
        (await ExecuteTogether([commit], cancellation))[0];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The commits are of several tenants, and a session is one person's.</exception>
    public override async ValueTask<IReadOnlyList<Outcome>> ExecuteTogether(
        IReadOnlyList<Commit> commits, CancellationToken cancellation)
    {
        var tenant = commits[0].Stream.Tenant;
        if (commits.Any(commit => !string.Equals(commit.Stream.Tenant, tenant, StringComparison.Ordinal)))
            throw new ArgumentException("What is executed together is of one tenant.", nameof(commits));
        cancellation.ThrowIfCancellationRequested();

        return await calls.Pass(() => Guarded(() => Settle(tenant, new Submission(commits, cancellation))), cancellation);
    }

    /// <inheritdoc/>
    public override async Task<string?> NotReady(CancellationToken cancellation) =>
        await base.NotReady(cancellation) ?? await node.NotReady(cancellation);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await calls.DisposeAsync();
        await node.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task<IReadOnlyList<Outcome>> Settle(string tenant, Submission submission)
    {
        var settled = await node.Invoke<Settled>(tenant, new ExecuteCommits(submission));
        settled.Answer(Cache);
        return await submission.Outcomes;
    }

    private async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (MartenFailures.IsTakenEntry(failure))
        {
            throw new InvalidOperationException(
                "A command creates an entry that exists. List entries that a command may create again in Commit.Entries.", failure);
        }
        catch (Exception failure) when (MartenFailures.IsAway(failure) || MartenFailures.IsLostRace(failure))
        {
            Cache.Clear();
            throw Failures.Away(failure);
        }
    }
}
