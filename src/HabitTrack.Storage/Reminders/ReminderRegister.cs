using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using JasperFx;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.ScheduledMessageManagement;

namespace HabitTrack.Storage.Reminders;

/// <summary>Stores the reminders and channels of people. Nothing is stored for a person who was erased.</summary>
public sealed class ReminderRegister(
    IDocumentStore store, NpgsqlDataSource database, PersonStates states, ReminderSchedule schedule, IMessageStore messages, TimeProvider clock)
{
    /// <summary>Loads the reminders of a person.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ReminderPlan> Load(string person, CancellationToken cancellation) => Query(
        person, async session => await session.LoadAsync<ReminderPlan>(ReminderPlan.Only, cancellation) ?? ReminderPlan.Empty);

    /// <summary>Changes the reminders of a person and schedules what is next due.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task Change(string person, Func<ReminderPlan, ReminderPlan> change, CancellationToken cancellation)
    {
        ScheduledReminder? outdated = null;
        await InTransaction(person, async (session, outbox, state) =>
        {
            var before = await session.LoadAsync<ReminderPlan>(ReminderPlan.Only, cancellation) ?? ReminderPlan.Empty;
            var after = await schedule.Store(session, outbox, person, change(before), state.Profile.Profile.Calendar, clock.GetUtcNow());
            outdated = after.Next == before.Next ? null : before.Next;
        });
        if (outdated is { } scheduled)
            await Cancel(scheduled, cancellation);
    }

    /// <summary>Returns the channels of a person, oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<IReadOnlyList<ReminderChannel>> Channels(string person, CancellationToken cancellation) =>
        Query(person, session => session.Query<ReminderChannel>().OrderBy(channel => channel.Id).ToListAsync(cancellation));

    /// <summary>Finds a channel; null if the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ReminderChannel?> Find(string person, Guid id, CancellationToken cancellation) =>
        Query(person, session => session.LoadAsync<ReminderChannel>(id, cancellation));

    /// <summary>Adds a channel. A browser that subscribes again replaces its subscription.</summary>
    /// <returns>The channel; null if the person has as many as allowed.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<ReminderChannel?> Add(string person, ReminderChannel channel, CancellationToken cancellation)
    {
        ReminderChannel? added = null;
        await InTransaction(person, async (session, _, _) =>
        {
            var others = await session.Query<ReminderChannel>().ToListAsync(cancellation);
            var same = others.FirstOrDefault(other =>
                other.Target is ChannelTarget.WebPush known && channel.Target is ChannelTarget.WebPush push && known.Address == push.Address);
            added = same is not null ? channel with { Id = same.Id, CreatedAt = same.CreatedAt } : others.Count < ReminderChannel.MaxOfPerson ? channel : null;
            if (added is not null)
                session.Store(added);
        });
        return added;
    }

    /// <summary>Removes a channel.</summary>
    /// <returns>False if the person has none with the id.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<bool> Remove(string person, Guid id, CancellationToken cancellation)
    {
        var isRemoved = false;
        await InTransaction(person, async (session, _, _) =>
        {
            isRemoved = await session.LoadAsync<ReminderChannel>(id, cancellation) is not null;
            session.Delete<ReminderChannel>(id);
        });
        return isRemoved;
    }

    /// <summary>Changes a channel, if the person still has it.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task Update(string person, Guid id, Func<ReminderChannel, ReminderChannel> change, CancellationToken cancellation) =>
        InTransaction(person, async (session, _, _) =>
        {
            if (await session.LoadAsync<ReminderChannel>(id, cancellation) is { } channel)
                session.Store(change(channel));
        });

    /// <summary>Sends a reminder again later, unless it is silent then.</summary>
    /// <param name="notice">The reminder, with the time at which to send it.</param>
    /// <param name="channel">The channel; null for all channels of the person.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task Snooze(ReminderNotice notice, Guid? channel, CancellationToken cancellation) => InTransaction(notice.Person, async (session, outbox, _) =>
    {
        foreach (var one in await session.Query<ReminderChannel>().ToListAsync(cancellation))
        {
            if (channel is null || channel == one.Id)
                await outbox.PublishAsync(new SendReminder(notice, one.Id), new DeliveryOptions { ScheduleDelay = notice.Due - clock.GetUtcNow() });
        }
    });

    /// <summary>Returns the keys of this installation for push services, and creates them if there are none.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<PushKeys> FindOrAdd(Func<PushKeys> create, CancellationToken cancellation)
    {
        Task<PushKeys?> Find() => DatabaseErrors.GuardQuery(store, async () =>
        {
            await using var session = store.QuerySession();
            return await session.LoadAsync<PushKeys>(PushKeys.Only, cancellation);
        });
        if (await Find() is { } keys)
            return keys;
        try
        {
            await using var session = store.LightweightSession();
            session.Insert(create());
            await session.SaveChangesAsync(cancellation);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another node has created them.
        }

        return (await Find())!;
    }

    /// <summary>Cancels the scheduled message of a person who is erased. It contains the person's id.</summary>
    internal async Task CancelNext(string person, CancellationToken cancellation)
    {
        if ((await Load(person, cancellation)).Next is { } next)
            await Cancel(next, cancellation);
    }

    /// <summary>Works in a transaction that holds the person's lock, and saves the changes; does nothing if the person was erased.</summary>
    internal Task InTransaction(string person, Func<IDocumentSession, MartenOutbox, PersonState, Task> work) => DatabaseErrors.GuardWrite(database, async () =>
    {
        var generation = states.CacheGeneration;
        await using var session = store.LightweightSession(person);
        await session.BeginTransactionAsync(CancellationToken.None);
        var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, CancellationToken.None);
        if (locks.Erased.Contains(person))
            return false;
        var current = await states.LoadCurrent(session, [person], locks.Versions, generation);
        await work(session, schedule.BeginOutbox(session), current.GetValueOrDefault(person) ?? await states.Load(person, CancellationToken.None));
        await session.SaveChangesAsync(CancellationToken.None);
        return true;
    });

    private Task Cancel(ScheduledReminder scheduled, CancellationToken cancellation) =>
        messages.ScheduledMessages.CancelAsync(new ScheduledMessageQuery { MessageIds = [scheduled.Message] }, cancellation);

    private Task<T> Query<T>(string person, Func<IQuerySession, Task<T>> query) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        return await query(session);
    });
}
