using System.Diagnostics;
using HabitTrack.Postgres;

namespace HabitTrack.Storage.Tests.Embedded;

public sealed class RunningTheServer(RunningTheServer.Shared server) : IClassFixture<RunningTheServer.Shared>
{
    [Fact]
    public async Task flushes_every_commit_to_disk_before_acknowledging_it()
    {
        const string settings =
            """
            SELECT string_agg(name || '=' || setting, ' ' ORDER BY name)
            FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')
            """;

        Assert.Equal(
            "data_checksums=on fsync=on full_page_writes=on synchronous_commit=on",
            await Server.Query(await server.ConnectionString(), settings));
    }

    [Fact]
    public async Task stores_text_as_unicode_and_time_as_utc()
    {
        const string conventions =
            """
            SELECT concat_ws(' ', pg_encoding_to_char(encoding), datcollate, current_setting('timezone'))
            FROM pg_database
            WHERE datname = current_database()
            """;

        Assert.Equal("UTF8 C UTC", await Server.Query(await server.ConnectionString(), conventions));
    }

    [Fact]
    public async Task listens_on_no_network_address()
    {
        Assert.Equal("", await Server.Query(await server.ConnectionString(), "SHOW listen_addresses"));
    }

    [Fact]
    public async Task refuses_other_accounts()
    {
        Assert.SkipWhen(!Environment.IsPrivilegedProcess, "Only root can become another account.");
        await server.ConnectionString();

        Assert.Contains("Permission denied", await ConnectAsNobody(), StringComparison.Ordinal);

        AllowAccess(server.DataFolder);
        Assert.Contains("Permission denied", await ConnectAsNobody(), StringComparison.Ordinal);

        AllowAccess(Server.Folder(server.DataFolder));
        Assert.Contains("authentication failed", await ConnectAsNobody(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_run_as_root()
    {
        await server.ConnectionString();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the account of a process in /proc.");

        var status = File.ReadLines($"/proc/{Server.ProcessId(server.DataFolder)}/status");

        Assert.DoesNotContain("\t0", status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static void AllowAccess(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
    }

    private async Task<string> ConnectAsNobody()
    {
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
        string[] psql = ["psql", $"--host={Server.Folder(server.DataFolder)}", "--username=habittrack"];
        var start = new ProcessStartInfo("setpriv", [.. nobody, .. psql]) { UseShellExecute = false, RedirectStandardError = true };

        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
        return errors;
    }

    /// <summary>A server that the first test starts, because a fixture cannot skip tests.</summary>
    public sealed class Shared : IAsyncDisposable
    {
        private readonly TemporaryFolder data = new();
        private EmbeddedPostgres? postgres;

        public string DataFolder => data.Path;

        public async Task<string> ConnectionString() => (postgres ??= await Server.Start(data.Path)).ConnectionString;

        public async ValueTask DisposeAsync()
        {
            if (postgres is not null)
                await postgres.DisposeAsync();
            data.Dispose();
        }
    }
}
