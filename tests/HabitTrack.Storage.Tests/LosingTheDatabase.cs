using HabitTrack.Storage.Access;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Tests.History;

namespace HabitTrack.Storage.Tests;

/// <summary>A node whose database becomes unavailable and recovers.</summary>
public sealed class LosingTheDatabase(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly Dictionary<string, Func<StorageNode, string, Task>> Operations = new(StringComparer.Ordinal)
    {
        ["log"] = (node, person) => Request.Hang(person).Send(node, Cancellation),
        ["load a state"] = (node, person) => node.States.Load(person, Cancellation).AsTask(),
        ["read the history"] = (node, person) => node.Store.ReadHistory(new HistoryQuery(person), Cancellation).ToListAsync(Cancellation).AsTask(),
        ["find the last sequence"] = (node, person) => node.Store.LastSequence(person, Cancellation),
        ["find an entry"] = (node, person) => node.Store.FindEntry(person, Id, Cancellation),
        ["find entries"] = (node, person) => node.Store.FindEntries(person, [Id], Cancellation),
        ["list entries"] = (node, person) => node.Store.ListEntries(new EntryQuery(person), Cancellation),
        ["verify"] = (node, _) => node.Verifier.Verify(Cancellation),
        ["start a rebuild"] = (node, _) => node.Rebuilder.Start(Cancellation),
        ["find a rebuild"] = (node, _) => node.Rebuilder.Find(Id, Cancellation),
        ["erase"] = (node, person) => node.Erasure.Erase($"{person}-too", Cancellation),
        ["refresh reports"] = (node, _) => node.Reports.Refresh(Cancellation),
        ["prepare"] = (node, _) => node.Startup.Prepare(Cancellation),
        ["add a person"] = (node, person) => node.Register.Add(new Person(person, "Ann", DateTimeOffset.UnixEpoch), null, Cancellation),
        ["find a token"] = (node, _) => node.Register.Find(new byte[32], Cancellation).AsTask(),
        ["list people"] = (node, _) => node.Register.People(null, 10, Cancellation),
        ["revoke a token"] = (node, _) => node.Register.Revoke(Id, null, null, Cancellation),
        ["read the audit log"] = (node, _) => node.Register.Audit(null, 10, Cancellation),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task throws_while_the_database_is_unavailable(string operation)
    {
        await using var nowhere = StorageNode.Open("Host=127.0.0.1;Port=1;Username=nobody");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => Operations[operation](nowhere, Person));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task recovers_when_the_database_is_available_again(string operation)
    {
        await using var proxy = new CuttingProxy(Storage.ConnectionString);
        await using var node = StorageNode.Open(proxy.ConnectionString);
        await Committed(Hang(), node: node);
        proxy.CutNext(CutPoint.BeforeServerReceives, times: int.MaxValue);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Operations[operation](node, Person));

        proxy.CutNext(CutPoint.BeforeServerReceives, times: 0);

        await Committed(Walk(), Walks, node: node);
        Assert.Equal(4, (await State(node)).Version);
    }
}
