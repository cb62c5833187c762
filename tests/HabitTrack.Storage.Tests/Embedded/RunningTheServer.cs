using System.Diagnostics;
using HabitTrack.Postgres;

namespace HabitTrack.Storage.Tests.Embedded;

public sealed class RunningTheServer(RunningTheServer.Shared server) : IClassFixture<RunningTheServer.Shared>
{
    [Fact]
    public async Task has_every_commit_on_disk_before_it_is_acknowledged()
    {
        const string risks =
            """
            SELECT string_agg(name || '=' || setting, ' ' ORDER BY name)
            FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums')
            """;

        Assert.Equal(
            "data_checksums=on fsync=on full_page_writes=on synchronous_commit=on",
            await Server.Query(await server.ConnectionString(), risks));
    }

    [Fact]
    public async Task keeps_text_as_unicode_and_time_as_utc()
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
    public async Task lets_no_other_account_in()
    {
        Assert.SkipWhen(!Environment.IsPrivilegedProcess, "Only root can become another account.");
        await server.ConnectionString();

        Assert.Contains("Permission denied", await ConnectAsNobody(), StringComparison.Ordinal);

        Open(server.DataFolder);
        Assert.Contains("Permission denied", await ConnectAsNobody(), StringComparison.Ordinal);

        Open(Server.Folder(server.DataFolder));
        Assert.Contains("authentication failed", await ConnectAsNobody(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_roots_business()
    {
        await server.ConnectionString();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells the account of a process in /proc.");

        var status = File.ReadLines($"/proc/{Server.ProcessId(server.DataFolder)}/status");

        Assert.DoesNotContain("\t0", status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static void Open(string folder)
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

    /// <summary>Started by the first test that needs it, since a fixture cannot skip.</summary>
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
