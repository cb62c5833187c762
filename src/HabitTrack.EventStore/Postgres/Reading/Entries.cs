using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>Entries as they stand, read where they are stored.</summary>
internal sealed class Entries(NpgsqlDataSource database, Model model, Serializer serializer)
{
    public async ValueTask<EntryState?> Find(string tenant, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT {EntryRows.Columns} FROM habittrack_app.entries WHERE tenant_id = $1 AND entry_id = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        var found = await Read(command, cancellation);
        return found.SingleOrDefault();
    }

    public async ValueTask<IReadOnlyList<EntryState>> List(EntryQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        await using var command = database.CreateCommand();
        var conditions = new Conditions(command);
        conditions.Add("tenant_id = {0}", query.Tenant);
        conditions.Add("NOT retracted");
        if (query.Streams is { } streams)
            conditions.Add("stream_id = ANY ({0})", (object)streams.ToArray());
        if (query.From is { } from)
            conditions.Add("position >= {0}", from);
        if (query.Before is { } before)
            conditions.Add("position < {0}", before);
        if (query.After is { } after)
            conditions.Add("(position, entry_id) < ({0}, {1})", after.Order, after.Id);
        command.CommandText = $"""
            SELECT {EntryRows.Columns}
            FROM habittrack_app.entries
            WHERE {conditions}
            ORDER BY position DESC, entry_id DESC
            LIMIT {query.Limit}
            """;
        return await Read(command, cancellation);
    }

    private Task<List<EntryState>> Read(NpgsqlCommand command, CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await EntryRows.Read(reader, model, serializer, cancellation);
    });
}
