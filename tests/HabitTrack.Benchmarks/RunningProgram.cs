using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HabitTrack.Benchmarks;

/// <summary>A web service in a separate process.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2), PollInterval = TimeSpan.FromMilliseconds(5);

    private readonly Process process;

    private readonly HttpClient client;

    private RunningProgram(Process process, HttpClient client) => (this.process, this.client) = (process, client);

    public Uri Address => client.BaseAddress!;

    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>Returns a port that is currently free.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="authorization">The Authorization header; null for none.</param>
    public Caller As(string? authorization) => new(client, authorization);

    /// <summary>Starts the process and waits until it responds.</summary>
    /// <param name="dll">The path of the assembly.</param>
    /// <param name="arguments">The command-line arguments.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="address">The address that it listens on.</param>
    /// <param name="first">The path to request until it responds.</param>
    /// <param name="authorization">The Authorization header of that request; null for none.</param>
    public static async Task<RunningProgram> Start(
        string dll, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, Uri address, string first, string? authorization)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(dll),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        var launched = Process.Start(start) ?? throw new InvalidOperationException($"{dll} did not start.");
        // The output must be read, or the process would block when the pipe is full.
        launched.BeginOutputReadLine();
        var program = new RunningProgram(launched, new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan });
        while (!await program.As(authorization).Succeeds(first))
        {
            if (launched.HasExited || Stopwatch.GetElapsedTime(started) > StartTimeout)
                throw new InvalidOperationException($"{dll} did not respond to {first}.");
            await Task.Delay(PollInterval);
        }

        return program;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
            await Tool.Run("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
