using System.Diagnostics;
using HabitTrack.Storage.Commands;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A node in a separate process. It reads requests from standard input and writes committed entries to standard output.</summary>
internal sealed class NodeProcess : IDisposable
{
    public const string Mode = "node";

    private const string RebuildRequest = "rebuild";

    private readonly Process process;

    private NodeProcess(Process process) => this.process = process;

    public static NodeProcess Start(string connectionString)
    {
        var program = Path.ChangeExtension(typeof(NodeProcess).Assembly.Location, null);
        return new NodeProcess(Process.Start(new ProcessStartInfo(program, [Mode, connectionString])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
    }

    /// <summary>The entry point of the process. Each line of input is a person and an entry to log; all are logged concurrently.</summary>
    public static async Task<int> Serve(string connectionString)
    {
        await using var node = StorageNode.Open(connectionString);
        var work = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
            work.Add(line == RebuildRequest ? Rebuild(node) : Log(node, line.Split(' ')));
        await Task.WhenAll(work);
        return 0;
    }

    /// <summary>Sends a request to the node.</summary>
    public void Send(Request request) => process.StandardInput.WriteLine($"{request.Person} {request.Log.EntryId}");

    /// <summary>Reads the next committed entry; null if the node has ended.</summary>
    public async Task<Guid?> Acknowledged() =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line ? Guid.Parse(line) : null;

    /// <summary>Starts a rebuild on the node.</summary>
    /// <returns>The rebuild's id.</returns>
    public async Task<Guid> StartRebuild()
    {
        await process.StandardInput.WriteLineAsync(RebuildRequest);
        return await Acknowledged() ?? throw new InvalidOperationException("The node has ended.");
    }

    /// <summary>Kills the node with SIGKILL.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Freezes the node with SIGSTOP. Its connections stay open.</summary>
    public Task Freeze() => Signal("-STOP");

    /// <summary>Resumes the node with SIGCONT.</summary>
    public Task Resume() => Signal("-CONT");

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill {signal} {process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task Log(StorageNode node, string[] words)
    {
        if (await Request.Hang(words[0], Guid.Parse(words[1])).Send(node, CancellationToken.None) is CommandResult.Committed)
            await Console.Out.WriteLineAsync(words[1]);
    }

    private static async Task Rebuild(StorageNode node) =>
        await Console.Out.WriteLineAsync((await node.Rebuilder.Start(CancellationToken.None)).Id.ToString());
}
