using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HabitTrack.Storage.Queries;
using Npgsql;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// Locks of people, which a transaction holds to its end. Whoever holds a person's lock is the only writer of the person's streams, so that sequence order
/// is commit order among the person's events, whatever node writes them.
/// </summary>
/// <param name="Versions">How many events each person has; a person without any is not in it.</param>
/// <param name="Erased">The people among them who were erased.</param>
/// <param name="Now">The database's clock after the locks were taken.</param>
internal sealed record PersonLocks(IReadOnlyDictionary<string, long> Versions, IReadOnlySet<string> Erased, DateTimeOffset Now)
{
    private const string Lock = "SELECT pg_advisory_xact_lock(person) FROM unnest($1) AS person";

    private const string LockStreams = "SELECT FROM habittrack.mt_streams WHERE tenant_id = ANY ($1) ORDER BY tenant_id, id FOR UPDATE";

    private const string ReadVersions = $"""
        SELECT
            clock_timestamp(),
            ARRAY(SELECT id FROM habittrack.mt_doc_erased_person WHERE id = ANY ($2)),
            array_agg(tenant_id),
            array_agg(version)
        FROM ({PersonVersions.Sql}) AS versions (tenant_id, version)
        """;

    /// <param name="connection">In a transaction.</param>
    /// <param name="people">Whom to lock, in any order.</param>
    /// <param name="andStreams">Whether to lock their streams, too, against programs that append without a person's lock.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public static async Task<PersonLocks> Take(NpgsqlConnection connection, string[] people, bool andStreams, CancellationToken cancellation)
    {
        var digests = people.ToDictionary(DigestOf, person => person, StringComparer.Ordinal);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // In one order everywhere, so that no two transactions wait for each other.
                new(Lock) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. people.Select(KeyOf).Distinct().Order()] } } },
                // A statement of its own, since it must see what was committed while the locks were waited for.
                new(ReadVersions)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string[]> { TypedValue = people },
                        new NpgsqlParameter<string[]> { TypedValue = [.. digests.Keys] },
                    },
                },
            },
        };
        if (andStreams)
            batch.BatchCommands.Insert(1, new NpgsqlBatchCommand(LockStreams) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = people } } });

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        for (var command = 1; command < batch.BatchCommands.Count; command++)
            await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (ids, versions) = reader.IsDBNull(2) ? ([], []) : (reader.GetFieldValue<string[]>(2), reader.GetFieldValue<long[]>(3));
        return new PersonLocks(
            ids.Zip(versions).ToDictionary(one => one.First, one => one.Second, StringComparer.Ordinal),
            reader.GetFieldValue<string[]>(1).Select(digest => digests[digest]).ToHashSet(StringComparer.Ordinal),
            reader.GetFieldValue<DateTimeOffset>(0));
    }

    /// <summary>What is kept of a person's id once the person is erased: its SHA-256, in hexadecimal.</summary>
    public static string DigestOf(string person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)));

    private static long KeyOf(string person) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("person " + person)));
}
