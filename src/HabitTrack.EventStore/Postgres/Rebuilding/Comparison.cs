using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>What is stored, compared with what was folded. The database compares, since it alone knows when two JSON texts say the same.</summary>
internal static class Comparison
{
    public static Task<List<Difference>> Documents(NpgsqlConnection connection, Refold refold, CancellationToken cancellation) =>
        Differing(connection, "differing_documents", refold, refold.Documents.ToArray(), cancellation);

    public static Task<List<Difference>> Entries(NpgsqlConnection connection, Refold refold, CancellationToken cancellation) =>
        Differing(connection, "differing_entries", refold, refold.Entries.ToArray(), cancellation);

    /// <summary>What is kept for streams that do not exist.</summary>
    public static async Task<List<Difference>> Orphans(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT tenant, stream, part, problem FROM habittrack_app.orphans", connection);
        return await Read(command, cancellation);
    }

    private static async Task<List<Difference>> Differing<T>(
        NpgsqlConnection connection, string function, Refold refold, T[] folded, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT tenant, stream, part, problem FROM habittrack_app.{function}($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<ReadRow[]> { TypedValue = [.. refold.Streams] });
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = folded });
        return await Read(command, cancellation);
    }

    private static async Task<List<Difference>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var differences = new List<Difference>();
        while (await reader.ReadAsync(cancellation))
            differences.Add(new Difference(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        return differences;
    }
}
