using System.Diagnostics;
using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.History;

/// <summary>A node in a process of its own, which books what its standard input names and says what is committed.</summary>
internal sealed class NodeProcess : IDisposable
{
    public const string Mode = "node";

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

    /// <summary>What runs in it: all bookings of its input are made at the same time, one per line: tenant, stream, id.</summary>
    public static async Task<int> Serve(string connectionString)
    {
        await using var store = new PostgresEventStore(connectionString, BankModel.Model, TimeProvider.System);
        var bookings = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
            bookings.Add(Book(store, line.Split(' ')));
        await Task.WhenAll(bookings);
        return 0;
    }

    /// <summary>Hands a booking to the node.</summary>
    public void Book(Commit commit) => process.StandardInput.WriteLine(
        $"{commit.Stream.Tenant} {commit.Stream.Name} {((Book)commit.Command).BookingId}");

    /// <summary>The next booking that the node says is committed; null once it is dead.</summary>
    public async Task<Guid?> Acknowledged() =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line ? Guid.Parse(line) : null;

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task Book(PostgresEventStore store, string[] words)
    {
        var commit = Callers.Commit(new StreamId(words[0], words[1]), new Book(Guid.Parse(words[2]), 1));
        if (await store.Execute(commit, CancellationToken.None) is Outcome.Committed)
            await Console.Out.WriteLineAsync(words[2]);
    }
}
