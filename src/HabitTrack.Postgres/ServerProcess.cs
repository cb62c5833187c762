using System.Diagnostics;

namespace HabitTrack.Postgres;

/// <summary>One run of the server. It ends with this process, however that ends.</summary>
internal sealed class ServerProcess(ServerFolder folder, Process shell) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Task<string> errors = shell.StandardError.ReadToEndAsync();

    /// <summary>Starts the server and waits until it takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It ended instead, or one that a killed service left behind has yet to end.</exception>
    public static async Task<ServerProcess> Start(ServerFolder folder, PostgresBinaries binaries, CancellationToken cancellation)
    {
        if (folder.Socket.IsServed())
        {
            var leftBehind = $"A server that a killed service left behind in {folder.Path} has yet to stop.";
            await ServerShell.RunAsOwner("stop.sh", folder.Path, [], leftBehind, cancellation);
            throw new EmbeddedPostgresException(leftBehind);
        }

        var settings = ServerShell.Read("settings.conf").Split('\n').Where(line => line is not ("" or ['#', ..]));
        var options = settings.SelectMany(setting => new[] { "-c", setting.Replace("'", "", StringComparison.Ordinal) });
        string[] arguments = [binaries.Folder, ServerFolder.Name, Environment.UserName, .. options];
        var server = new ServerProcess(folder, ServerShell.StartAsOwner("serve.sh", folder.Path, arguments));
        try
        {
            await server.BecomeReady(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the server has ended, with what there is to say about it.</summary>
    public async Task<string> End(CancellationToken cancellation)
    {
        await shell.WaitForExitAsync(cancellation);
        var log = Path.Combine(folder.Path, "log");
        return $"PostgreSQL ended with status {shell.ExitCode}; its log is in {log}. {await errors.WaitAsync(cancellation)}".Trim();
    }

    /// <summary>Stops the server at once and cleanly.</summary>
    public async ValueTask DisposeAsync()
    {
        using (shell)
        {
            shell.StandardInput.Close();
            using var patience = new CancellationTokenSource(LongestStop);
            try
            {
                await shell.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                // Its write-ahead log makes good what a kill leaves undone.
                shell.Kill(entireProcessTree: true);
            }
        }
    }

    private async Task BecomeReady(CancellationToken cancellation)
    {
        var id = await shell.StandardOutput.ReadLineAsync(cancellation) ?? throw new EmbeddedPostgresException(await End(cancellation));
        while (!folder.IsReady(id))
        {
            if (shell.HasExited)
                throw new EmbeddedPostgresException(await End(cancellation));
            await Task.Delay(Pause, cancellation);
        }
    }
}
