using System.Text.Json.Serialization;
using Marten.Metadata;

namespace HabitTrack.Storage.Subscriptions;

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
