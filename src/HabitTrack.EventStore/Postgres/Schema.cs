using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>Makes the database what this program needs, step by step. Steps are added, never changed.</summary>
/// <param name="database">Where.</param>
/// <param name="hot">The same, by other connections: they have to know the same types.</param>
internal sealed class Schema(NpgsqlDataSource database, NpgsqlDataSource hot)
{
    internal const long PrepareLock = 7234017283807667301;

    private static readonly string[][] Steps =
    [
        [
            "schemas",
            "schema_version",
            "mt_streams",
            "mt_events",
            "pk_mt_events_stream_and_version",
            "ix_mt_events_tenant_sequence",
            "mt_events_sequence",
            "mt_event_progression",
            "mt_high_water_skips",
            "documents",
            "entries",
            "ix_entries_position",
            "idempotency_keys",
            "ix_idempotency_keys_created",
            "drop_old_keys",
            "open_streams",
            "drop_empty_streams",
            "lock_streams",
            "lock_sequence",
            "new_stream",
            "read_stream",
            "new_event",
            "new_document",
            "new_entry",
            "new_key",
            "write_streams",
            "check_streams",
            "write_events",
            "write_documents",
            "write_entries",
            "write_keys",
            "append",
            "find_events",
            "load_streams",
            "load_tenants",
            "load_entries",
            "load_keys",
        ],
        [
            "erased_tenants",
            "tenant_digest",
            "erased_among",
            "erase_tenant",
            "write_streams",
            "load_tenants",
        ],
        [
            "new_event_headers",
            "write_events",
        ],
        [
            "settled_sequence",
        ],
        [
            "tenants",
            "tokens",
            "ix_tokens_fingerprint",
            "ix_tokens_tenant",
            "ix_tokens_issuer",
            "grants",
            "ix_grants_granted_to",
            "audit",
        ],
        [
            "folded_entry",
            "differing_documents",
            "differing_entries",
            "rewrite_entries",
            "orphans",
            "rebuilds",
            "projections",
        ],
        [
            "current_views",
            "grant_reader",
            "publish_view",
        ],
        [
            "ix_tokens_expires",
        ],
        [
            "reports",
            "new_report",
            "write_reports",
            "erase_tenant",
        ],
        [
            "rebuild",
        ],
        [
            "append",
            "load_tenants",
        ],
    ];

    private bool typesAreKnown;

    /// <summary>Takes the steps that the database has not taken yet, all or none; other nodes wait meanwhile.</summary>
    /// <returns>How many steps it took.</returns>
    public Task<int> Prepare(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var taken = await StepsTaken(connection, cancellation) < Steps.Length ? await TakeSteps(connection, cancellation) : 0;
        await LearnTypes(connection, cancellation);
        return taken;
    });

    /// <returns>Null when the schema is this program's, else what is wrong and what to do.</returns>
    public async Task<string?> NotReady(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var judgement = Judge(await StepsTaken(connection, cancellation));
            if (judgement is null)
                await LearnTypes(connection, cancellation);
            return judgement;
        }
        catch (Exception failure) when (Failures.IsAway(failure))
        {
            return $"The database does not answer: {failure.Message} Start it, or correct the connection string.";
        }
    }

    private static string? Judge(int taken) =>
        taken < Steps.Length
            ? $"The database's schema is at step {taken} of {Steps.Length}. Start the program with a role that may create tables."
            : taken > Steps.Length
                ? $"The database's schema is at step {taken}, newer than this program's {Steps.Length}. Start the newer program."
                : null;

    private static async Task<int> TakeSteps(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(connection, $"SELECT pg_advisory_xact_lock({PrepareLock})", cancellation);
        var taken = await StepsTaken(connection, cancellation);
        for (var step = taken; step < Steps.Length; step++)
        {
            foreach (var name in Steps[step])
                await Run(connection, Sql.Text(name), cancellation);
            await Run(connection, $"INSERT INTO habittrack_app.schema_version (step) VALUES ({step + 1})", cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return Steps.Length - taken;
    }

    /// <summary>The first connection learnt the database's types, perhaps before another node had made ours.</summary>
    private async Task LearnTypes(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (typesAreKnown)
            return;
        await connection.ReloadTypesAsync(cancellation);
        await using var other = await hot.OpenConnectionAsync(cancellation);
        await other.ReloadTypesAsync(cancellation);
        typesAreKnown = true;
    }

    private static async Task<int> StepsTaken(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // A scan, since a look-up by name may still remember that the table was not there before another node made it.
        await using var exists = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'habittrack_app' AND tablename = 'schema_version')", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return 0;

        await using var steps = new NpgsqlCommand("SELECT coalesce(max(step), 0) FROM habittrack_app.schema_version", connection);
        return (int)(await steps.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
