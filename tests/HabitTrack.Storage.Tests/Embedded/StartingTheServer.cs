using HabitTrack.Postgres;

namespace HabitTrack.Storage.Tests.Embedded;

public sealed class StartingTheServer : IDisposable
{
    private readonly TemporaryFolder data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task creates_a_database_and_reuses_it_the_next_time()
    {
        await using (var before = await Server.Start(data.Path))
            await Server.Query(before.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS value");
        Assert.False(File.Exists(Server.ProcessFile(data.Path)), "The server did not stop when it was disposed.");

        await using var after = await Server.Start(data.Path);
        Assert.Equal(42, await Server.Query(after.ConnectionString, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task starts_over_after_an_interrupted_first_start()
    {
        var unfinished = Directory.CreateDirectory(Server.Folder(data.Path) + ".new");
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "15", Cancellation);

        await using var postgres = await Server.Start(data.Path);
        Assert.True(await Server.Answers(postgres.ConnectionString));
    }

    [Fact]
    public async Task ignores_a_process_id_that_now_belongs_to_another_program()
    {
        await using (await Server.Start(data.Path))
            Assert.True(File.Exists(Server.ProcessFile(data.Path)));

        await File.WriteAllTextAsync(Server.ProcessFile(data.Path), $"{Environment.ProcessId}\n", Cancellation);
        await File.WriteAllTextAsync(Server.SocketFile(data.Path) + ".lock", $"{Environment.ProcessId}\n", Cancellation);

        await using var postgres = await Server.Start(data.Path);
        Assert.True(await Server.Answers(postgres.ConnectionString));
    }

    [Fact]
    public async Task stops_the_server_of_a_killed_service()
    {
        await using (await Server.Start(data.Path))
            Assert.True(File.Exists(Server.ProcessFile(data.Path)));
        var claimed = ServerFolder.Claim(data.Path);
        await using var orphan = await ServerProcess.Start(claimed, await PostgresBinaries.Find(ServerFolder.MajorOf(claimed.Path), Cancellation), Cancellation);
        claimed.Dispose();

        await using var postgres = await Server.Start(data.Path);
        Assert.True(await Server.Answers(postgres.ConnectionString));
    }

    [Fact]
    public async Task fails_while_another_service_uses_the_folder()
    {
        await using var first = await Server.Start(data.Path);

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => Server.Start(data.Path));

        Assert.Contains(data.Path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another service", failure.Message, StringComparison.Ordinal);
        Assert.True(await Server.Answers(first.ConnectionString));
    }

    [Fact]
    public async Task fails_if_the_folder_is_not_a_database()
    {
        Directory.CreateDirectory(Server.Folder(data.Path));

        var failure = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => Server.Start(data.Path));

        Assert.Contains("is not a PostgreSQL database", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task works_in_a_folder_of_any_name()
    {
        const string longerThanTheAddressOfASocketMayBe =
            "a, b: c; 'd' \"e\" $f and more, up to a hundred bytes, which is all that the path of a socket may have";
        var folder = Path.Combine(data.Path, longerThanTheAddressOfASocketMayBe);
        await using (var before = await Server.Start(folder))
            await Server.Query(before.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS value");

        await using var after = await Server.Start(folder);
        Assert.Equal(42, await Server.Query(after.ConnectionString, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task reports_the_version_that_the_data_requires()
    {
        Directory.CreateDirectory(Server.Folder(data.Path));
        await File.WriteAllTextAsync(Path.Combine(Server.Folder(data.Path), "PG_VERSION"), "9\n", Cancellation);

        var failure = await Assert.ThrowsAsync<PostgresMissingException>(
            () => EmbeddedPostgres.Start(data.Path, _ => { }, Cancellation));

        Assert.Contains("written by PostgreSQL 9", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task reports_how_to_install_postgresql_if_it_is_missing()
    {
        var (process, failure) = await ServingProcess.Start(data.Path, (PostgresBinaries.Variable, data.Path));

        using (process)
        {
            Assert.Contains("apt-get install postgresql", failure, StringComparison.Ordinal);
            Assert.Contains("brew install postgresql", failure, StringComparison.Ordinal);
            Assert.Contains("ConnectionStrings__HabitTrack", failure, StringComparison.Ordinal);
        }
    }
}
