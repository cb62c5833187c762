using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>Rows of <c>entries</c>.</summary>
internal static class EntryRows
{
    public const string Columns = "tenant_id, entry_id, stream_id, versions, recorded_at, retracted, position, data";

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
