using System.Globalization;
using System.Text.Json.Serialization;
using Marten.Metadata;

namespace HabitTrack.Storage.Projections;

/// <summary>The current state of an entry, retracted or not.</summary>
public sealed record EntryDocument : ITenanted
{
    /// <summary>The entry's id, unique among the person's entries.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>The stream that holds its events: a habit's id, or <c>profile</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>The versions of the entry's events in that stream, in ascending order.</summary>
    public required IReadOnlyList<long> Versions { get; init; }

    /// <summary>When the entry's first event was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether the entry is retracted and no longer counts.</summary>
    public required bool Retracted { get; init; }

    /// <summary>The sort key of lists: by day, then by instant. Entries without an instant come first.</summary>
    public required string Position { get; init; }

    /// <summary>The content, or the last content before the retraction.</summary>
    public required Entry Content { get; init; }

    /// <summary>Returns the entry after an event. Every event carries the full content, so the newest one determines the state.</summary>
    /// <param name="before">The entry before the event; null for its first event.</param>
    /// <param name="stream">The stream of the event.</param>
    /// <param name="version">The event's version in the stream.</param>
    /// <param name="change">The event.</param>
    /// <param name="recordedAt">When the event was recorded.</param>
    public static EntryDocument After(EntryDocument? before, string stream, long version, EntryEvent change, DateTimeOffset recordedAt)
    {
        var content = change.Content;
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
