using System.Runtime.ExceptionServices;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>What <c>load_streams</c> and <c>load_tenants</c> answer, one item a stream.</summary>
internal sealed class StreamRows
{
    private readonly Dictionary<StreamId, Found> found = [];

    private sealed class Found(long version)
    {
        public long Version { get; } = version;

        public List<(string Segment, byte[] Json)> Documents { get; } = [];
    }

    public IEnumerable<StreamId> Streams => found.Keys;

    public static async Task<StreamRows> Read(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rows = new StreamRows();
        while (await reader.ReadAsync(cancellation))
        {
            var stream = new StreamId(reader.GetString(0), reader.GetString(1));
            if (!rows.found.TryGetValue(stream, out var one))
                rows.found.Add(stream, one = new Found(reader.GetInt64(2)));
            if (!await reader.IsDBNullAsync(3, cancellation))
                one.Documents.Add((reader.GetString(3), reader.GetFieldValue<byte[]>(4)));
        }

        return rows;
    }

    /// <summary>The stream's state: the known one where it is still current, else what the documents say.</summary>
    public LoadedStream Restore(StreamId stream, StreamState? known, Model model, Serializer serializer)
    {
        try
        {
            var projection = model.ProjectionOf(stream.Name);
            if (!found.TryGetValue(stream, out var one))
                return new LoadedStream(new StreamState(stream, 0, projection.Initial), 0, null);
            if (known?.Version == one.Version)
                return new LoadedStream(known, null, null);

            var segments = one.Documents.ConvertAll(
                document => new Segment(document.Segment, serializer.Read(document.Json, projection.Document(document.Segment))));
            return new LoadedStream(
                new StreamState(stream, one.Version, projection.Restore(segments)),
                one.Documents.Sum(document => (long)document.Json.Length),
                null);
        }
        catch (Exception failure)
        {
            // One stream that cannot be read must not fail the others that were asked for in the same round trip.
            return new LoadedStream(null, null, ExceptionDispatchInfo.Capture(failure));
        }
    }
}

/// <param name="Loaded">The state, unless it could not be restored.</param>
/// <param name="Bytes">The length of its documents; null when the known state was current.</param>
/// <param name="Failure">Why it could not be restored.</param>
internal readonly record struct LoadedStream(StreamState? Loaded, long? Bytes, ExceptionDispatchInfo? Failure)
{
    public StreamState State
    {
        get
        {
            Failure?.Throw();
            return Loaded!;
        }
    }
}
