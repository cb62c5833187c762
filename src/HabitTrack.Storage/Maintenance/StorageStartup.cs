using Marten;
using Npgsql;
using Weasel.Core.Migrations;
using Wolverine.Persistence.Durability;

namespace HabitTrack.Storage.Maintenance;

/// <summary>Prepares the database. Several nodes can safely start at the same time.</summary>
public sealed class StorageStartup(IDocumentStore store, IMessageStore messages, NpgsqlDataSource database, Rebuilder rebuilder)
{
    /// <summary>The advisory lock under which nodes prepare the database one at a time.</summary>
    private const string StartLock = "7234017283807667301";

    private bool isSchemaCurrent;

    /// <summary>The tables of Marten and those of Wolverine's message store.</summary>
    private IEnumerable<IDatabase> Databases => [store.Storage.Database, .. messages is IDatabase database ? new[] { database } : []];

    /// <summary>Migrates a database of an earlier version, creates or updates the schema, and rebuilds documents of another format version.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task Prepare(CancellationToken cancellation)
    {
        await DatabaseErrors.Guard(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await SchemaScripts.Run(connection, $"SET idle_in_transaction_session_timeout = 0; SELECT pg_advisory_lock({StartLock})", cancellation);
            try
            {
                await SchemaScripts.RunFile(connection, "take_over_events", cancellation);
                foreach (var tables in Databases)
                    await tables.ApplyAllConfiguredChangesToDatabaseAsync(JasperFx.AutoCreate.CreateOrUpdate, ct: cancellation);
                await SchemaScripts.Apply(connection, cancellation);
                await SchemaScripts.RunFile(connection, "take_over_register", cancellation);
                await SchemaScripts.RunFile(connection, "audit_numbers", cancellation);
            }
            finally
            {
                const string unlock = $"ROLLBACK; SELECT pg_advisory_unlock({StartLock}); RESET idle_in_transaction_session_timeout";
                await SchemaScripts.Run(connection, unlock, CancellationToken.None);
            }

            return true;
        });
        await rebuilder.EnsureUpToDate(cancellation);
    }

    /// <summary>Returns whether the role <c>habittrack_reader</c> for analysts exists. A database user without CREATEROLE cannot create it.</summary>
    public Task<bool> HasReaderRole(CancellationToken cancellation) => DatabaseErrors.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT to_regrole('habittrack_reader') IS NOT NULL");
        return await command.ExecuteScalarAsync(cancellation) is true;
    });

    /// <summary>Checks that the database is available and its schema matches this version of the service.</summary>
    /// <returns>Null if the database is ready; otherwise the problem and how to solve it.</returns>
    public async Task<string?> FindReadinessProblem(CancellationToken cancellation)
    {
        try
        {
            if (!isSchemaCurrent)
            {
                foreach (var tables in Databases)
                    await tables.AssertDatabaseMatchesConfigurationAsync(cancellation);
            }

            isSchemaCurrent = true;
            return await rebuilder.IsUpToDate(cancellation)
                ? null
                : "The projections have another version than this service. Stop all nodes and start one node of the version to run, which rebuilds them.";
        }
        catch (DatabaseValidationException missing)
        {
            return $"The database schema is incomplete: {missing.Message} Start the service with a role that can create tables.";
        }
        catch (Exception failure) when (failure is StorageUnavailableException || DatabaseErrors.IsUnavailable(failure))
        {
            return $"The database is unavailable: {failure.GetBaseException().Message} Start it, or correct the connection string.";
        }
    }
}
