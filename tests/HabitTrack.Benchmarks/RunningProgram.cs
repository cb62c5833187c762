using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HabitTrack.Benchmarks;

/// <summary>A web service as a process of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Pause = TimeSpan.FromMilliseconds(5);

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

    /// <summary>A port that was free just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="authorization">What whoever asks is authorized by; null for nothing.</param>
    public Caller As(string? authorization) => new(client, authorization);

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="dll">What is run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="address">Where it will be.</param>
    /// <param name="first">What it is asked until it answers.</param>
    /// <param name="authorization">What that is asked with; null for nothing.</param>
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
        // What it says of itself is not wanted, but must not pile up.
        launched.BeginOutputReadLine();
        var program = new RunningProgram(launched, new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan });
        while (!await program.As(authorization).Answers(first))
        {
            if (launched.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException($"{dll} does not answer {first}.");
            await Task.Delay(Pause);
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
