using System.Text.Json.Serialization;
using Marten.Metadata;

namespace HabitTrack.Storage.Commands;

/// <summary>A request that was committed, by the caller's idempotency key: a repetition does nothing and is answered alike.</summary>
/// <param name="Id">The caller's key, unique among the person's.</param>
/// <param name="Request">Method and path.</param>
/// <param name="BodyHash">SHA-256 of the body, 32 bytes.</param>
/// <param name="EntryId">The entry that the answer shows; null where it shows none.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="CommittedAt">When it was committed.</param>
public sealed record Receipt(string Id, string Request, byte[] BodyHash, Guid? EntryId, int Status, DateTimeOffset CommittedAt = default) : ITenanted
{
    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>Whether another request with the key is the same one.</summary>
    public bool IsOf(Receipt other) => Request == other.Request && BodyHash.AsSpan().SequenceEqual(other.BodyHash);
}
