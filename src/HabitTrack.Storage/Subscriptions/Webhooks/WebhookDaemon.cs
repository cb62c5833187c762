using JasperFx.Events.Daemon;
using Marten;
using Marten.Events.Daemon;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>
/// Runs Marten's daemon for the webhooks' subscription: on one node at a time, and only while there are webhooks. If the node ends, its lock is released, and
/// another node goes on where the subscription is.
/// </summary>
public sealed class WebhookDaemon(
    IDocumentStore store, NpgsqlDataSource database, string connectionString, TimeProvider clock, ILogger<ProjectionDaemon> log) : IAsyncDisposable
{
    /// <summary>The name of the subscription.</summary>
    public const string Subscription = "webhooks";

    private const long Lock = 7234017283807667304;

    /// <summary>The pause after an error, such as one of the database.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);

    /// <summary>Skips the events before the first webhook, which concern nobody.</summary>
    private const string SkipSql = """
        INSERT INTO habittrack.mt_event_progression (name, last_seq_id)
        SELECT name, min((data ->> 'after')::bigint)
        FROM habittrack.mt_doc_webhook, unnest(ARRAY['HighWaterMark', 'webhooks:All']) AS name
        GROUP BY name
        HAVING min((data ->> 'after')::bigint) > 0
        ON CONFLICT (name) DO UPDATE
        SET last_seq_id = greatest(mt_event_progression.last_seq_id, excluded.last_seq_id), last_updated = now()
        """;

    private const string IsStuckSql = """
        SELECT EXISTS (
            SELECT
            FROM habittrack.mt_events
            WHERE tenant_id IN (SELECT tenant_id FROM habittrack.mt_doc_webhook)
                AND seq_id > coalesce((SELECT last_seq_id FROM habittrack.mt_event_progression WHERE name = 'webhooks:All'), 0)
                AND timestamp < now() - interval '2 minutes')
        """;

    private NpgsqlConnection? holder;
    private IProjectionDaemon? daemon;
    private long? started;

    /// <summary>Starts the subscription if no node runs it, and again if it was paused because of an error. Call it regularly.</summary>
    public async Task EnsureRunning(CancellationToken cancellation)
    {
        if (holder is not null && !await IsHeld(holder, cancellation))
            await Stop();
        holder ??= await SessionLock.TryTake(connectionString, Lock, cancellation);
        if (holder is null)
            return;
        if (daemon is null)
        {
            await using var skip = database.CreateCommand(SkipSql);
            await skip.ExecuteNonQueryAsync(cancellation);
            daemon = await store.BuildProjectionDaemonAsync(logger: log);
        }

        if ((daemon.CurrentAgents().Count == 0 || daemon.HasAnyPaused()) && (started is not { } last || clock.GetElapsedTime(last) > RetryInterval))
        {
            started = clock.GetTimestamp();
            await daemon.StartAgentAsync($"{Subscription}:All", cancellation);
        }
    }

    /// <summary>Stops the subscription if this node runs it.</summary>
    public async Task Stop()
    {
        if (daemon is not null)
        {
            await daemon.StopAllAsync();
            daemon.Dispose();
            (daemon, started) = (null, null);
        }

        if (holder is not null)
            await holder.DisposeAsync();
        holder = null;
    }

    /// <summary>Whether no node has processed an event that is to be delivered for minutes.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<bool> IsStuck(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        await using var command = database.CreateCommand(IsStuckSql);
        return await command.ExecuteScalarAsync(cancellation) is true;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop();

    private static async Task<bool> IsHeld(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT", connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
