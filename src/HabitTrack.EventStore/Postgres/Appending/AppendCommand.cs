using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>A draft as one call of <c>habittrack_app.append</c>.</summary>
internal sealed class AppendCommand(Model model, Serializer serializer)
{
    private const int ParameterCount = 37;

    private static readonly string Call = $"""
        SELECT sequences, appended_at
        FROM habittrack_app.append({string.Join(", ", Enumerable.Range(1, ParameterCount).Select(i => $"${i}"))})
        """;

    /// <returns>Null, with nothing written, when what the draft rests on has changed.</returns>
    public async Task<Receipt?> Execute(NpgsqlConnection connection, Draft draft)
    {
        await using var command = new NpgsqlCommand(Call, connection);
        var streams = draft.Streams.OrderBy(change => change.Key, StreamOrder.Instance).Select(change => change.Value).ToList();
        AddStreams(command.Parameters, streams);
        AddReads(command.Parameters, draft);
        AddEvents(command.Parameters, draft.Events);
        AddSegments(command.Parameters, streams);
        AddEntries(command.Parameters, [.. draft.Entries]);
        AddKeys(command.Parameters, [.. draft.Keys]);

        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return await reader.IsDBNullAsync(0)
            ? null
            : new Receipt(reader.GetFieldValue<long[]>(0), reader.GetFieldValue<DateTimeOffset>(1));
    }

    private void AddStreams(NpgsqlParameterCollection parameters, List<StreamChange> streams)
    {
        parameters.Add(Parameters.Texts(streams.Select(change => change.After.Stream.Tenant)));
        parameters.Add(Parameters.Texts(streams.Select(change => change.After.Stream.Name)));
        parameters.Add(Parameters.Texts(streams.Select(change => model.ProjectionOf(change.After.Stream.Name).Name)));
        parameters.Add(Parameters.Longs(streams.Select(change => change.Before.Version)));
        parameters.Add(Parameters.Longs(streams.Select(change => change.After.Version)));
    }

    private static void AddReads(NpgsqlParameterCollection parameters, Draft draft)
    {
        var reads = draft.Reads.Where(read => !draft.Streams.ContainsKey(read.Key)).ToList();
        parameters.Add(Parameters.Texts(reads.Select(read => read.Key.Tenant)));
        parameters.Add(Parameters.Texts(reads.Select(read => read.Key.Name)));
        parameters.Add(Parameters.Longs(reads.Select(read => read.Value)));
    }

    private static void AddEvents(NpgsqlParameterCollection parameters, List<NewEvent> events)
    {
        parameters.Add(Parameters.Texts(events.Select(appended => appended.Stream.Tenant)));
        parameters.Add(Parameters.Texts(events.Select(appended => appended.Stream.Name)));
        parameters.Add(Parameters.Longs(events.Select(appended => appended.Version)));
        parameters.Add(Parameters.Uuids(events.Select(appended => appended.Id)));
        parameters.Add(Parameters.Texts(events.Select(appended => appended.Type)));
        parameters.Add(Parameters.Texts(events.Select(appended => EventTypes.DotNetName(appended.Data.GetType()))));
        parameters.Add(Parameters.Json(events.Select(appended => appended.Json)));
        parameters.Add(Parameters.Texts(events.Select(appended => appended.By.CorrelationId)));
        parameters.Add(Parameters.Texts(events.Select(appended => appended.By.CausationId)));
        parameters.Add(Parameters.Texts(events.Select(appended => appended.By.UserName)));
    }

    private void AddSegments(NpgsqlParameterCollection parameters, List<StreamChange> streams)
    {
        var segments = streams.SelectMany(
            change => model.ProjectionOf(change.After.Stream.Name).Changed(change.Before.State, change.After.State),
            (change, segment) => (change.After.Stream, change.After.Version, Segment: segment)).ToList();
        parameters.Add(Parameters.Texts(segments.Select(changed => changed.Stream.Tenant)));
        parameters.Add(Parameters.Texts(segments.Select(changed => changed.Stream.Name)));
        parameters.Add(Parameters.Texts(segments.Select(changed => changed.Segment.Name)));
        parameters.Add(Parameters.Longs(segments.Select(changed => changed.Version)));
        parameters.Add(Parameters.Json(
            segments.Select(changed => changed.Segment.Document is { } document ? serializer.Write(document) : null)));
    }

    private void AddEntries(NpgsqlParameterCollection parameters, List<KeyValuePair<Scoped<Guid>, EntryEdit>> entries)
    {
        parameters.Add(Parameters.Texts(entries.Select(entry => entry.Key.Tenant)));
        parameters.Add(Parameters.Uuids(entries.Select(entry => entry.Key.Id)));
        parameters.Add(Parameters.Longs(entries.Select(entry => entry.Value.Before)));
        parameters.Add(Parameters.Texts(entries.Select(entry => entry.Value.After?.Stream.Name)));
        parameters.Add(Parameters.Texts(entries.Select(entry => NewVersions(entry.Value))));
        parameters.Add(Parameters.Flags(entries.Select(entry => entry.Value.After?.Retracted ?? false)));
        parameters.Add(Parameters.Texts(entries.Select(entry => entry.Value.After?.Order)));
        parameters.Add(Parameters.Json(
            entries.Select(entry => entry.Value.After is { } after ? serializer.WriteContent(after.Content) : null)));
    }

    /// <summary>The versions to add to an entry's, as a literal: arrays of arrays of unequal length do not travel.</summary>
    private static string? NewVersions(EntryEdit edit) => edit.After is { } after
        ? $"{{{string.Join(',', after.Versions.Where(version => version > edit.Before))}}}"
        : null;

    private static void AddKeys(NpgsqlParameterCollection parameters, List<KeyValuePair<Scoped<string>, IdempotencyKey>> keys)
    {
        parameters.Add(Parameters.Texts(keys.Select(key => key.Key.Tenant)));
        parameters.Add(Parameters.Texts(keys.Select(key => key.Key.Id)));
        parameters.Add(Parameters.Texts(keys.Select(key => key.Value.Request)));
        parameters.Add(Parameters.Bytes(keys.Select(key => key.Value.BodyHash)));
        parameters.Add(Parameters.Uuids(keys.Select(key => key.Value.EntryId)));
        parameters.Add(Parameters.Integers(keys.Select(key => key.Value.Status)));
    }
}

/// <summary>The one order in which every node locks streams.</summary>
internal sealed class StreamOrder : IComparer<StreamId>
{
    public static StreamOrder Instance { get; } = new();

    public int Compare(StreamId x, StreamId y) => string.CompareOrdinal(x.Tenant, y.Tenant) is var order and not 0
        ? order
        : string.CompareOrdinal(x.Name, y.Name);
}
