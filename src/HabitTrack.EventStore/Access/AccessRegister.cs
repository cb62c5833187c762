using HabitTrack.EventStore.Postgres;
using Npgsql;

namespace HabitTrack.EventStore.Access;

/// <summary>
/// Tenants, the tokens that open their data, and the grants among them. What is given or taken away here holds on every node when the method returns. Every method
/// throws <see cref="StoreUnavailableException"/> while the database is away.
/// </summary>
public sealed partial class AccessRegister
{
    private const string TokenColumns = "token_id, tenant_id, stream_id, name, scopes, is_session, created, expires, issued_by";

    private readonly NpgsqlDataSource database;
    private readonly TimeProvider clock;
    private readonly PassCache passes;

    internal AccessRegister(NpgsqlDataSource database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
        passes = new PassCache(Ask, clock);
    }

    /// <summary>What the token with this SHA-256 opens, expired or not; null where there is none, or none any more.</summary>
    public ValueTask<Pass?> Find(ReadOnlyMemory<byte> hash, CancellationToken cancellation) => passes.Find(hash, cancellation);

    private Task<T> Run<T>(
        string sql, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        Failures.Guard(async () =>
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await read(reader, cancellation);
        });

    private Task<IReadOnlyList<T>> List<T>(
        string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params NpgsqlParameter[] parameters) => Run<IReadOnlyList<T>>(
        sql,
        async (reader, ct) =>
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(ct))
                rows.Add(row(reader));
            return rows;
        },
        cancellation,
        parameters);

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter OrNull<T>(T? value, NpgsqlTypes.NpgsqlDbType type) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter OrNull(string? text) => OrNull(text, NpgsqlTypes.NpgsqlDbType.Text);

    private static NpgsqlParameter OrNull(Guid? id) => OrNull(id, NpgsqlTypes.NpgsqlDbType.Uuid);

    private static T? OrNull<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    private static Token TokenOf(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        OrNull<string>(row, 1),
        OrNull<string>(row, 2),
        row.GetString(3),
        row.GetFieldValue<string[]>(4),
        row.GetBoolean(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetFieldValue<DateTimeOffset>(7),
        OrNull<Guid?>(row, 8));
}
