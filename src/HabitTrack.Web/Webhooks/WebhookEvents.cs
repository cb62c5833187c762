using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>Derives what webhooks are told from an event, as of when it was recorded.</summary>
internal static class WebhookEvents
{
    /// <summary>Returns what an event about an entry means, in the order in which it is delivered.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="change">Its data.</param>
    /// <param name="known">The entry, as of any later time; null if the event is the first one about it.</param>
    /// <param name="before">The person before the event.</param>
    /// <param name="after">The person after the event.</param>
    public static IEnumerable<(WebhookEvent Event, WebhookData Data)> Of(
        IEvent recorded, EntryEvent change, EntryDocument? known, PersonState before, PersonState after)
    {
        var (habit, now) = (recorded.StreamName, recorded.Timestamp);
        var entry = EntryView.Of(change.EntryId, habit, change.Content, known?.RecordedAt ?? now, change.Current is null);
        if (after.Habit(habit).Habit is not Habit.Started)
        {
            yield return (EventOf(change), new WebhookData(habit, entry));
            yield break;
        }

        var today = after.Profile.Profile.Calendar.DayOf(now);
        var (old, current) = (StreaksOf(before, habit, today), StreaksOf(after, habit, today));
        var data = new WebhookData(habit, entry, StreakView.Of(habit, today, current));
        yield return (EventOf(change), data);
        if (change.Current is null)
            yield break;

        if (current.Current.Length > old.Current.Length)
            yield return (WebhookEvent.StreakExtended, data);
        if (current.Open?.Status == PeriodStatus.Met && old.Open?.Status != PeriodStatus.Met)
            yield return (WebhookEvent.GoalMet, data);
        if (change is not EntryLogged { Entry: var logged })
            yield break;

        var answer = LogAnswer.Of(entry, logged, before, after, now);
        // The first entry of a habit breaks no record.
        if (answer.Records.Where(record => record.First is null).ToList() is { Count: > 0 } records)
            yield return (WebhookEvent.RecordBroken, data with { Records = records });
        if (answer.Advice.Count > 0)
            yield return (WebhookEvent.AdviceGiven, data with { Advice = answer.Advice });
    }

    private static StreakSummary StreaksOf(PersonState person, string habit, DateOnly today) =>
        person.Habit(habit).View(person.Profile.Profile.Calendar, today) is { } view ? StreakSummary.Of(view) : StreakSummary.None;

    private static WebhookEvent EventOf(EntryEvent change) => change switch
    {
        EntryLogged => WebhookEvent.EntryLogged,
        EntryCorrected => WebhookEvent.EntryCorrected,
        EntryRetracted => WebhookEvent.EntryRetracted,
        EntryRestored => WebhookEvent.EntryRestored,
        _ => throw new InvalidOperationException($"{change.GetType().Name} is no change of an entry."),
    };
}

/// <summary>The body of a delivery.</summary>
/// <param name="Type">The name of the event, or <see cref="Test"/>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What it is about.</param>
internal sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>The type of a test.</summary>
    public const string Test = "webhook.test";

    /// <summary>The name of an event, such as <c>entry.logged</c>.</summary>
    public static string TypeOf(WebhookEvent? webhookEvent) =>
        webhookEvent is { } known ? JsonSerializer.SerializeToElement(known, HabitJson.Options).GetString()! : Test;

    /// <summary>Creates a delivery that waits to be attempted.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="webhookEvent">The event; null for a test.</param>
    /// <param name="id">The id: deliveries of a webhook are attempted in the order of their ids.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="data">What it is about.</param>
    /// <param name="now">The current time.</param>
    public static WebhookDelivery ToDelivery(Webhook webhook, WebhookEvent? webhookEvent, string id, DateTimeOffset at, WebhookData data, DateTimeOffset now) => new()
    {
        Id = id,
        Webhook = webhook.Id,
        Host = new Uri(webhook.Url).Host,
        Event = webhookEvent,
        Payload = JsonSerializer.Serialize(new WebhookPayload(TypeOf(webhookEvent), at, data), HabitJson.Options),
        CreatedAt = now,
        NextAt = now,
        IsAlone = webhookEvent is null,
    };
}

/// <summary>What an event is about. Which fields there are depends on the event.</summary>
internal sealed record WebhookData(string? Habit = null, EntryView? Entry = null, StreakView? Streak = null)
{
    /// <summary>The records that were broken.</summary>
    public IReadOnlyList<Record>? Records { get; init; }

    /// <summary>The advice.</summary>
    public IReadOnlyList<Advice>? Advice { get; init; }

    /// <summary>The streak that ended.</summary>
    public StreakSpan? Ended { get; init; }
}
