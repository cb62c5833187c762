using System.Runtime.CompilerServices;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>
/// Events as they are stored, a page at a time: memory stays constant, and no transaction is open while the consumer dawdles.
/// </summary>
internal sealed class History(NpgsqlDataSource database, Serializer serializer)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<Recorded> ReadStream(
        StreamId stream, Cut cut, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new EventQuery(stream.Tenant, Stream: stream.Name, Cut: cut);
        var version = 0L;
        List<Recorded> page;
        do
        {
            page = await Page(query, "version", conditions => conditions.Add("version > {0}", version), PageSize, cancellation);
            foreach (var recorded in page)
                yield return recorded;
            version = page.Count > 0 ? page[^1].Version : version;
        }
        while (page.Count == PageSize);
    }

    public async ValueTask<IReadOnlyList<Recorded>> ReadVersions(
        StreamId stream, IReadOnlyList<long> versions, CancellationToken cancellation) => await Page(
            new EventQuery(stream.Tenant, Stream: stream.Name),
            "version",
            conditions => conditions.Add("version = ANY ({0})", versions.ToArray()),
            versions.Count,
            cancellation);

    public async IAsyncEnumerable<Recorded> ReadAll(
        EventQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = query.After;
        var left = query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            var size = Math.Min(PageSize, left);
            var page = await Page(
                query, query.NewestFirst ? "seq_id DESC" : "seq_id", conditions => Continue(conditions, query, after), size, cancellation);
            foreach (var recorded in page)
                yield return recorded;
            if (page.Count < size)
                yield break;
            left -= size;
            after = page[^1].Sequence;
        }
    }

    private static void Continue(Conditions conditions, EventQuery query, long after)
    {
        if (!query.NewestFirst)
            conditions.Add("seq_id > {0}", after);
        else if (after > 0)
            conditions.Add("seq_id < {0}", after);
    }

    private async Task<List<Recorded>> Page(
        EventQuery query, string order, Action<Conditions> limits, int size, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var conditions = new Conditions(command);
        conditions.Add("NOT is_archived");
        conditions.Add("type <> 'tombstone'");
        limits(conditions);
        if (query.Tenant is { } tenant)
            conditions.Add("tenant_id = {0}", tenant);
        if (query.Stream is { } stream)
            conditions.Add("stream_id = {0}", stream);
        if (query.UpTo is { } upTo)
            conditions.Add("seq_id <= {0}", upTo);
        if (query.Type is { } type)
            conditions.Add("type = {0}", type);
        if (query.From is { } from)
            conditions.Add("timestamp >= {0}", from.ToUniversalTime());
        if (query.Cut.KnownAt is { } knownAt)
            conditions.Add("timestamp <= {0}", knownAt.ToUniversalTime());
        command.CommandText = $"""
            SELECT seq_id, id, tenant_id, stream_id, version, type, data, timestamp, user_name, correlation_id, causation_id, headers
            FROM habittrack.mt_events
            WHERE {conditions}
            ORDER BY {order}
            LIMIT {size}
            """;
        return await Failures.Guard(() => Read(command, cancellation));
    }

    private async Task<List<Recorded>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var page = new List<Recorded>();
        while (await reader.ReadAsync(cancellation))
            page.Add(Read(reader));
        return page;
    }

    private Recorded Read(NpgsqlDataReader reader)
    {
        var sequence = reader.GetInt64(0);
        var type = reader.GetString(5);
        return new Recorded(
            sequence,
            reader.GetGuid(1),
            new StreamId(reader.GetString(2), reader.GetString(3)),
            reader.GetInt64(4),
            type,
            serializer.ReadEvent(sequence, type, reader.GetFieldValue<byte[]>(6)),
            reader.GetFieldValue<DateTimeOffset>(7),
            new Metadata(
                Text(reader, 8),
                Text(reader, 9),
                Text(reader, 10),
                reader.IsDBNull(11) ? null : serializer.ReadHeaders(reader.GetFieldValue<byte[]>(11))));
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
