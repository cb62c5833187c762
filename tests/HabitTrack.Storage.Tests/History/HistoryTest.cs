namespace HabitTrack.Storage.Tests.History;

/// <summary>Callers write, a follower reads along, and in the end all that they were told is held against what is stored.</summary>
public abstract class HistoryTest(StorageFixture storage) : StorageTest(storage)
{
    internal Ledger Ledger { get; } = new();

    protected string PersonOf(int number) => $"{Person}-{number}";

    /// <summary>Runs a scene to its end and checks the history it leaves; what becomes of the first person is followed from elsewhere.</summary>
    protected async Task Check(Func<Task> scene)
    {
        await using var reader = Storage.Open();
        var follower = Follower.Start(reader, PersonOf(0));
        await scene();
        await follower.HasAll();
        await using var fresh = Storage.Open();
        await HistoryChecker.Check(fresh, Ledger);
    }
}
