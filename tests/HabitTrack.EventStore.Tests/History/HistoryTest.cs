using HabitTrack.EventStore.Tests.Contract;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>Callers write, a follower reads along, and in the end all that they saw is held against what is stored.</summary>
public abstract class HistoryTest(Engine engine)
{
    protected Engine Engine { get; } = engine;

    internal Ledger Ledger { get; } = new();

    protected string Tenant { get; } = $"tenant-{Guid.CreateVersion7():N}";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StreamId Stream(int number) => new(Tenant, $"account-{number}");

    /// <summary>Runs a scene to its end and checks the history it leaves.</summary>
    protected async Task Check(Func<Task> scene)
    {
        var (reader, fresh) = (Engine.Open(), Engine.Open());
        await using (reader)
        await using (fresh)
        {
            var follower = Follower.Start(reader);
            await scene();
            await HistoryChecker.Check(fresh, Ledger, await follower.Finish());
        }
    }
}
