namespace HabitTrack.Storage.Tests.Embedded;

public sealed class KillingTheService : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task stops_its_server()
    {
        var connectionString = await KillWhatServes("CREATE TABLE kept AS SELECT 42 AS value");

        await Eventually.Holds("the server has gone", () => Task.FromResult(!File.Exists(Server.ProcessFile(data.Path))));
        Assert.False(await Server.Answers(connectionString));
    }

    [Fact]
    public async Task lets_the_next_one_start_at_once_with_all_that_was_committed()
    {
        await KillWhatServes("CREATE TABLE kept AS SELECT 42 AS value");

        await using var next = await Server.Start(data.Path);
        Assert.Equal(42, await Server.Query(next.ConnectionString, "SELECT value FROM kept"));
    }

    private async Task<string> KillWhatServes(string sql)
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
