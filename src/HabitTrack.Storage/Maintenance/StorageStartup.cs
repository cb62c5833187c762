using Marten;
using Npgsql;
using Weasel.Core.Migrations;
using Wolverine.Persistence.Durability;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Brings the database to what this program needs, safely when several nodes start at once.</summary>
public sealed class StorageStartup(IDocumentStore store, IMessageStore messages, NpgsqlDataSource database, Rebuilder rebuilder)
{
    /// <summary>Nodes that start at the same time take turns.</summary>
    private const string StartLock = "7234017283807667301";

    private bool isCurrent;

    /// <summary>The tables of events and documents, and those of messages.</summary>
    private IEnumerable<IDatabase> Parts => [store.Storage.Database, .. messages is IDatabase part ? new[] { part } : []];

    /// <summary>Takes over a database of an earlier version, makes or upgrades the schema, and rebuilds documents of another form.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public async Task Prepare(CancellationToken cancellation)
    {
        await DatabaseErrors.Guard(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await SchemaScripts.Run(connection, $"SET idle_in_transaction_session_timeout = 0; SELECT pg_advisory_lock({StartLock})", cancellation);
            try
            {
                await SchemaScripts.RunFile(connection, "take_over_events", cancellation);
                foreach (var part in Parts)
                    await part.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate, ct: cancellation);
                await SchemaScripts.Apply(connection, cancellation);
                await SchemaScripts.RunFile(connection, "take_over_register", cancellation);
                await SchemaScripts.RunFile(connection, "audit_numbers", cancellation);
            }
            finally
            {
                const string leave = $"ROLLBACK; SELECT pg_advisory_unlock({StartLock}); RESET idle_in_transaction_session_timeout";
                await SchemaScripts.Run(connection, leave, CancellationToken.None);
            }

            return true;
        });
        await rebuilder.BringUpToDate(cancellation);
    }

    /// <summary>Whether analysts can be let in: by the role <c>habittrack_reader</c>, which a database user without CREATEROLE cannot make.</summary>
    public Task<bool> HasReaderRole(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT to_regrole('habittrack_reader') IS NOT NULL");
        return await command.ExecuteScalarAsync(cancellation) is true;
    });

    /// <summary>Whether the database answers and its schema is this program's.</summary>
    /// <returns>Null when it is ready, else what is wrong and what to do.</returns>
    public async Task<string?> NotReady(CancellationToken cancellation)
    {
        try
        {
            if (!isCurrent)
            {
                foreach (var part in Parts)
                    await part.AssertDatabaseMatchesConfigurationAsync(cancellation);
            }

            isCurrent = true;
            return await rebuilder.IsUpToDate(cancellation)
                ? null
                : "The projections are of another version than this program's. Start the program that is to serve, alone, and it rebuilds them.";
        }
        catch (DatabaseValidationException missing)
        {
            return $"The database lacks what the program needs: {missing.Message} Start the program with a role that may create tables.";
        }
        catch (Exception failure) when (failure is StorageUnavailableException || DatabaseErrors.IsUnavailable(failure))
        {
            return $"The database does not answer: {failure.GetBaseException().Message} Start it, or correct the connection string.";
        }
    }
}
