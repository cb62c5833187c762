using HabitTrack.Storage.Tests.Embedded;
using Npgsql;

namespace HabitTrack.Storage.Tests.OtherPrograms;

/// <summary>Another program, without a person's lock, commits an event between a node's decision and its commit.</summary>
public sealed class LosingRaces(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task makes_the_node_decide_again_at_any_use_of_a_connection()
    {
        for (var before = 1; before < 7; before++)
        {
            await using var node = StorageNode.Open($"{Storage.ConnectionString};Maximum Pool Size=1");
            for (var i = 0; i < before; i++)
                await Committed(Hang(1), node: node);

            var committed = await LoseRace(() => Committed(Hang(1), node: node));

            Assert.Equal((await State()).Version, committed.After.Version);
            for (var i = 0; i < 4; i++)
                await Committed(Hang(1), node: node);
        }

        Assert.Equal(Canonical.Fold(Person, await History()), Canonical.Of(await State()));
    }

    [Fact]
    public async Task repeatedly_never_blocks_a_command_forever()
    {
        await Committed(Hang(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var appended = Task.Run(() => Append(stop.Token), Cancellation);

        for (var i = 0; i < 20; i++)
            await Committed(Hang(1));

        await stop.CancelAsync();
        Assert.Equal(21 + await appended, SecondsOf(await State()));
    }

    /// <summary>Appends continuously and counts the events that were committed.</summary>
    private async Task<long> Append(CancellationToken stop)
    {
        await using var store = MartenPrograms.Bare(Storage.ConnectionString);
        for (var appended = 0L; ;)
        {
            await using var session = store.LightweightSession(Person);
            session.Events.Append(StreamKey.Of(Person, Hangs), MartenPrograms.Logged(1));
            try
            {
                if (stop.IsCancellationRequested)
                    return appended;
                await session.SaveChangesAsync(Cancellation);
                appended++;
            }
            catch (Exception conflict) when (DatabaseErrors.IsConflict(conflict))
            {
                // The node committed first.
            }
        }
    }

    private async Task<T> LoseRace<T>(Func<Task<T>> act)
    {
        await using var program = new NpgsqlConnection(Storage.ConnectionString);
        await program.OpenAsync(Cancellation);
        await Run(program, $"""
            BEGIN;
            UPDATE habittrack.mt_streams SET version = version + 1 WHERE tenant_id = '{Person}';
            INSERT INTO habittrack.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            SELECT nextval('habittrack.mt_events_sequence'), gen_random_uuid(), e.stream_id, s.version,
                jsonb_set(e.data, '[entryId]', to_jsonb(gen_random_uuid())), e.type, clock_timestamp(), e.tenant_id, e.mt_dotnet_type, FALSE
            FROM habittrack.mt_events AS e
            JOIN habittrack.mt_streams AS s ON s.tenant_id = e.tenant_id AND s.id = e.stream_id
            WHERE e.tenant_id = '{Person}' AND e.version = 2
            """.Replace("[entryId]", "{entryId}", StringComparison.Ordinal));
        var acting = act();
        await Eventually.Holds("the node waits to append", async () => (bool)(await Server.Query(
            Storage.ConnectionString,
            $"SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND {program.ProcessID} = ANY (pg_blocking_pids(pid)))"))!);
        await Run(program, "COMMIT");
        return await acting;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
