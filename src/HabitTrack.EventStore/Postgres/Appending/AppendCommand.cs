using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>A draft as one call of <c>habittrack_app.append</c>.</summary>
internal sealed class AppendCommand(Model model, Serializer serializer)
{
    private const string Call = "SELECT sequences, appended_at FROM habittrack_app.append($1, $2, $3, $4, $5, $6)";

    private readonly RowWriter rows = new(model, serializer);

    /// <returns>Null, with nothing written, when what the draft rests on has changed.</returns>
    public async Task<Receipt?> Execute(NpgsqlConnection connection, Draft draft)
    {
        var streams = draft.Streams.Values.OrderBy(change => change.After.Stream, StreamOrder.Instance).ToList();
        await using var command = new NpgsqlCommand(Call, connection)
        {
            Parameters =
            {
                Rows(streams.Select(rows.StreamOf)),
                Rows(draft.Reads.Where(read => !draft.Streams.ContainsKey(read.Key)).Select(RowWriter.ReadOf)),
                Rows(draft.Events.Select(rows.EventOf)),
                Rows(streams.SelectMany(change => rows.DocumentsOf(change.Before, change.After))),
                Rows(draft.Entries.Select(rows.EntryOf)),
                Rows(draft.Keys.Select(RowWriter.KeyOf)),
            },
        };

        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return await reader.IsDBNullAsync(0)
            ? null
            : new Receipt(reader.GetFieldValue<long[]>(0), reader.GetFieldValue<DateTimeOffset>(1));
    }

    private static NpgsqlParameter<T[]> Rows<T>(IEnumerable<T> rows) => new() { TypedValue = [.. rows] };
}

/// <summary>The one order in which every node locks streams.</summary>
internal sealed class StreamOrder : IComparer<StreamId>
{
    public static StreamOrder Instance { get; } = new();

    public int Compare(StreamId x, StreamId y) => string.CompareOrdinal(x.Tenant, y.Tenant) is var order and not 0
        ? order
        : string.CompareOrdinal(x.Name, y.Name);
}
