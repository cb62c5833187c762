using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>What the functions of <c>habittrack_app</c> take: each record is the composite type that it is mapped to, field by field.</summary>
internal static class Rows
{
    public static void Map(NpgsqlDataSourceBuilder database)
    {
        database.MapComposite<StreamRow>("habittrack_app.new_stream");
        database.MapComposite<ReadRow>("habittrack_app.read_stream");
        database.MapComposite<EventRow>("habittrack_app.new_event");
        database.MapComposite<DocumentRow>("habittrack_app.new_document");
        database.MapComposite<EntryRow>("habittrack_app.new_entry");
        database.MapComposite<KeyRow>("habittrack_app.new_key");
        database.MapComposite<FoldedEntryRow>("habittrack_app.folded_entry");
        database.MapComposite<ReportRow>("habittrack_app.new_report");
    }
}

internal sealed record StreamRow(string Tenant, string Name, string Type, long Before, long After);

internal sealed record ReadRow(string Tenant, string Name, long Version);

internal sealed record EventRow(
    string Tenant,
    string Stream,
    long Version,
    Guid Id,
    string Type,
    string DotnetType,
    byte[] Data,
    string? Correlation,
    string? Causation,
    string? UserName,
    byte[]? Headers);

internal sealed record DocumentRow(string Tenant, string Stream, string Segment, long Version, byte[]? Data);

internal sealed record EntryRow(
    string Tenant,
    Guid Id,
    long Before,
    string? Stream,
    long[]? Versions,
    bool Retracted,
    string? Position,
    byte[]? Data);

internal sealed record FoldedEntryRow(
    string Tenant,
    Guid Id,
    string Stream,
    long[] Versions,
    DateTimeOffset RecordedAt,
    bool Retracted,
    string? Position,
    byte[]? Data);

internal sealed record KeyRow(string Tenant, string Name, string Request, byte[] BodyHash, Guid? EntryId, int Status);

internal sealed record ReportRow(string Stream, DateOnly AsOf, byte[] Data);
