using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class KeepingKeys(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task lasts_a_day_and_old_ones_are_forgotten_however_many()
    {
        await Committed(Keyed("yesterday's"));
        await Committed(Keyed("older"));
        await Age("yesterday''s", "23 hours 59 minutes");
        await Age("older", "24 hours 1 second");
        await Server.Query(
            Engine.ConnectionString,
            $"""
            INSERT INTO habittrack_app.idempotency_keys (tenant_id, key, request, body_hash, status, created)
            SELECT '{Tenant}', i, 'POST /bookings', '', 201, now() - interval '2 days'
            FROM generate_series(1, 1700) AS i
            """);

        var clock = new SkippingClock();
        await using var node = Engine.Open(Engine.ConnectionString, clock);
        clock.Skip(TimeSpan.FromMinutes(10));
        await node.Execute(Keyed("today's"), Cancellation);

        await Eventually.Holds("the old keys are forgotten", async () => await Keys() == 2);
        Assert.IsType<Outcome.Replayed>(await node.Execute(Keyed("yesterday's"), Cancellation));
        Assert.IsType<Outcome.Replayed>(await node.Execute(Keyed("today's"), Cancellation));
    }

    private Commit Keyed(string key) => Commit(new Book(Guid.CreateVersion7(), 1)) with
    {
        Key = new IdempotencyKey(key, "POST /bookings", [1], null, 201),
    };

    private Task Age(string key, string age) => Server.Query(
        Engine.ConnectionString,
        $"UPDATE habittrack_app.idempotency_keys SET created = now() - interval '{age}' WHERE tenant_id = '{Tenant}' AND key = '{key}'");

    private async Task<long> Keys() => (long)(await Server.Query(
        Engine.ConnectionString, $"SELECT count(*) FROM habittrack_app.idempotency_keys WHERE tenant_id = '{Tenant}'"))!;
}
