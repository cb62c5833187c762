using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Contract;

/// <summary>What every engine keeps. The acts are the classes that derive from this; each test has a tenant of its own.</summary>
public abstract class EventStoreContract(Engine engine)
{
    protected static readonly Metadata By = new("ann", "request-1", "cause-1");

    protected Engine Engine { get; } = engine;

    protected IEventStore Store => Engine.Store;

    protected string Tenant { get; } = $"tenant-{Guid.CreateVersion7():N}";

    protected StreamId Account => Stream("account-1");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StreamId Stream(string name) => new(Tenant, name);

    protected Commit Commit(object command, string stream = "account-1") => new(Stream(stream), command, By);

    protected static Book Deposit(decimal amount, string year = "2026") => new(Guid.CreateVersion7(), amount, year);

    protected ValueTask<Outcome> Execute(object command, string stream = "account-1") =>
        Store.Execute(Commit(command, stream), Cancellation);

    /// <summary>Executes what must be committed.</summary>
    protected async Task<Outcome.Committed> Committed(Commit commit) =>
        Assert.IsType<Outcome.Committed>(await Store.Execute(commit, Cancellation));

    protected Task<Outcome.Committed> Committed(object command, string stream = "account-1") => Committed(Commit(command, stream));

    protected async Task<IReadOnlyList<Recorded>> History(StreamId stream, Cut cut = default) =>
        await Store.ReadStream(stream, cut, Cancellation).ToListAsync(Cancellation);

    protected async Task<Account> Balance(IEventStore store, string stream = "account-1") =>
        (Account)(await store.Load(Stream(stream), Cancellation)).State;
}
