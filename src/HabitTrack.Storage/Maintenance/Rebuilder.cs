using HabitTrack.Storage.Projections;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Rebuilds all documents, page by page, while reads and writes continue. Only one rebuild runs at a time across all nodes.</summary>
public sealed class Rebuilder(IDocumentStore store, NpgsqlDataSource database, string connectionString, PersonRebuild people, TimeProvider clock) : IDisposable
{
    private const string NodeEnded = "Its node ended.";

    private static readonly ProjectionVersion Current = new(ProjectionVersion.Only, PersonDocuments.CurrentVersion);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>Starts a rebuild, or returns the one that is already running on any node.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<Rebuild> Start(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        while (true)
        {
            if (await RebuildLock.TryTake(connectionString, cancellation) is { } rebuildLock)
                return await Start(rebuildLock, cancellation);
            if (await Running(cancellation) is { } other)
                return other;
            await Task.Delay(PollInterval, cancellation);
        }
    });

    /// <summary>Finds a rebuild by its id; null if there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<Rebuild?> Find(Guid id, CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        var found = await Load(id, cancellation);
        if (found?.Status != RebuildStatus.Running || await RebuildLock.IsTaken(database, cancellation))
            return found;

        // It may have completed in between.
        found = await Load(id, cancellation);
        return found?.Status == RebuildStatus.Running ? found with { Status = RebuildStatus.Failed, Problem = NodeEnded } : found;
    });

    /// <summary>Returns whether the documents have the current format version. If there are no events yet, stores the current version.</summary>
    public Task<bool> IsUpToDate(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ProjectionVersion>(ProjectionVersion.Only, cancellation) == Current)
            return true;
        if (await CountEvents(cancellation) > 0)
            return false;
        await Save(Current, cancellation);
        return true;
    });

    /// <summary>Rebuilds the documents if they have another format version, and waits for completion.</summary>
    /// <exception cref="StorageUnavailableException">The rebuild failed, so the documents cannot be used.</exception>
    public async Task EnsureUpToDate(CancellationToken cancellation)
    {
        while (!await IsUpToDate(cancellation))
        {
            var rebuild = await Start(cancellation);
            while (rebuild.Status == RebuildStatus.Running)
            {
                await Task.Delay(PollInterval, cancellation);
                rebuild = await Find(rebuild.Id, cancellation) ?? rebuild with { Status = RebuildStatus.Failed };
            }

            // If another node ended during its rebuild, this node takes over.
            if (rebuild.Status == RebuildStatus.Failed && (rebuild.Problem != NodeEnded || stopping.IsCancellationRequested))
                throw new StorageUnavailableException($"The projections have another version and could not be rebuilt: {rebuild.Problem}", null);
        }
    }

    /// <summary>Stops a rebuild that runs on this node. Another node or the next start completes it.</summary>
    public async Task Stop()
    {
        await stopping.CancelAsync();
        await running;
    }

    public void Dispose() => stopping.Dispose();

    private async Task<Rebuild> Start(NpgsqlConnection rebuildLock, CancellationToken cancellation)
    {
        try
        {
            await using var session = store.LightweightSession();
            foreach (var ended in await session.Query<Rebuild>().Where(other => other.IsRunning).ToListAsync(cancellation))
                session.Store(ended with { Status = RebuildStatus.Failed, Problem = NodeEnded });
            var now = clock.GetUtcNow();
            var rebuild = new Rebuild(Guid.CreateVersion7(now), now, RebuildStatus.Running, 0, await CountEvents(cancellation), null);
            session.Store(rebuild);
            await session.SaveChangesAsync(cancellation);
            lock (gate)
                running = Task.WhenAll(running, Task.Run(() => Run(rebuildLock, rebuild), CancellationToken.None));
            return rebuild;
        }
        catch
        {
            await rebuildLock.DisposeAsync();
            throw;
        }
    }

    private async Task Run(NpgsqlConnection rebuildLock, Rebuild rebuild)
    {
        await using var held = rebuildLock;
        var (progressLock, events) = (new SemaphoreSlim(1), 0L);
        try
        {
            await Parallel.ForEachAsync(PeoplePages.Read(database, stopping.Token), PeoplePages.Parallelism(stopping.Token), async (page, cancellation) =>
            {
                var (folded, _) = await people.Rebuild(page, cancellation);
                await progressLock.WaitAsync(cancellation);
                try
                {
                    events += folded;
                    await Save(rebuild with { Events = events }, cancellation);
                }
                finally
                {
                    progressLock.Release();
                }
            });
            if (await Verifier.FindOrphans(database, stopping.Token) is { Length: > 0 } orphans)
                await people.Rebuild(orphans, stopping.Token);
            await Save(Current, stopping.Token);
            await Save(rebuild with { Events = events, Status = RebuildStatus.Done }, CancellationToken.None);
        }
        catch (Exception failure)
        {
            database.Clear();
            var problem = failure is OperationCanceledException ? NodeEnded : failure.Message;
            await Fail(rebuild with { Events = events, Status = RebuildStatus.Failed, Problem = problem });
        }
    }

    private async Task Fail(Rebuild failed)
    {
        try
        {
            await Save(failed, CancellationToken.None);
        }
        catch (Exception failure) when (DatabaseErrors.IsUnavailable(failure))
        {
            // The failure cannot be stored, but Find recognizes it by the released lock.
        }
    }

    private async Task Save<T>(T document, CancellationToken cancellation)
        where T : notnull
    {
        await using var session = store.LightweightSession();
        session.Store(document);
        await session.SaveChangesAsync(cancellation);
    }

    private async Task<Rebuild?> Load(Guid id, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Rebuild>(id, cancellation);
    }

    private async Task<Rebuild?> Running(CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.Query<Rebuild>()
            .Where(rebuild => rebuild.IsRunning)
            .OrderByDescending(rebuild => rebuild.StartedAt)
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task<long> CountEvents(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT coalesce(sum(version), 0)::bigint FROM habittrack.mt_streams WHERE id <> 'mt_tombstone'");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
