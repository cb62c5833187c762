namespace HabitTrack.Storage.Tests.Reminders;

public sealed class LosingARemindingNode(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    private const int People = 30;

    [Fact]
    public async Task while_it_sends_leaves_each_reminder_to_another_node_which_sends_it_once()
    {
        var noon = TimeProvider.System.GetUtcNow().AddSeconds(12);
        using var killed = RemindingProcess.Start(Storage.ConnectionString, noon, People);
        Assert.StartsWith("p-", await killed.Next(), StringComparison.Ordinal);
        using var other = RemindingProcess.Start(Storage.ConnectionString, noon, people: 0);
        await killed.Kill();
        var since = TimeProvider.System.GetTimestamp();

        var sent = new List<string?>();
        while (sent.Count < People)
            sent.Add(await other.Next());

        TestContext.Current.SendDiagnosticMessage($"Another node took over after {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s.");
        Assert.Equal(Enumerable.Range(0, People).Select(number => $"p-{number}").Order(StringComparer.Ordinal), sent.Order(StringComparer.Ordinal));
    }
}
