using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

internal static class Rebuilds
{
    /// <summary>Runs a rebuild and waits for its end.</summary>
    public static async Task<Rebuild> Run(StorageNode node)
    {
        var rebuild = await node.Rebuilder.Start(TestContext.Current.CancellationToken);
        await Eventually.Holds("the rebuild has ended", async () =>
            (rebuild = (await node.Rebuilder.Find(rebuild.Id, TestContext.Current.CancellationToken))!).Status != RebuildStatus.Running);
        return rebuild;
    }
}
