namespace HabitTrack.Storage.Tests.Embedded;

public sealed class KillingTheService : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task stops_its_server()
    {
        var connectionString = await KillService("CREATE TABLE kept AS SELECT 42 AS value");

        await Eventually.Holds("the server has gone", () => Task.FromResult(!File.Exists(Server.ProcessFile(data.Path))));
        Assert.False(await Server.Answers(connectionString));
    }

    [Fact]
    public async Task lets_the_next_service_start_immediately_with_all_committed_data()
    {
        await KillService("CREATE TABLE kept AS SELECT 42 AS value");

        await using var next = await Server.Start(data.Path);
        Assert.Equal(42, await Server.Query(next.ConnectionString, "SELECT value FROM kept"));
    }

    private async Task<string> KillService(string sql)
    {
        await Server.Needed();
        var (service, connectionString) = await ServingProcess.Start(data.Path);
        using (service)
        {
            await Server.Query(connectionString, sql);
            await service.Kill();
        }

        return connectionString;
    }
}
