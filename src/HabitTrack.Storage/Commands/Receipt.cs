using System.Text.Json.Serialization;

namespace HabitTrack.Storage.Commands;

/// <summary>A request that was committed, by the caller's idempotency key: a repetition does nothing and is answered alike.</summary>
public sealed record Receipt : Marten.Metadata.ITenanted
{
    /// <summary>The caller's key, unique among the person's.</summary>
    public required string Id { get; init; }

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>Method and path.</summary>
    public required string Request { get; init; }

    /// <summary>SHA-256 of the body, 32 bytes.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The entry that the answer shows, when it shows one.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset CommittedAt { get; init; }

    /// <summary>Whether another request with the key is the same one.</summary>
    public bool IsOf(Receipt other) => Request == other.Request && BodyHash.AsSpan().SequenceEqual(other.BodyHash);
}
