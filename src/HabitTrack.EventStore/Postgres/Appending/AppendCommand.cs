using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>A draft as one call of <c>habittrack_app.append</c>.</summary>
internal sealed class AppendCommand(Model model, Serializer serializer)
{
    private const string Call = "SELECT sequences, appended_at FROM habittrack_app.append($1, $2, $3, $4, $5, $6)";

    /// <returns>Null, with nothing written, when what the draft rests on has changed.</returns>
    public async Task<Receipt?> Execute(NpgsqlConnection connection, Draft draft)
    {
        var streams = draft.Streams.Values.OrderBy(change => change.After.Stream, StreamOrder.Instance).ToList();
        await using var command = new NpgsqlCommand(Call, connection)
        {
            Parameters =
            {
                Rows(streams.Select(StreamOf)),
                Rows(draft.Reads.Where(read => !draft.Streams.ContainsKey(read.Key)).Select(ReadOf)),
                Rows(draft.Events.Select(EventOf)),
                Rows(streams.SelectMany(DocumentsOf)),
                Rows(draft.Entries.Select(EntryOf)),
                Rows(draft.Keys.Select(KeyOf)),
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

    private StreamRow StreamOf(StreamChange change) => new(
        change.After.Stream.Tenant,
        change.After.Stream.Name,
        model.ProjectionOf(change.After.Stream.Name).Name,
        change.Before.Version,
        change.After.Version);

    private static ReadRow ReadOf(KeyValuePair<StreamId, long> read) => new(read.Key.Tenant, read.Key.Name, read.Value);

    private static EventRow EventOf(NewEvent appended) => new(
        appended.Stream.Tenant,
        appended.Stream.Name,
        appended.Version,
        appended.Id,
        appended.Type,
        EventTypes.DotNetName(appended.Data.GetType()),
        appended.Json,
        appended.By.CorrelationId,
        appended.By.CausationId,
        appended.By.UserName);

    private IEnumerable<DocumentRow> DocumentsOf(StreamChange change) =>
        model.ProjectionOf(change.After.Stream.Name).Changed(change.Before.State, change.After.State).Select(segment => new DocumentRow(
            change.After.Stream.Tenant,
            change.After.Stream.Name,
            segment.Name,
            change.After.Version,
            segment.Document is { } document ? serializer.Write(document) : null));

    private EntryRow EntryOf(KeyValuePair<Scoped<Guid>, EntryEdit> edit) => new(
        edit.Key.Tenant,
        edit.Key.Id,
        edit.Value.Before,
        edit.Value.After?.Stream.Name,
        edit.Value.After?.Versions.Where(version => version > edit.Value.Before).ToArray(),
        edit.Value.After?.Retracted ?? false,
        edit.Value.After?.Order,
        edit.Value.After is { } after ? serializer.WriteContent(after.Content) : null);

    private static KeyRow KeyOf(KeyValuePair<Scoped<string>, IdempotencyKey> key) =>
        new(key.Key.Tenant, key.Key.Id, key.Value.Request, key.Value.BodyHash, key.Value.EntryId, key.Value.Status);
}

/// <summary>The one order in which every node locks streams.</summary>
internal sealed class StreamOrder : IComparer<StreamId>
{
    public static StreamOrder Instance { get; } = new();

    public int Compare(StreamId x, StreamId y) => string.CompareOrdinal(x.Tenant, y.Tenant) is var order and not 0
        ? order
        : string.CompareOrdinal(x.Name, y.Name);
}
