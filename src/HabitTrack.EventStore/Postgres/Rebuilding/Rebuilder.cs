using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>
/// Rebuilds in place: some tenants at a time, under the locks of their streams, so that whoever reads finds every stream's
/// documents right and current at every moment, and a rebuild that is killed leaves nothing half done.
/// </summary>
internal sealed class Rebuilder(
    string connectionString, NpgsqlDataSource database, Model model, Serializer serializer, StreamCache cache, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RebuildRows rows = new(database);
    private readonly ProjectionVersions versions = new(database, model);
    private readonly TenantRebuild tenantRebuild = new(database, model, serializer, cache);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    /// <summary>Starts a rebuild, or finds the one that runs, on whatever node.</summary>
    public async Task<Rebuild> Start(CancellationToken cancellation)
    {
        while (true)
        {
            var turn = await RebuildTurn.TryTake(connectionString, cancellation);
            if (turn is not null)
                return await Start(turn, cancellation);
            if (await rows.Running(cancellation) is { } other)
                return other;
            await Task.Delay(Pause, cancellation);
        }
    }

    public Task<Rebuild?> Find(Guid id, CancellationToken cancellation) => rows.Find(id, cancellation);

    /// <summary>Rebuilds what documents of another version there are, and waits until it is done.</summary>
    /// <exception cref="StoreUnavailableException">It failed, and no document is to be trusted.</exception>
    public async Task BringUpToDate(CancellationToken cancellation)
    {
        while (!await versions.AreCurrent(cancellation))
        {
            var rebuild = await Start(cancellation);
            while (rebuild.Status == RebuildStatus.Running)
            {
                await Task.Delay(Pause, cancellation);
                rebuild = await Find(rebuild.Id, cancellation) ?? rebuild with { Status = RebuildStatus.Failed };
            }

            if (rebuild.Status == RebuildStatus.Failed)
                throw new StoreUnavailableException($"The projections are of another version and could not be rebuilt: {rebuild.Problem}", null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await running;
        closing.Dispose();
    }

    private async Task<Rebuild> Start(RebuildTurn turn, CancellationToken cancellation)
    {
        try
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            await rows.Open(id, cancellation);
            lock (gate)
                running = Task.WhenAll(running, Task.Run(() => Run(turn, id), CancellationToken.None));
            return new Rebuild(id, RebuildStatus.Running, 0, 0, null);
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private async Task Run(RebuildTurn turn, Guid id)
    {
        await using (turn)
        {
            try
            {
                await Parallel.ForEachAsync(
                    TenantPages.Read(database, closing.Token),
                    TenantPages.AtOnce(closing.Token),
                    async (tenants, cancellation) => await tenantRebuild.Rebuild(tenants, id, cancellation));
                await tenantRebuild.DropOrphans(closing.Token);
                await versions.Record(closing.Token);
                await rows.Close(id, RebuildStatus.Done, null);
            }
            catch (Exception failure)
            {
                await Fail(id, failure is OperationCanceledException ? "Its node ended." : failure.Message);
            }
        }
    }

    private async Task Fail(Guid id, string problem)
    {
        try
        {
            await rows.Close(id, RebuildStatus.Failed, problem);
        }
        catch (Exception failure) when (Failures.IsAway(failure))
        {
            // It cannot be written down: whoever asks finds that nobody has the turn any more.
        }
    }
}
