using HabitTrack.EventStore.Postgres;
using JasperFx;
using Npgsql;

namespace HabitTrack.EventStore.Marten;

/// <summary>What a failure means, from under the exceptions that Marten and Wolverine wrap it in.</summary>
internal static class MartenFailures
{
    private const string EntriesKey = "pk_entries";
    private const string AnotherVersion = "MT003";

    private static readonly string[] RacedKeys =
        [EntriesKey, "pk_idempotency_keys", "pk_mt_events_stream_and_version", "pkey_mt_streams_tenant_id_id"];

    /// <summary>The database cannot be reached, or does not serve: the same command may succeed later.</summary>
    public static bool IsAway(Exception exception) => Causes(exception).Any(Failures.IsAway) && !IsLostRace(exception);

    /// <summary>Somebody else wrote what the decision rests on; deciding again on what is there now is the remedy.</summary>
    public static bool IsLostRace(Exception exception) => Causes(exception).Any(cause =>
        cause is ConcurrencyException or PostgresException { SqlState: AnotherVersion }
        || Failures.IsCollision(cause)
        || (ViolatedKey(cause) is { } key && RacedKeys.Contains(key)));

    /// <summary>The entry was there already, however often it was decided.</summary>
    public static bool IsTakenEntry(Exception exception) => Causes(exception).Any(cause => ViolatedKey(cause) is EntriesKey);

    private static string? ViolatedKey(Exception cause) =>
        cause is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } name } ? name : null;

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
