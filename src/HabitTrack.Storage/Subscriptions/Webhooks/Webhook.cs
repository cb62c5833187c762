using System.Text.Json.Serialization;
using Marten.Metadata;

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
