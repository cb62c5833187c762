using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>What decisions come to, as rows of the shared tables.</summary>
internal sealed class RowWriter(Model model, Serializer serializer)
{
    public StreamRow StreamOf(StreamChange change) => new(
        change.After.Stream.Tenant,
        change.After.Stream.Name,
        model.ProjectionOf(change.After.Stream.Name).Name,
        change.Before.Version,
        change.After.Version);

    public static ReadRow ReadOf(KeyValuePair<StreamId, long> read) => new(read.Key.Tenant, read.Key.Name, read.Value);

    public EventRow EventOf(NewEvent appended) => new(
        appended.Stream.Tenant,
        appended.Stream.Name,
        appended.Version,
        appended.Id,
        appended.Type,
        EventTypes.DotNetName(appended.Data.GetType()),
        appended.Json,
        appended.By.CorrelationId,
        appended.By.CausationId,
        appended.By.UserName,
        appended.By.Origin is { } origin ? serializer.WriteHeaders(origin) : null);

    /// <summary>The documents that differ between two states of a stream.</summary>
    public IEnumerable<DocumentRow> DocumentsOf(StreamState before, StreamState after) =>
        model.ProjectionOf(after.Stream.Name).Changed(before.State, after.State).Select(segment => new DocumentRow(
            after.Stream.Tenant,
            after.Stream.Name,
            segment.Name,
            after.Version,
            segment.Document is { } document ? serializer.Write(document) : null));

    public EntryRow EntryOf(KeyValuePair<Scoped<Guid>, EntryEdit> edit) => new(
        edit.Key.Tenant,
        edit.Key.Id,
        edit.Value.Before,
        edit.Value.After?.Stream.Name,
        edit.Value.After?.Versions.Where(version => version > edit.Value.Before).ToArray(),
        edit.Value.After?.Retracted ?? false,
        edit.Value.After?.Order,
        edit.Value.After is { } after ? serializer.WriteContent(after.Content) : null);

    public static KeyRow KeyOf(KeyValuePair<Scoped<string>, IdempotencyKey> key) =>
        new(key.Key.Tenant, key.Key.Id, key.Value.Request, key.Value.BodyHash, key.Value.EntryId, key.Value.Status);
}
