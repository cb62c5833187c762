using System.Net.Sockets;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>What a failure of the database means to the engine.</summary>
internal static class Failures
{
    private const int MostTries = 10;
    private const string ConnectionClass = "08";
    private const string ResourcesClass = "53";
    private const string InterventionClass = "57";
    private const string SystemClass = "58";
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>The server is away, going down, full, or read-only: the same command may succeed later.</summary>
    public static bool IsAway(Exception exception) => exception switch
    {
        PostgresException { SqlState: var state } =>
            state[..2] is ConnectionClass or ResourcesClass or InterventionClass or SystemClass
            || state is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Two transactions met; nothing was written, and trying again is the remedy.</summary>
    public static bool IsCollision(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>Does a transaction, again where it met another one, which goes on meanwhile; a few times at most.</summary>
    public static async Task<T> Retry<T>(Func<Task<T>> transaction)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception failure) when (IsCollision(failure) && attempt < MostTries)
            {
                // Whoever it met is through by the next try.
            }
        }
    }

    public static StoreUnavailableException Away(Exception inner) =>
        new($"The database does not serve: {inner.Message} Nothing was acknowledged; try again once it is back.", inner);

    /// <summary>Reads, and says so in the port's terms when the database is away.</summary>
    public static async Task<T> Guard<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (IsAway(failure))
        {
            throw Away(failure);
        }
    }
}
