using System.Text.Json;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <content>The ends of days.</content>
public sealed partial class WebhookRegister
{
    private const string DayEndSql =
        "SELECT tenant_id, data::text FROM habittrack.mt_doc_day_end WHERE next_at <= $1 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED";

    /// <summary>Processes one day that has ended, if there is any that no node has processed, in the transaction that stores the next one.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="process">Adds deliveries to the session and returns the next end of a day; null if there is no webhook for it any more.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> ProcessDayEnd(DateTimeOffset now, Func<string, DayEnd, IDocumentOperations, Task<DayEnd?>> process, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);
        if (await NextDayEnd(session.Connection!, now, cancellation) is not (var person, var ended))
            return false;
        if (await process(person, ended, session) is { } next)
            session.ForTenant(person).Store(next);
        else
            session.ForTenant(person).Delete<DayEnd>(DayEnd.Only);
        await session.SaveChangesAsync(cancellation);
        return true;
    }

    private static async Task<(string Person, DayEnd Ended)?> NextDayEnd(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(DayEndSql, connection) { Parameters = { new() { Value = now.ToUniversalTime() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetString(0), JsonSerializer.Deserialize<DayEnd>(reader.GetString(1), HabitJson.Options)!)
            : null;
    }

    /// <summary>Lets the end of a person's day be found again in the session, because the person's calendar has changed.</summary>
    public static void CheckDayEnd(IDocumentOperations session, string person, DateTimeOffset now) =>
        session.QueueSqlCommand("UPDATE habittrack.mt_doc_day_end SET next_at = ? WHERE tenant_id = ?", now.ToUniversalTime(), person);

    private static async Task EnsureDayEnd(IDocumentSession session, Webhook webhook, DayEnd dayEnd, CancellationToken cancellation)
    {
        if (webhook.Events.Contains(WebhookEvent.StreakEnded) && await session.LoadAsync<DayEnd>(DayEnd.Only, cancellation) is null)
            session.Insert(dayEnd);
    }
}
