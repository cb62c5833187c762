using System.Text.Json.Serialization;
using Marten;
using Marten.Metadata;
using Weasel.Core;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>What another program can be told about.</summary>
public enum WebhookEvent
{
    /// <summary>An entry was logged.</summary>
    [JsonStringEnumMemberName("entry.logged")] EntryLogged,

    /// <summary>An entry was corrected.</summary>
    [JsonStringEnumMemberName("entry.corrected")] EntryCorrected,

    /// <summary>An entry was retracted.</summary>
    [JsonStringEnumMemberName("entry.retracted")] EntryRetracted,

    /// <summary>A retracted entry was restored.</summary>
    [JsonStringEnumMemberName("entry.restored")] EntryRestored,

    /// <summary>A streak became longer.</summary>
    [JsonStringEnumMemberName("streak.extended")] StreakExtended,

    /// <summary>A streak ended because a period passed without meeting the goal.</summary>
    [JsonStringEnumMemberName("streak.ended")] StreakEnded,

    /// <summary>An entry broke a record.</summary>
    [JsonStringEnumMemberName("record.broken")] RecordBroken,

    /// <summary>The goal of the running period was met.</summary>
    [JsonStringEnumMemberName("goal.met")] GoalMet,

    /// <summary>An entry led to advice.</summary>
    [JsonStringEnumMemberName("advice.given")] AdviceGiven,
}

/// <summary>An address that is told about a person's events.</summary>
public sealed record Webhook : ITenanted
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }

    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>The events that it is told about.</summary>
    public required IReadOnlyList<WebhookEvent> Events { get; init; }

    /// <summary>The secret that signs deliveries, protected by the data protection of the service.</summary>
    public required string ProtectedSecret { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The sequence of the person's last event before it was added. Earlier events are not delivered.</summary>
    public long After { get; init; }

    /// <summary>Whether it is not told about anything at the moment.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Why the service disabled it; null if it did not.</summary>
    public string? Problem { get; init; }
}

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

/// <summary>The end of a person's day, at which streaks can end. There is one for each person with a webhook for <see cref="WebhookEvent.StreakEnded"/>.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Through">The last day whose end was processed.</param>
/// <param name="NextAt">When the next day ends.</param>
public sealed record DayEnd(string Id, DateOnly Through, DateTimeOffset NextAt) : ITenanted
{
    /// <summary>The id of a person's only document.</summary>
    public const string Only = "next";

    /// <summary>The person; set by Marten.</summary>
    [JsonIgnore]
    public string? TenantId { get; set; }
}

internal static class WebhookDocuments
{
    public static void UseWebhookDocuments(this StoreOptions options)
    {
        options.Schema.For<Webhook>().DocumentAlias("webhook");
        options.Schema.For<WebhookDelivery>()
            .DocumentAlias("webhook_delivery")
            .Duplicate(delivery => delivery.NextAt!)
            .ForeignKey<Webhook>(delivery => delivery.Webhook, key => key.DeleteAction = CascadeAction.Cascade);
        options.Schema.For<DayEnd>().DocumentAlias("day_end").Duplicate(day => day.NextAt);
    }
}
