using HabitTrack.EventStore.Postgres.Appending;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>The rebuild of some tenants, in one transaction: what differs from the fold is written, and forgotten on every node.</summary>
internal sealed class TenantRebuild(NpgsqlDataSource database, Model model, Serializer serializer, StreamCache cache)
{
    /// <summary>Rebuilds tenants, and counts their events as done.</summary>
    public async Task Rebuild(string[] tenants, Guid rebuild, CancellationToken cancellation)
    {
        foreach (var tenant in await Failures.Retry(() => TryRebuild(tenants, rebuild, cancellation)))
            cache.Drop(tenant);
    }

    /// <summary>Drops what is kept for streams that do not exist. Where there is any, nobody opens a stream meanwhile.</summary>
    public async Task DropOrphans(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await Comparison.Orphans(connection, cancellation) is [])
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, "SELECT habittrack_app.lock_sequence()", cancellation);
        var orphans = (await Comparison.Orphans(connection, cancellation)).ToLookup(orphan => Guid.TryParse(orphan.Part, out _));
        DocumentRow[] documents = [.. orphans[false].Select(orphan => new DocumentRow(orphan.Tenant, orphan.Stream, orphan.Part!, 0, null))];
        FoldedEntryRow[] entries =
            [.. orphans[true].Select(orphan => new FoldedEntryRow(orphan.Tenant, Guid.Parse(orphan.Part!), orphan.Stream, [], default, false, null, null))];
        await Execute(connection, "SELECT habittrack_app.write_documents($1)", cancellation, new NpgsqlParameter<DocumentRow[]> { TypedValue = documents });
        await Execute(connection, "SELECT habittrack_app.rewrite_entries($1)", cancellation, new NpgsqlParameter<FoldedEntryRow[]> { TypedValue = entries });
        await transaction.CommitAsync(cancellation);
    }

    /// <returns>The tenants of whom something was written.</returns>
    private async Task<string[]> TryRebuild(string[] tenants, Guid rebuild, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var refold = await Refold.Holding(connection, tenants, model, serializer, cancellation);
        // In one round trip, and the row that all share last: it is held only until the commit.
        await using var writing = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT habittrack_app.rebuild($1, $2, $3)")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<ReadRow[]> { TypedValue = [.. refold.Streams] },
                        new NpgsqlParameter<DocumentRow[]> { TypedValue = [.. refold.Documents] },
                        new NpgsqlParameter<FoldedEntryRow[]> { TypedValue = [.. refold.Entries] },
                    },
                },
                RebuildRows.Progress(rebuild, refold.Events),
            },
        };
        var changed = (string[])(await writing.ExecuteScalarAsync(cancellation))!;
        await transaction.CommitAsync(cancellation);
        return changed;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
