using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class KeepingReceipts(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    [Fact]
    public async Task keeps_each_for_a_day_and_deletes_any_number_of_older_ones()
    {
        await Send(Node, "yesterday's");
        await Send(Node, "older");
        await Age("yesterday''s", "23 hours 30 minutes");
        await Age("older", "24 hours 1 minute");
        await Server.Query(
            Storage.ConnectionString,
            $"""
            INSERT INTO habittrack.mt_doc_receipt (tenant_id, id, data)
            SELECT tenant_id, i, data || jsonb_build_object('id', i::text)
            FROM habittrack.mt_doc_receipt, generate_series(1, 1700) AS i
            WHERE tenant_id = '{Person}' AND id = 'older'
            """);

        var clock = new SkippingClock();
        await using var node = await StorageNode.Start(Storage.ConnectionString, clock);
        await Send(node, "first");
        clock.Skip(TimeSpan.FromMinutes(10));
        await Send(node, "today's");

        await Eventually.Holds("the old receipts are deleted", async () => await Receipts() == 3);
        Assert.IsType<CommandResult.Replayed>(await Send(node, "yesterday's"));
        Assert.IsType<CommandResult.Replayed>(await Send(node, "today's"));
        Assert.IsType<CommandResult.Committed>(await Send(node, "older"));
    }

    private Task<CommandResult> Send(StorageNode node, string key) => node.Batch.Execute(
        Context() with { Receipt = new Receipt(key, "POST /v1/hangs", [1], null, 201) }, Command(Hangs, Hang()), Cancellation);

    private Task Age(string key, string age) => Server.Query(
        Storage.ConnectionString,
        $"""
        UPDATE habittrack.mt_doc_receipt
        SET data = jsonb_set(data, '[committedAt]', to_jsonb(now() - interval '{age}'))
        WHERE tenant_id = '{Person}' AND id = '{key}'
        """.Replace("[committedAt]", "{committedAt}", StringComparison.Ordinal));

    private async Task<long> Receipts() => (long)(await Server.Query(
        Storage.ConnectionString, $"SELECT count(*) FROM habittrack.mt_doc_receipt WHERE tenant_id = '{Person}'"))!;
}
