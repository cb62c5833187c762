namespace HabitTrack.EventStore;

/// <summary>A command to decide and commit on one stream.</summary>
/// <param name="Stream">The stream the events go to.</param>
/// <param name="Command">The command, as the model's <c>Decide</c> knows it.</param>
/// <param name="By">Who asks.</param>
public sealed record Commit(StreamId Stream, object Command, Metadata By)
{
    /// <summary>Names of further streams of the same tenant that the decision reads; their versions are asserted too.</summary>
    public IReadOnlyList<string> AlsoReads { get; init; } = [];

    /// <summary>Ids of the entries that the decision reads, whether they exist or not.</summary>
    public IReadOnlyList<Guid> Entries { get; init; } = [];

    /// <summary>Commit only while the stream is at this version; null for whatever version it is at.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Makes a repetition of the same request do nothing; null when the caller gave none.</summary>
    public IdempotencyKey? Key { get; init; }
}

/// <summary>What a caller named a request by, and what is needed to answer its repetition. Holds no secret.</summary>
/// <param name="Key">The caller's key, unique within the tenant.</param>
/// <param name="Request">Method and path.</param>
/// <param name="BodyHash">SHA-256 of the body, 32 bytes.</param>
/// <param name="EntryId">The entry the answer shows, when it shows one.</param>
/// <param name="Status">The status of the answer.</param>
public sealed record IdempotencyKey(string Key, string Request, byte[] BodyHash, Guid? EntryId, int Status);
