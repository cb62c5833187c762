using System.Diagnostics;
using System.Net.Http.Json;
using HabitTrack.Web;

namespace HabitTrack.Benchmarks;

/// <summary>The service as a process of its own, on an embedded database of its own.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly Process process;

    private RunningService(Process process, Uri address) => (this.process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public long ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <param name="folder">Where its database is kept.</param>
    /// <param name="engine">Which of the engines it runs on.</param>
    /// <param name="connection">A database instead of one of its own.</param>
    public static async Task<RunningService> Start(string folder, string engine = "Postgres", string? connection = null)
    {
        var dll = typeof(Service).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll, "--port", "0", "--data", folder, "--Engine", engine]) { RedirectStandardOutput = true, UseShellExecute = false };
        if (connection is not null)
            start.Environment["ConnectionStrings__HabitTrack"] = connection;
        var started = Process.Start(start)
            ?? throw new InvalidOperationException("The service did not start.");
        var line = await started.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service ended at once.");
        return new RunningService(started, new Uri(line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal))));
    }

    /// <summary>Starts habits of one person, hang-1 and so on: until there are tokens, they stand for people.</summary>
    public async Task StartHabits(int count) =>
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, cancellation) =>
            (await Client.PutAsJsonAsync($"/v1/habits/hang-{number}", new { kind = "hang" }, cancellation)).EnsureSuccessStatusCode());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Tool.Run("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
