using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>
/// Takes over a database of the version before Marten kept it all: Marten's tables of events in <c>habittrack</c>, with keys that do not name the person, and
/// all else in <c>habittrack_app</c>, which stays until an administrator drops it.
/// </summary>
internal static class EarlierVersion
{
    private const string IsThere = "SELECT to_regclass('habittrack_app.schema_version') IS NOT NULL";

    /// <summary>Puts the person before the key of every stream, in one transaction. Nothing else of an event changes.</summary>
    public static Task TakeOverEvents(NpgsqlConnection connection, CancellationToken cancellation) => Run(connection, "take_over_events", cancellation);

    /// <summary>Carries over people, tokens, grants, receipts, tombstones and the audit log, once.</summary>
    public static Task TakeOverRegister(NpgsqlConnection connection, CancellationToken cancellation) => Run(connection, "take_over_register", cancellation);

    private static async Task Run(NpgsqlConnection connection, string script, CancellationToken cancellation)
    {
        await using var isThere = new NpgsqlCommand(IsThere, connection);
        if (await isThere.ExecuteScalarAsync(cancellation) is true)
            await SchemaScripts.Run(connection, SchemaScripts.Text(script), cancellation);
    }
}
