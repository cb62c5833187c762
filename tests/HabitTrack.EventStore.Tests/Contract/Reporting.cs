using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;
using Npgsql;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Reporting(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task tells_how_every_stream_stood_at_the_last_refresh()
    {
        var voided = Deposit(5);
        await Committed(Deposit(10));
        await Committed(Deposit(20));
        await Committed(voided, "account-2");
        await Committed(new SetLimit(50), BankModel.LimitsStream);
        Assert.Null(await Told());

        var refresh = await Store.RefreshReports(Cancellation);
        Assert.True(refresh.Tenants >= 1);
        Assert.Equal("account-1 30, account-2 5", await Told());

        await Committed(Deposit(-1));
        await Committed(Commit(new VoidBooking(voided.BookingId), "account-2") with { Entries = [voided.BookingId] });
        Assert.Equal("account-1 30, account-2 5", await Told());
        await Store.RefreshReports(Cancellation);
        Assert.Equal("account-1 29", await Told());
    }

    [Fact]
    public async Task leaves_alone_what_was_seen_later()
    {
        var clock = new SkippingClock();
        await using var ahead = Engine.Open(Engine.ConnectionString, clock);
        clock.Skip(TimeSpan.FromDays(2));
        await Committed(Deposit(10));
        await ahead.RefreshReports(Cancellation);
        await Committed(Deposit(20));

        await Store.RefreshReports(Cancellation);
        Assert.Equal("account-1 10", await Told());

        await ahead.RefreshReports(Cancellation);
        Assert.Equal("account-1 30", await Told());
    }

    [Fact]
    public async Task of_a_tenant_who_is_erased_meanwhile_leaves_nothing()
    {
        await Committed(Deposit(10));
        Task refreshing;
        await using (var erasing = new NpgsqlConnection(Engine.ConnectionString))
        {
            await erasing.OpenAsync(Cancellation);
            await using var erased = await erasing.BeginTransactionAsync(Cancellation);
            await using var erase = new NpgsqlCommand($"SELECT habittrack_app.erase_tenant('{Tenant}')", erasing);
            await erase.ExecuteNonQueryAsync(Cancellation);
            refreshing = Store.RefreshReports(Cancellation);
            await Eventually.Holds("the refresh waits for the erasure", async () => (bool)(await Server.Query(
                Engine.ConnectionString,
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'write_reports')"))!);
            await erased.CommitAsync(Cancellation);
        }

        await refreshing;
        Assert.Null(await Told());
    }

    private async Task<string?> Told() => await Server.Query(
        Engine.ConnectionString,
        $"""
        SELECT string_agg(concat_ws(' ', stream_id, data ->> 'balance'), ', ' ORDER BY stream_id)
        FROM habittrack_app.reports
        WHERE tenant_id = '{Tenant}'
            AND as_of = refreshed_at::date
        """) as string;
}
