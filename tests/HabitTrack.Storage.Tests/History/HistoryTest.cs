namespace HabitTrack.Storage.Tests.History;

/// <summary>The base class of tests with concurrent callers and a follower, whose results are compared with the stored events at the end.</summary>
public abstract class HistoryTest(StorageFixture storage) : StorageTest(storage)
{
    internal Ledger Ledger { get; } = new();

    protected string PersonOf(int number) => $"{Person}-{number}";

    /// <summary>Runs a scenario and checks the resulting history. A follower on another node follows the first person.</summary>
    protected async Task Check(Func<Task> scenario)
    {
        await using var reader = Storage.Open();
        var follower = Follower.Start(reader, PersonOf(0));
        await scenario();
        await follower.ReceivesAll();
        await using var fresh = Storage.Open();
        await HistoryChecker.Check(fresh, Ledger);
    }
}
