using System.Diagnostics;

namespace HabitTrack.Storage.Tests.Embedded;

public sealed class KillingTheServer : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task restarts_it_with_all_committed_data()
    {
        await using var postgres = await Server.Start(data.Path);
        await Server.Query(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS value");

        using (var server = Process.GetProcessById(Server.ProcessId(data.Path)))
        {
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Eventually.Holds("the server answers again", () => Server.Answers(postgres.ConnectionString));
        Assert.Equal(42, await Server.Query(postgres.ConnectionString, "SELECT value FROM kept"));
    }
}
