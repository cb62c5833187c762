using System.Net.Sockets;
using JasperFx;
using Npgsql;

namespace HabitTrack.Storage;

/// <summary>What a failure of the database means, from under the exceptions that Marten wraps it in.</summary>
public static class DatabaseErrors
{
    private const string ConnectionClass = "08", ResourcesClass = "53", InterventionClass = "57", SystemClass = "58";
    private const string AuthorizationClass = "28", CatalogClass = "3D";
    private const string IdleInTransactionTimeout = "25P03", StreamVersionMismatch = "MT003";

    /// <summary>The server cannot be reached, does not let the service in, is going down, full or read-only: the same command may succeed later.</summary>
    public static bool IsUnavailable(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        PostgresException { SqlState: var state } =>
            state[..2] is ConnectionClass or ResourcesClass or InterventionClass or SystemClass or AuthorizationClass or CatalogClass
            || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    });

    /// <summary>Somebody else wrote what a decision rests on, or two transactions met: nothing was written, and deciding again is the remedy.</summary>
    public static bool IsConflict(Exception exception) => Causes(exception).Any(cause =>
        cause is ConcurrencyException
        || cause is PostgresException
        {
            SqlState: StreamVersionMismatch or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        });

    /// <summary>Tells that the database does not serve.</summary>
    public static StorageUnavailableException Unavailable(Exception cause) =>
        new($"The database does not serve: {cause.GetBaseException().Message} Nothing was acknowledged; try again when it is back.", cause);

    /// <summary>Does some work that writes. Where it fails, no open connection is used again: Npgsql and the server may disagree on what is prepared (npgsql/npgsql#6391).</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
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

    /// <summary>Does some work with the database.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
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

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
