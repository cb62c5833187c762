using System.Globalization;
using System.Text.Json.Serialization;
using HabitTrack.Domain;
using Marten.Metadata;

namespace HabitTrack.Storage.Projections;

/// <summary>An entry as it stands, retracted or not.</summary>
public sealed record EntryDocument : ITenanted
{
    /// <summary>The entry's id, unique among the person's entries.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>The stream that holds its events: a habit's id, or <c>profile</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>The versions of the events about it in that stream; rising, never empty.</summary>
    public required IReadOnlyList<long> Versions { get; init; }

    /// <summary>When its first event was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it counts no more.</summary>
    public required bool Retracted { get; init; }

    /// <summary>Where it stands in lists: by day, then by instant; entries of a day without an instant come first on it.</summary>
    public required string Position { get; init; }

    /// <summary>What it says, or last said.</summary>
    public required Entry Content { get; init; }

    /// <summary>The entry after an event about it. Each such event carries the entry whole, so that the newest alone tells how it stands.</summary>
    /// <param name="before">The entry before; null for its first event.</param>
    /// <param name="stream">The stream of the event.</param>
    /// <param name="version">The event's version in it.</param>
    /// <param name="change">The event.</param>
    /// <param name="recordedAt">When the event was recorded.</param>
    public static EntryDocument After(EntryDocument? before, string stream, long version, EntryEvent change, DateTimeOffset recordedAt)
    {
        var content = (change.Current ?? change.Previous)!;
        return new EntryDocument
        {
            Id = change.EntryId,
            Stream = stream,
            Versions = [.. before?.Versions ?? [], version],
            RecordedAt = before?.RecordedAt ?? recordedAt,
            Retracted = change.Current is null,
            Position = string.Create(
                CultureInfo.InvariantCulture, $"{content.Day:yyyy-MM-dd} {content.PerformedAt?.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}"),
            Content = content,
        };
    }
}
