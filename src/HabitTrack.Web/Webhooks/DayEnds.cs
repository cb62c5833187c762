using Marten;

namespace HabitTrack.Web;

/// <summary>Tells webhooks about the streaks that end because a day has passed.</summary>
internal sealed class DayEnds(WebhookRegister register, PersonStates states, TimeProvider clock, ILogger<DayEnds> log)
{
    /// <summary>After a longer stop, only the last days are processed: what happened before is no news.</summary>
    private const int MaxDays = 7;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromHours(1);

    /// <summary>When a person's day ends after which nothing has been processed.</summary>
    public static DayEnd Next(PersonalCalendar calendar, DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        return new DayEnd(DayEnd.Only, today.AddDays(-1), calendar.StartOf(today.AddDays(1)));
    }

    /// <summary>Processes all days that have ended.</summary>
    public async Task Process(CancellationToken cancellation)
    {
        while (await register.ProcessDayEnd(clock.GetUtcNow(), (person, ended, session) => Process(person, ended, session, cancellation), cancellation))
        {
        }
    }

    private async Task<DayEnd?> Process(string person, DayEnd ended, IDocumentOperations session, CancellationToken cancellation)
    {
        var webhooks = (await register.List(person, cancellation)).Where(webhook => !webhook.IsDisabled && webhook.Events.Contains(WebhookEvent.StreakEnded)).ToList();
        if (webhooks.Count == 0)
            return null;

        PersonState state;
        var now = clock.GetUtcNow();
        try
        {
            state = await states.Load(person, cancellation);
        }
        catch (InvalidOperationException failure)
        {
            // Events that cannot be folded must not stop what other people's webhooks are told.
            log.LogError(failure, "The end of a person's day cannot be processed. Retrying in {Minutes} min.", RetryInterval.TotalMinutes);
            return ended with { NextAt = now + RetryInterval };
        }

        var calendar = state.Profile.Profile.Calendar;
        var next = Next(calendar, now);
        var sequence = await register.LastSequence(cancellation);
        for (var day = Latest(ended.Through.AddDays(1), next.Through.AddDays(1 - MaxDays)); day <= next.Through; day = day.AddDays(1))
        {
            var at = calendar.StartOf(day.AddDays(1));
            foreach (var (habit, streak, streaks) in StreaksEndedOn(day, state, calendar))
            {
                var data = new WebhookData(habit, Streak: StreakView.Of(habit, day.AddDays(1), streaks)) { Ended = StreakSpan.Of(streak) };
                foreach (var webhook in webhooks)
                {
                    var id = DeliveryIds.Of(sequence, WebhookEvent.StreakEnded, $"{webhook.Id} {habit} {day:yyyy-MM-dd}");
                    WaitingDeliveries.Add(session, person, WebhookPayload.ToDelivery(webhook, WebhookEvent.StreakEnded, id, at, data, now));
                }
            }
        }

        return next;
    }

    /// <summary>The streaks that could still go on during a day, and no longer on the next, with all streaks of their habits.</summary>
    private static IEnumerable<(string Habit, Streak Ended, StreakSummary Streaks)> StreaksEndedOn(DateOnly day, PersonState person, PersonalCalendar calendar)
    {
        foreach (var (habit, state) in person.Habits.OrderBy(habit => habit.Key, StringComparer.Ordinal))
        {
            if (state.View(calendar, day.AddDays(1)) is not { } view)
                continue;
            var (before, after) = (StreakSummary.Of(view.SeenFrom(day)), StreakSummary.Of(view));
            if (before.Current.Length > 0 && after.Current.From != before.Current.From)
                yield return (habit, before.Current, after);
        }
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
