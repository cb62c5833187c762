using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HabitTrack.Storage.Queries;
using Npgsql;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// Locks on people, which a transaction holds until it ends. Only the holder of a person's lock writes to the person's streams, so the sequence order of a
/// person's events is their commit order on all nodes.
/// </summary>
/// <param name="Versions">The number of events by person; people without events are left out.</param>
/// <param name="Erased">The people who were erased.</param>
/// <param name="Now">The database's time after the locks were taken.</param>
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

    /// <param name="connection">A connection with an open transaction.</param>
    /// <param name="people">The people to lock, in any order.</param>
    /// <param name="lockStreams">Whether to lock their streams as well, against programs that append without the person's lock.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public static async Task<PersonLocks> Take(NpgsqlConnection connection, string[] people, bool lockStreams, CancellationToken cancellation)
    {
        var digests = people.ToDictionary(DigestOf, person => person, StringComparer.Ordinal);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // Always in the same order, to avoid deadlocks.
                new(Lock) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. people.Select(LockKeyOf).Distinct().Order()] } } },
                // A separate statement, so that it sees what was committed while waiting for the locks.
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
        if (lockStreams)
            batch.BatchCommands.Insert(1, new NpgsqlBatchCommand(LockStreams) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = people } } });

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        for (var command = 1; command < batch.BatchCommands.Count; command++)
            await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (ids, versions) = reader.IsDBNull(2) ? ([], []) : (reader.GetFieldValue<string[]>(2), reader.GetFieldValue<long[]>(3));
        return new PersonLocks(
            ids.Zip(versions).ToDictionary(e => e.First, e => e.Second, StringComparer.Ordinal),
            reader.GetFieldValue<string[]>(1).Select(digest => digests[digest]).ToHashSet(StringComparer.Ordinal),
            reader.GetFieldValue<DateTimeOffset>(0));
    }

    /// <summary>The digest of a person's id that remains after an erasure: its SHA-256 in hexadecimal.</summary>
    public static string DigestOf(string person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)));

    private static long LockKeyOf(string person) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("person " + person)));
}
