using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using Marten;
using Wolverine;

namespace HabitTrack.Storage.Reminders;

/// <summary>Sends reminders when they are due. A reminder that is late, because no node was running, is dropped.</summary>
public sealed class ReminderDelivery(
    ReminderRegister register, ReminderSchedule schedule, PersonStates states, ChannelSenders senders, ReminderMetrics metrics, TimeProvider clock)
{
    /// <summary>The time after which a reminder is not sent any more.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(10);

    /// <summary>The pauses before a channel that failed is tried again.</summary>
    private static readonly TimeSpan[] RetryPauses = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)];

    /// <summary>How far the clocks of nodes can differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sends the reminders that are due to the channels, and schedules the next ones, in one transaction. A message that was already handled, or that the person
    /// has replaced by changing the reminders, is outdated and changes nothing.
    /// </summary>
    internal async Task StartSending(ReminderDue message, CancellationToken cancellation)
    {
        var (person, due) = message;
        await register.InTransaction(person, async (session, outbox, state) =>
        {
            var (now, calendar) = (clock.GetUtcNow(), state.Profile.Profile.Calendar);
            if (await session.LoadAsync<ReminderPlan>(ReminderPlan.Only, cancellation) is not { } plan || plan.Next?.At != due)
                return;
            if (due > now + ClockTolerance)
            {
                await schedule.Store(session, outbox, person, plan with { Next = null }, calendar, due.AddTicks(-1));
                return;
            }

            var audible = plan.DueAt(due, calendar).Where(habit => habit is null || !IsSilent(state, habit, plan, now)).ToList();
            if (now - due > MaxDelay)
                metrics.AddDropped(audible.Count);
            else if (audible.Count > 0)
                await Publish(session, outbox, audible.Select(habit => new ReminderNotice(person, habit, due)), cancellation);
            await schedule.Store(session, outbox, person, plan, calendar, now > due ? now : due);
        });
    }

    /// <summary>Sends a reminder to a channel, and tries again later if that fails.</summary>
    internal async Task Send(SendReminder message, CancellationToken cancellation)
    {
        var (notice, id) = (message.Notice, message.Channel);
        if (await register.Find(notice.Person, id, cancellation) is not { IsConfirmed: true } channel)
            return;
        var (state, plan) = (await states.Load(notice.Person, cancellation), await register.Load(notice.Person, cancellation));
        if (notice.Habit is { } habit && IsSilent(state, habit, plan, clock.GetUtcNow()))
            return;
        if (clock.GetUtcNow() - notice.Due > MaxDelay)
        {
            metrics.AddDropped(1);
            return;
        }

        var failure = await senders.TrySend(notice, channel, cancellation);
        var now = clock.GetUtcNow();
        metrics.Add(channel.Target.Kind, isSent: failure is null);
        await register.InTransaction(notice.Person, async (session, outbox, _) =>
        {
            if (await session.LoadAsync<ReminderChannel>(id, cancellation) is not { } current)
                return;
            if (failure is { IsGone: true })
                session.Delete<ReminderChannel>(id);
            else
                session.Store(AfterSending(current, failure, now));
            if (failure is { IsGone: false } && message.Attempt < RetryPauses.Length)
                await outbox.PublishAsync(message with { Attempt = message.Attempt + 1 }, new DeliveryOptions { ScheduleDelay = RetryPauses[message.Attempt] });
        });
    }

    /// <summary>Sends a test to a channel.</summary>
    /// <returns>The reason why it cannot be delivered; null if it was.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<string?> Test(string person, ReminderChannel channel, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var failure = await senders.TrySend(new ReminderNotice(person, null, now, IsTest: true), channel, cancellation);
        await register.Update(person, channel.Id, current => AfterSending(current, failure, now), cancellation);
        return failure?.Message;
    }

    private static ReminderChannel AfterSending(ReminderChannel channel, ChannelException? failure, DateTimeOffset now) => failure is null
        ? channel with { SentAt = now, FailedAt = null, Error = null }
        : channel with { FailedAt = now, Error = failure.Message };

    private static bool IsSilent(PersonState state, string habit, ReminderPlan plan, DateTimeOffset now)
    {
        var calendar = state.Profile.Profile.Calendar;
        return ReminderTimes.IsSilent(state.Habit(habit).View(calendar, calendar.DayOf(now)), now, plan.Quiet);
    }

    private static async Task Publish(IQuerySession session, IMessageBus outbox, IEnumerable<ReminderNotice> notices, CancellationToken cancellation)
    {
        var channels = await session.Query<ReminderChannel>().ToListAsync(cancellation);
        foreach (var notice in notices)
        {
            foreach (var channel in channels.Where(channel => channel.IsConfirmed))
                await outbox.PublishAsync(new SendReminder(notice, channel.Id));
        }
    }
}
