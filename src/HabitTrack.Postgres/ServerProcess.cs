using System.Diagnostics;

namespace HabitTrack.Postgres;

/// <summary>A running server process. It ends when this process ends, even if that is killed.</summary>
internal sealed class ServerProcess(ServerFolder folder, Process shell) : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Task<string> errors = shell.StandardError.ReadToEndAsync();

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    /// <exception cref="EmbeddedPostgresException">The server ended, or the server of a killed service is still running.</exception>
    public static async Task<ServerProcess> Start(ServerFolder folder, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (folder.Socket.IsListening())
        {
            var stillRunning = $"The server of a killed service is still running in {folder.Path}.";
            await ServerShell.RunAsOwner("stop.sh", folder.Path, [], stillRunning, cancellation);
            throw new EmbeddedPostgresException(stillRunning);
        }

        var settings = ServerShell.Read("settings.conf").Split('\n').Where(line => line is not ("" or ['#', ..]));
        var options = settings.SelectMany(setting => new[] { "-c", setting.Replace("'", "", StringComparison.Ordinal) });
        string[] arguments = [binaries.Folder, ServerFolder.Name, Environment.UserName, .. options];
        var server = new ServerProcess(folder, ServerShell.StartAsOwner("serve.sh", folder.Path, arguments));
        try
        {
            await server.WaitUntilReady(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the server has ended and returns a description of how it ended.</summary>
    public async Task<string> WaitForExit(CancellationToken cancellation)
    {
        await shell.WaitForExitAsync(cancellation);
        var log = Path.Combine(folder.Path, "log");
        return $"PostgreSQL ended with status {shell.ExitCode}; its log is in {log}. {await errors.WaitAsync(cancellation)}".Trim();
    }

    /// <summary>Stops the server with a fast shutdown.</summary>
    public async ValueTask DisposeAsync()
    {
        using (shell)
        {
            shell.StandardInput.Close();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await shell.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                // After a kill, the server recovers from its write-ahead log.
                shell.Kill(entireProcessTree: true);
            }
        }
    }

    private async Task WaitUntilReady(CancellationToken cancellation)
    {
        var id = await shell.StandardOutput.ReadLineAsync(cancellation) ?? throw new EmbeddedPostgresException(await WaitForExit(cancellation));
        while (!folder.IsReady(id))
        {
            if (shell.HasExited)
                throw new EmbeddedPostgresException(await WaitForExit(cancellation));
            await Task.Delay(PollInterval, cancellation);
        }
    }
}
