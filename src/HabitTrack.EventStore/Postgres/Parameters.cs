using Npgsql;
using NpgsqlTypes;

namespace HabitTrack.EventStore.Postgres;

/// <summary>Positional parameters for the engine's functions, which take arrays.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Texts(IEnumerable<string?> values) => Array(values, NpgsqlDbType.Text);

    public static NpgsqlParameter Longs(IEnumerable<long> values) => Array(values, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Longs(IEnumerable<long?> values) => Array(values, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Integers(IEnumerable<int> values) => Array(values, NpgsqlDbType.Integer);

    public static NpgsqlParameter Uuids(IEnumerable<Guid> values) => Array(values, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Uuids(IEnumerable<Guid?> values) => Array(values, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Flags(IEnumerable<bool> values) => Array(values, NpgsqlDbType.Boolean);

    public static NpgsqlParameter Bytes(IEnumerable<byte[]> values) => Array(values, NpgsqlDbType.Bytea);

    public static NpgsqlParameter Json(IEnumerable<byte[]?> values) => Array(values, NpgsqlDbType.Jsonb);

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values, NpgsqlDbType element) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | element };
}
