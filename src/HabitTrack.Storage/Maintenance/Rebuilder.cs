using HabitTrack.Storage.Projections;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Rebuilds all documents, some people at a time, while reads and writes go on. One rebuild runs at a time, over all nodes.</summary>
public sealed class Rebuilder(IDocumentStore store, NpgsqlDataSource database, string connectionString, PersonRebuild people, TimeProvider clock) : IDisposable
{
    private const string NodeEnded = "Its node ended.";

    private static readonly ProjectionVersion Current = new(ProjectionVersion.Only, PersonDocuments.CurrentVersion);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>Starts a rebuild, or finds the one that runs, on whatever node.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public Task<Rebuild> Start(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        while (true)
        {
            if (await RebuildLock.TryTake(connectionString, cancellation) is { } rebuildLock)
                return await Start(rebuildLock, cancellation);
            if (await Running(cancellation) is { } other)
                return other;
            await Task.Delay(Pause, cancellation);
        }
    });

    /// <summary>How a rebuild stands; null when there was none of the id.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public Task<Rebuild?> Find(Guid id, CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        var found = await Load(id, cancellation);
        if (found?.Status != RebuildStatus.Running || await RebuildLock.IsTaken(database, cancellation))
            return found;

        // It may have ended in between.
        found = await Load(id, cancellation);
        return found?.Status == RebuildStatus.Running ? found with { Status = RebuildStatus.Failed, Problem = NodeEnded } : found;
    });

    /// <summary>Whether all documents are of this program's form; where there is no event yet, they are from now on.</summary>
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

    /// <summary>Rebuilds documents of another form than this program's, and waits until it is done.</summary>
    /// <exception cref="StorageUnavailableException">It failed, and no document is to be trusted.</exception>
    public async Task BringUpToDate(CancellationToken cancellation)
    {
        while (!await IsUpToDate(cancellation))
        {
            var rebuild = await Start(cancellation);
            while (rebuild.Status == RebuildStatus.Running)
            {
                await Task.Delay(Pause, cancellation);
                rebuild = await Find(rebuild.Id, cancellation) ?? rebuild with { Status = RebuildStatus.Failed };
            }

            // Where another node ended amid its rebuild, this one takes over.
            if (rebuild.Status == RebuildStatus.Failed && (rebuild.Problem != NodeEnded || closing.IsCancellationRequested))
                throw new StorageUnavailableException($"The projections are of another version and could not be rebuilt: {rebuild.Problem}", null);
        }
    }

    /// <summary>Ends a rebuild that runs on this node; another node, or the next start, does the rest.</summary>
    public async Task Stop()
    {
        await closing.CancelAsync();
        await running;
    }

    public void Dispose() => closing.Dispose();

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
        var (progress, events) = (new SemaphoreSlim(1), 0L);
        try
        {
            await Parallel.ForEachAsync(PeoplePages.Read(database, closing.Token), PeoplePages.Parallelism(closing.Token), async (some, cancellation) =>
            {
                var (folded, _) = await people.Rebuild(some, cancellation);
                await progress.WaitAsync(cancellation);
                try
                {
                    events += folded;
                    await Save(rebuild with { Events = events }, cancellation);
                }
                finally
                {
                    progress.Release();
                }
            });
            if (await Verifier.WithoutEvents(database, closing.Token) is { Length: > 0 } orphans)
                await people.Rebuild(orphans, closing.Token);
            await Save(Current, closing.Token);
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
            // It cannot be written down: whoever asks finds that nobody holds the lock any more.
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
