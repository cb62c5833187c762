using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>Rows of <c>entries</c>.</summary>
internal static class EntryRows
{
    public const string Columns = "tenant_id, entry_id, stream_id, versions, recorded_at, retracted, position, data";

    /// <summary>Asks for entries by their ids; those that do not exist have no row.</summary>
    public static NpgsqlBatchCommand Command(IReadOnlyList<Scoped<Guid>> entries) =>
        new($"SELECT {Columns} FROM habittrack_app.load_entries($1, $2)")
        {
            Parameters =
            {
                Parameters.Texts(entries.Select(entry => entry.Tenant)),
                Parameters.Uuids(entries.Select(entry => entry.Id)),
            },
        };

    public static async Task<List<EntryState>> Read(
        NpgsqlDataReader reader, Model model, Serializer serializer, CancellationToken cancellation)
    {
        var entries = new List<EntryState>();
        while (await reader.ReadAsync(cancellation))
        {
            entries.Add(new EntryState(
                reader.GetGuid(1),
                new StreamId(reader.GetString(0), reader.GetString(2)),
                [.. reader.GetFieldValue<long[]>(3)],
                reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetBoolean(5),
                reader.GetString(6),
                serializer.Read(reader.GetFieldValue<byte[]>(7), model.EntryContent)));
        }

        return entries;
    }
}
