using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A webhook to add, or its fields after a change.</summary>
internal sealed record WebhookRequest
{
    /// <summary>The address that gets a POST request for each event: https, unless the service allows private addresses.</summary>
    [RequiredField, OutgoingUrl]
    public string? Url { get; init; }

    /// <summary>The events to tell it about.</summary>
    [RequiredField, Length(1, 9)]
    public IReadOnlyList<WebhookEvent>? Events { get; init; }

    /// <summary>Whether it is told about events; the default is true. What waits for a webhook that is disabled is set aside.</summary>
    public bool? Enabled { get; init; }
}
