using System.Text.Json.Serialization;
using Marten.Metadata;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>The status of a delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>It waits for its first or next attempt, or for the deliveries before it.</summary>
    Waiting,

    /// <summary>The receiver accepted it.</summary>
    Delivered,

    /// <summary>It was not accepted and is not attempted any more.</summary>
    SetAside,
}

/// <summary>An event to tell a webhook about. Deliveries of a webhook are attempted in the order of their ids, one after the other.</summary>
public sealed record WebhookDelivery : ITenanted
{
    /// <summary>The id, unique among the person's deliveries. Repeated attempts have the same one.</summary>
    public required string Id { get; init; }

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>The id of the webhook.</summary>
    public required Guid Webhook { get; init; }

    /// <summary>The host of the webhook's address when the delivery was created.</summary>
    public required string Host { get; init; }

    /// <summary>The event; null for a test.</summary>
    public WebhookEvent? Event { get; init; }

    /// <summary>The body, in JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The number of attempts that were made.</summary>
    public int Attempts { get; init; }

    /// <summary>When to attempt it next, at the earliest; null if it is not to be attempted. While it is being attempted, when another node may.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether it is attempted once and by itself, without waiting for others: a test, or a repetition by hand.</summary>
    public bool IsAlone { get; init; }

    /// <summary>When the last attempt was made.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>The status that the receiver answered to the last attempt, such as 200; null if it did not answer.</summary>
    public int? AnswerStatus { get; init; }

    /// <summary>Why the last attempt failed, in English; null if it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>When the receiver accepted it; null if it has not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The status.</summary>
    [JsonIgnore]
    public DeliveryStatus Status => NextAt is not null ? DeliveryStatus.Waiting : DeliveredAt is not null ? DeliveryStatus.Delivered : DeliveryStatus.SetAside;
}
