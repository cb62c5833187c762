using HabitTrack.EventStore.Tests.Embedded;
using HabitTrack.EventStore.Tests.History;
using Npgsql;

namespace HabitTrack.EventStore.Tests.Contract;

public abstract class Following(Engine engine) : EventStoreContract(engine)
{
    [Fact]
    public async Task gives_what_there_is_and_then_what_comes_on_any_node()
    {
        await using var other = Engine.Open();
        for (var i = 0; i < 3; i++)
            await Committed(Deposit(i));

        var follower = Follower.Start(other, Tenant);
        await Eventually.Holds("what there is was given", () => Task.FromResult(follower.Count == 3));
        await Committed(Deposit(4));
        await other.Execute(Commit(Deposit(5)), Cancellation);
        await Eventually.Holds("what came was given", () => Task.FromResult(follower.Count == 5));

        Assert.Equal(await History(Account), await follower.Stop());
    }

    [Fact]
    public async Task of_a_tenant_gives_nothing_of_others()
    {
        var follower = Follower.Start(Store, Tenant);
        await Store.Execute(new Commit(new StreamId($"{Tenant}-too", "account-1"), Deposit(1), By), Cancellation);
        await Committed(Deposit(2));

        await Eventually.Holds("what came was given", () => Task.FromResult(follower.Count > 0));

        Assert.Equal(await History(Account), await follower.Stop());
    }

    [Fact]
    public async Task after_a_sequence_gives_what_is_later_however_much_it_is()
    {
        var first = await Committed(Deposit(1));
        var bookings = Enumerable.Range(0, 1200).Select(i => Commit(Deposit(i))).ToList();
        await Store.ExecuteTogether(bookings, Cancellation);

        var later = await Store.Follow(Tenant, first.Events[0].Sequence, Cancellation).Take(1200).ToListAsync(Cancellation);

        Assert.Equal((await History(Account)).Skip(1), later);
    }

    [Fact]
    public async Task waits_for_a_number_that_another_program_has_drawn_and_not_committed_yet()
    {
        await Committed(Deposit(1));
        var follower = Follower.Start(Store, Tenant);
        await Eventually.Holds("what there is was given", () => Task.FromResult(follower.Count == 1));

        await using (var program = await AnotherProgram())
        {
            await Run(program, Draw(version: 2));
            await Committed(Deposit(3), "account-2");
            // Somebody who follows by what is visible alone would be given this one by now.
            await Eventually.Holds("the later one can be read", async () => (await History(Stream("account-2"))).Count == 1);
            Assert.True(await Store.SettledSequence(Cancellation) < (await History(Stream("account-2")))[0].Sequence);
            await Run(program, "COMMIT");
        }

        await Eventually.Holds("all were given", () => Task.FromResult(follower.Count == 3));
        var seen = await follower.Stop();
        Assert.Equal(["account-1", "account-1", "account-2"], seen.Select(recorded => recorded.Stream.Name));
        Assert.Equal(seen.OrderBy(recorded => recorded.Sequence), seen);
    }

    [Fact]
    public async Task goes_on_over_a_number_that_was_given_up()
    {
        await Committed(Deposit(1));
        var follower = Follower.Start(Store, Tenant);
        await using var program = await AnotherProgram();
        await Run(program, Draw(version: 2));
        await Committed(Deposit(3), "account-2");
        await Run(program, "ROLLBACK");

        await Eventually.Holds("the one after it was given", () => Task.FromResult(follower.Count == 2));
        await follower.Stop();
    }

    [Fact]
    public async Task survives_the_loss_of_every_connection()
    {
        var follower = Follower.Start(Store, Tenant);
        for (var i = 1; i <= 3; i++)
        {
            await Eventually.Holds("something can be written", async () =>
            {
                try
                {
                    return await Execute(Deposit(i)) is Outcome.Committed;
                }
                catch (StoreUnavailableException)
                {
                    return false;
                }
            });
            var written = (await History(Account)).Count;
            await Eventually.Holds("it was given", () => Task.FromResult(follower.Count == written));
            await Server.Query(
                Engine.ConnectionString,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> ''");
        }

        await follower.Stop();
    }

    /// <summary>Writes as a program does that does not take turns at the sequence.</summary>
    private string Draw(long version) => $"""
        BEGIN;
        UPDATE habittrack.mt_streams SET version = {version} WHERE tenant_id = '{Tenant}' AND id = 'account-1';
        INSERT INTO habittrack.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
        SELECT nextval('habittrack.mt_events_sequence'), gen_random_uuid(), stream_id, {version}, data, type, clock_timestamp(), tenant_id, mt_dotnet_type, FALSE
        FROM habittrack.mt_events WHERE tenant_id = '{Tenant}' AND version = 1
        """;

    private async Task<NpgsqlConnection> AnotherProgram()
    {
        var connection = new NpgsqlConnection(Engine.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
