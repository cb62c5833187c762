using System.Text.Json;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>
/// The deliveries that wait, for any number of nodes. A node claims the first delivery of a webhook by moving its next attempt into the future; if the node
/// ends, another one claims it then. Later deliveries of the webhook wait until the first one is no longer waiting.
/// </summary>
public sealed class WaitingDeliveries(NpgsqlDataSource database)
{
    /// <summary>Inserts nothing if the webhook is gone. The lock on it, and the foreign key, ensure that nothing is left if it is removed meanwhile.</summary>
    private const string InsertSql = """
        INSERT INTO habittrack.mt_doc_webhook_delivery (tenant_id, id, data, webhook, next_at)
        SELECT tenant_id, ?, ?::jsonb, id, ?
        FROM habittrack.mt_doc_webhook
        WHERE tenant_id = ?
            AND id = ?
        FOR KEY SHARE
        ON CONFLICT DO NOTHING
        """;

    private const string ClaimSql = """
        WITH heads AS (
            SELECT DISTINCT ON (tenant_id) tenant_id, id
            FROM habittrack.mt_doc_webhook_delivery AS head
            WHERE next_at <= $1
                AND tenant_id <> ALL ($2)
                AND data ->> 'host' <> ALL ($3)
                AND (
                    data -> 'isAlone' = 'true'
                    OR NOT EXISTS (
                        SELECT
                        FROM habittrack.mt_doc_webhook_delivery AS earlier
                        WHERE earlier.tenant_id = head.tenant_id
                            AND earlier.webhook = head.webhook
                            AND earlier.id < head.id
                            AND earlier.next_at IS NOT NULL
                            AND earlier.data -> 'isAlone' IS DISTINCT FROM 'true'))
            ORDER BY tenant_id, next_at, id),
        free AS (
            SELECT tenant_id, id
            FROM habittrack.mt_doc_webhook_delivery
            WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM heads)
                AND next_at <= $1
            ORDER BY next_at
            LIMIT $4
            FOR UPDATE SKIP LOCKED)
        UPDATE habittrack.mt_doc_webhook_delivery AS claimed
        SET next_at = $5, data = jsonb_set(claimed.data, '{nextAt}', to_jsonb($6))
        FROM free
        WHERE claimed.tenant_id = free.tenant_id
            AND claimed.id = free.id
        RETURNING claimed.tenant_id, claimed.data::text
        """;

    private const string SaveSql =
        "UPDATE habittrack.mt_doc_webhook_delivery SET data = $3::jsonb, next_at = $4 WHERE tenant_id = $1 AND id = $2";

    private const string ForgetSql = """
        DELETE FROM habittrack.mt_doc_webhook_delivery
        WHERE next_at IS NULL
            AND (data ->> 'createdAt')::timestamptz < $1
        """;

    private const string CountSql =
        "SELECT count(*), min((data ->> 'createdAt')::timestamptz) FROM habittrack.mt_doc_webhook_delivery WHERE next_at IS NOT NULL";

    /// <summary>Adds a delivery to the session, which the caller saves. A delivery with an id that exists is not added again.</summary>
    public static void Add(IDocumentOperations session, string person, WebhookDelivery delivery) => session.QueueSqlCommand(
        InsertSql, delivery.Id, ToJson(delivery), delivery.NextAt!.Value.ToUniversalTime(), person, delivery.Webhook);

    /// <summary>Claims deliveries whose time has come, of each person one at most.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="until">When another node may claim them if they are not saved by then.</param>
    /// <param name="limit">The maximum number of deliveries.</param>
    /// <param name="people">The people to leave out.</param>
    /// <param name="hosts">The hosts to leave out.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async Task<IReadOnlyList<WebhookDelivery>> Claim(
        DateTimeOffset now, DateTimeOffset until, int limit, string[] people, string[] hosts, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ClaimSql);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            Utc(now),
            new NpgsqlParameter<string[]> { TypedValue = people },
            new NpgsqlParameter<string[]> { TypedValue = hosts },
            new NpgsqlParameter<int> { TypedValue = limit },
            Utc(until),
            new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(until, HabitJson.Options).Trim('"') },
        ]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var claimed = new List<WebhookDelivery>();
        while (await reader.ReadAsync(cancellation))
        {
            var delivery = JsonSerializer.Deserialize<WebhookDelivery>(reader.GetString(1), HabitJson.Options)!;
            delivery.TenantId = reader.GetString(0);
            claimed.Add(delivery);
        }

        return claimed;
    }

    /// <summary>Saves the result of an attempt. Does nothing if the delivery was removed meanwhile.</summary>
    public async Task Save(WebhookDelivery delivery, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(SaveSql);
        command.Parameters.AddRange((NpgsqlParameter[])
        [
            new NpgsqlParameter<string> { TypedValue = delivery.TenantId! },
            new NpgsqlParameter<string> { TypedValue = delivery.Id },
            new NpgsqlParameter<string> { TypedValue = ToJson(delivery) },
            Utc(delivery.NextAt),
        ]);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes the deliveries that were created before an instant and do not wait.</summary>
    public async Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ForgetSql);
        command.Parameters.Add(Utc(before));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Returns how many deliveries wait, and when the oldest of them was created.</summary>
    public async Task<(long Waiting, DateTimeOffset? Oldest)> Count(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(CountSql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1));
    }

    private static string ToJson(WebhookDelivery delivery) => JsonSerializer.Serialize(delivery, HabitJson.Options);

    private static NpgsqlParameter Utc(DateTimeOffset? instant) => new()
    {
        Value = instant is { } at ? at.ToUniversalTime() : DBNull.Value,
        NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
    };
}
