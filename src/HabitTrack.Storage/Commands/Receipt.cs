using System.Text.Json.Serialization;
using Marten.Metadata;

namespace HabitTrack.Storage.Commands;

/// <summary>The record of a committed request, by its idempotency key. A repeated request changes nothing and gets the same response.</summary>
/// <param name="Id">The idempotency key, unique per person.</param>
/// <param name="Request">The request's method and path.</param>
/// <param name="BodyHash">The SHA-256 of the body, 32 bytes.</param>
/// <param name="EntryId">The entry, or the days off, in the response; null if there is none.</param>
/// <param name="Status">The status code of the response, if the request changed something.</param>
/// <param name="CommittedAt">When the request was committed.</param>
/// <param name="ChangedNothing">Whether the request was accepted without a change.</param>
/// <param name="Undone">The sequence of the newest event of the change that the request undid; null if it was not an undo.</param>
public sealed record Receipt(
    string Id,
    string Request,
    byte[] BodyHash,
    Guid? EntryId,
    int Status,
    DateTimeOffset CommittedAt = default,
    bool ChangedNothing = false,
    long? Undone = null)
    : ITenanted
{
    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>Returns whether another request with the key is the same request.</summary>
    public bool Matches(Receipt other) => Request == other.Request && BodyHash.AsSpan().SequenceEqual(other.BodyHash);
}
