using HabitTrack.Storage.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace HabitTrack.Storage.Reminders;

/// <summary>Schedules a durable message for the next reminders of a person, in the transaction that stores their plan.</summary>
/// <param name="services">Provides Wolverine, which starts after the services that use this one.</param>
/// <param name="clock">The clock.</param>
public sealed class ReminderSchedule(IServiceProvider services, TimeProvider clock)
{
    /// <summary>Begins to collect messages that are stored, and sent, with the changes of a session.</summary>
    internal MartenOutbox BeginOutbox(IDocumentSession session) => new(services.GetRequiredService<IWolverineRuntime>(), session);

    /// <summary>Adds a plan to a session, with a message for what is next due after an instant. An outdated message is ignored when it arrives.</summary>
    /// <returns>The plan with the message.</returns>
    internal async Task<ReminderPlan> Store(IDocumentSession session, MartenOutbox outbox, string person, ReminderPlan plan, PersonalCalendar calendar, DateTimeOffset after)
    {
        var next = plan.NextAfter(after, calendar);
        if (next != plan.Next?.At)
            plan = plan with { Next = next is { } at ? await Schedule(outbox, new ReminderDue(person, at)) : null };
        session.ForTenant(person).Store(plan);
        return plan;
    }

    /// <summary>Schedules the reminders of people again whose calendar changed.</summary>
    /// <param name="session">The session that stores the change, which holds the locks of the people.</param>
    /// <param name="changed">The people whose profile changed, each with the profile before.</param>
    internal async Task Follow(IDocumentSession session, IEnumerable<(PersonState Person, ProfileState Before)> changed)
    {
        MartenOutbox? outbox = null;
        foreach (var (person, before) in changed)
        {
            var calendar = person.Profile.Profile.Settings.Calendar;
            if (calendar != before.Profile.Settings.Calendar && await session.ForTenant(person.Person).LoadAsync<ReminderPlan>(ReminderPlan.Only) is { } plan)
                await Store(session, outbox ??= BeginOutbox(session), person.Person, plan, calendar, clock.GetUtcNow());
        }
    }

    private async Task<ScheduledReminder> Schedule(MartenOutbox outbox, ReminderDue message)
    {
        await outbox.PublishAsync(message, new DeliveryOptions { ScheduleDelay = message.At - clock.GetUtcNow() });
        return new ScheduledReminder(message.At, outbox.Outstanding.Last().Id);
    }
}
