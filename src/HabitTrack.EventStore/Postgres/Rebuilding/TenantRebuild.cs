using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>The rebuild of some tenants, in one transaction: what differs from the fold is written, and forgotten on every node.</summary>
internal sealed class TenantRebuild(NpgsqlDataSource database, Model model, Serializer serializer, StreamCache cache)
{
    /// <returns>How many events were folded.</returns>
    public Task<long> Rebuild(string[] tenants, CancellationToken cancellation) => Failures.Retry(() => TryRebuild(tenants, cancellation));

    /// <summary>Drops what is kept for streams that do not exist. Where there is any, nobody opens a stream meanwhile.</summary>
    public async Task DropOrphans(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await Comparison.Orphans(connection, cancellation) is [])
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, "SELECT habittrack_app.lock_sequence()", cancellation);
        var orphans = (await Comparison.Orphans(connection, cancellation)).ToLookup(orphan => Guid.TryParse(orphan.Part, out _));
        await Write(connection, [.. orphans[false].Select(Gone)], [.. orphans[true].Select(GoneEntry)], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<long> TryRebuild(string[] tenants, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // A node that freezes here must not hold up the others for longer than this.
        await Execute(connection, "SET LOCAL idle_in_transaction_session_timeout = '5s'", cancellation);
        var refold = await Refold.Of(connection, tenants, "FOR NO KEY UPDATE", model, serializer, cancellation);
        var documents = await Comparison.Documents(connection, refold, cancellation);
        var entries = await Comparison.Entries(connection, refold, cancellation);
        var changed = documents.Concat(entries).Select(difference => difference.Tenant).ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0)
            return refold.Events;

        var foldedDocuments = refold.Documents.ToDictionary(document => (document.Tenant, document.Stream, document.Segment));
        var foldedEntries = refold.Entries.ToDictionary(entry => (entry.Tenant, entry.Id));
        await Write(
            connection,
            [.. documents.Select(one => foldedDocuments.GetValueOrDefault((one.Tenant, one.Stream, one.Part!)) ?? Gone(one))],
            [.. entries.Select(one => foldedEntries.GetValueOrDefault((one.Tenant, Guid.Parse(one.Part!))) ?? GoneEntry(one))],
            cancellation);
        await Execute(connection, $"SELECT pg_notify('{Listener.RewrittenChannel}', t.tenant) FROM unnest($1) AS t (tenant)", cancellation, Parameters.Texts(changed));
        await transaction.CommitAsync(cancellation);
        foreach (var tenant in changed)
            cache.Drop(tenant);
        return refold.Events;
    }

    private static DocumentRow Gone(Difference document) => new(document.Tenant, document.Stream, document.Part!, 0, null);

    private static FoldedEntryRow GoneEntry(Difference entry) =>
        new(entry.Tenant, Guid.Parse(entry.Part!), entry.Stream, [], default, false, null, null);

    private static async Task Write(
        NpgsqlConnection connection, DocumentRow[] documents, FoldedEntryRow[] entries, CancellationToken cancellation)
    {
        if (documents.Length > 0)
            await Execute(connection, "SELECT habittrack_app.write_documents($1)", cancellation, new NpgsqlParameter<DocumentRow[]> { TypedValue = documents });
        if (entries.Length > 0)
            await Execute(connection, "SELECT habittrack_app.rewrite_entries($1)", cancellation, new NpgsqlParameter<FoldedEntryRow[]> { TypedValue = entries });
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
