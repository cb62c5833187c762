using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>The webhooks of people. All methods throw <see cref="StorageUnavailableException"/> while the database is unavailable.</summary>
public sealed partial class WebhookRegister(IDocumentStore store, NpgsqlDataSource database)
{
    /// <summary>The maximum number of webhooks of a person.</summary>
    public const int MaxWebhooks = 20;

    private static readonly Refusal TooMany = new("too-many-webhooks", $"You can have at most {MaxWebhooks} webhooks. Remove one that you do not need any more.");

    private const string SetAsideSql = """
        UPDATE habittrack.mt_doc_webhook_delivery
        SET next_at = NULL, data = data - 'nextAt' || jsonb_build_object('problem', ?::text)
        WHERE tenant_id = ?
            AND webhook = ?
            AND next_at IS NOT NULL
        """;

    /// <summary>Whether anybody has a webhook.</summary>
    public async Task<bool> HasAny(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM habittrack.mt_doc_webhook)");
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Adds a webhook, unless it is already stored. It is told about events that are recorded from now on.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="dayEnd">When the person's current day ends.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>Null if it was added; otherwise the reason why not.</returns>
    public async Task<CommandResult?> Add(string person, Webhook webhook, DayEnd dayEnd, CancellationToken cancellation)
    {
        CommandResult? refused = null;
        var isKnown = await Change(person, async session =>
        {
            // The form was submitted twice.
            if (await session.LoadAsync<Webhook>(webhook.Id, cancellation) is not null)
                return false;
            if (await session.Query<Webhook>().CountAsync(cancellation) >= MaxWebhooks)
            {
                refused = new CommandResult.Refused(TooMany);
                return false;
            }

            session.Insert(webhook with { After = await LastSequence(cancellation) });
            await EnsureDayEnd(session, webhook, dayEnd, cancellation);
            return true;
        }, cancellation);
        return isKnown ? refused : new CommandResult.PersonErased();
    }

    /// <summary>Changes a webhook. What waits for one that is disabled is set aside.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="id">The id of the webhook.</param>
    /// <param name="change">Returns the webhook after the change.</param>
    /// <param name="dayEnd">When the person's current day ends; null if the events of the webhook do not change.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>The changed webhook; null if there is none with the id.</returns>
    public async Task<Webhook?> Update(string person, Guid id, Func<Webhook, Webhook> change, DayEnd? dayEnd, CancellationToken cancellation)
    {
        Webhook? changed = null;
        await Change(person, async session =>
        {
            if (await session.LoadAsync<Webhook>(id, cancellation) is not { } webhook)
                return false;
            changed = change(webhook);
            session.Store(changed);
            if (changed.IsDisabled)
                session.QueueSqlCommand(SetAsideSql, (object?)changed.Problem ?? DBNull.Value, person, id);
            if (dayEnd is not null)
                await EnsureDayEnd(session, changed, dayEnd, cancellation);
            return true;
        }, cancellation);
        return changed;
    }

    /// <summary>Removes a webhook with its deliveries.</summary>
    /// <returns>False if there is none with the id.</returns>
    public async Task<bool> Remove(string person, Guid id, CancellationToken cancellation)
    {
        var isFound = false;
        await Change(person, async session =>
        {
            isFound = await session.LoadAsync<Webhook>(id, cancellation) is not null;
            session.Delete<Webhook>(id);
            return isFound;
        }, cancellation);
        return isFound;
    }

    /// <summary>Finds a webhook; null if the person has none with the id.</summary>
    public Task<Webhook?> Find(string person, Guid id, CancellationToken cancellation) =>
        Query(person, session => session.LoadAsync<Webhook>(id, cancellation));

    /// <summary>Returns the person's webhooks, oldest first.</summary>
    public Task<IReadOnlyList<Webhook>> List(string person, CancellationToken cancellation) =>
        Query(person, session => session.Query<Webhook>().OrderBy(webhook => webhook.Id).ToListAsync(cancellation));

    /// <summary>Returns a page of the deliveries of a webhook, newest first.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="webhook">The id of the webhook.</param>
    /// <param name="before">The id of the last delivery of the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of deliveries.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public Task<IReadOnlyList<WebhookDelivery>> Deliveries(
        string person, Guid webhook, string? before, int limit, CancellationToken cancellation) => Query(person, session =>
    {
        var deliveries = session.Query<WebhookDelivery>().Where(delivery => delivery.Webhook == webhook);
        if (before is not null)
            deliveries = deliveries.Where(delivery => delivery.Id.CompareTo(before) < 0);
        return deliveries.OrderByDescending(delivery => delivery.Id).Take(limit).ToListAsync(cancellation);
    });

    /// <summary>Adds a delivery that waits for no other one.</summary>
    /// <returns>False if the person was erased.</returns>
    public Task<bool> AddTest(string person, WebhookDelivery delivery, CancellationToken cancellation) => Change(person, session =>
    {
        WaitingDeliveries.Add(session, person, delivery);
        return Task.FromResult(true);
    }, cancellation);

    /// <summary>Attempts a delivery once more, without waiting for others. Does nothing if it waits anyway.</summary>
    /// <returns>The delivery; null if the webhook has none with the id.</returns>
    public async Task<WebhookDelivery?> Redeliver(string person, Guid webhook, string id, DateTimeOffset now, CancellationToken cancellation)
    {
        WebhookDelivery? found = null;
        await Change(person, async session =>
        {
            found = await session.LoadAsync<WebhookDelivery>(id, cancellation) is { } delivery && delivery.Webhook == webhook ? delivery : null;
            if (found is not { NextAt: null })
                return false;
            found = found with { NextAt = now, IsAlone = true };
            session.Update(found);
            return true;
        }, cancellation);
        return found;
    }

    /// <summary>Returns the last sequence that an event of anybody has. All later events have a greater one.</summary>
    public async Task<long> LastSequence(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM habittrack.mt_events_sequence");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private Task<T> Query<T>(string person, Func<IQuerySession, Task<T>> query) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        return await query(session);
    });

    /// <summary>Makes a change under the person's lock, and saves it if it returns true.</summary>
    /// <returns>False, without a change, if the person was erased.</returns>
    private Task<bool> Change(string person, Func<IDocumentSession, Task<bool>> change, CancellationToken cancellation) => DatabaseErrors.GuardWrite(database, async () =>
    {
        await using var session = store.LightweightSession(person);
        await session.BeginTransactionAsync(cancellation);
        var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, cancellation);
        if (locks.Erased.Contains(person))
            return false;
        if (await change(session))
            await session.SaveChangesAsync(cancellation);
        return true;
    });
}
