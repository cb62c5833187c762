using System.Net.Sockets;
using JasperFx;
using Marten;
using Npgsql;
using Weasel.Postgresql;

namespace HabitTrack.Storage;

/// <summary>Classifies database failures, including those that Marten wraps in its own exceptions.</summary>
public static class DatabaseErrors
{
    private const string ConnectionClass = "08", ResourcesClass = "53", InterventionClass = "57", SystemClass = "58";
    private const string AuthorizationClass = "28", CatalogClass = "3D";
    private const string IdleInTransactionTimeout = "25P03", StreamVersionMismatch = "MT003";

    /// <summary>Whether the server is unreachable, rejects the login, is shutting down, out of resources or read-only. A retry may succeed later.</summary>
    public static bool IsUnavailable(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        PostgresException { SqlState: var state } =>
            state[..2] is ConnectionClass or ResourcesClass or InterventionClass or SystemClass or AuthorizationClass or CatalogClass
            || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    });

    /// <summary>Whether a concurrent write invalidated the decision, or two transactions conflicted. Nothing was written; decide again and retry.</summary>
    public static bool IsConflict(Exception exception) => Causes(exception).Any(cause =>
        cause is ConcurrencyException
        || cause is PostgresException
        {
            SqlState: StreamVersionMismatch
                or PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure,
        });

    /// <summary>Creates the exception to throw while the database is unavailable.</summary>
    public static StorageUnavailableException Unavailable(Exception cause) =>
        new($"The database is unavailable: {cause.GetBaseException().Message} No change was acknowledged; try again later.", cause);

    /// <summary>Runs work that writes. Clears the pool on failure: Npgsql and the server may disagree on prepared statements (npgsql/npgsql#6391).</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<T> GuardWrite<T>(NpgsqlDataSource database, Func<Task<T>> work) => Guard(async () =>
    {
        try
        {
            return await work();
        }
        catch
        {
            database.Clear();
            throw;
        }
    });

    /// <summary>Runs work that uses the database.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static async Task<T> Guard<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (IsUnavailable(failure))
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>Runs a query of the store, and once more if its connection was lost.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public static Task<T> GuardQuery<T>(IDocumentStore store, Func<Task<T>> query) =>
        Guard(() => RetryIfDisconnected(query, ((PostgresqlDatabase)store.Storage.Database).DataSource.Clear));

    /// <summary>Runs a query once more if its connection was lost: a restart of the server closes all idle connections.</summary>
    /// <param name="query">The query; it has no effect.</param>
    /// <param name="clear">Clears the pool of connections.</param>
    internal static async Task<T> RetryIfDisconnected<T>(Func<Task<T>> query, Action clear)
    {
        try
        {
            return await query();
        }
        catch (Exception failure) when (IsUnavailable(failure) && !IsOverloaded(failure))
        {
            clear();
            return await query();
        }
    }

    private static bool IsOverloaded(Exception failure) => Causes(failure).Any(cause =>
        cause is TimeoutException or PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled });

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
