using System.Diagnostics;
using HabitTrack.Postgres;

namespace HabitTrack.Storage.Tests.Embedded;

/// <summary>A process of its own that has an embedded server, as the service does, so that a test can kill it.</summary>
internal sealed class ServingProcess : IDisposable
{
    public const string Mode = "serve";

    private readonly Process process;

    private ServingProcess(Process process) => this.process = process;

    /// <summary>Starts the process; its first line says how to connect, or why not.</summary>
    public static async Task<(ServingProcess Process, string FirstLine)> Start(
        string dataFolder, params (string Name, string Value)[] environment)
    {
        var program = Path.ChangeExtension(typeof(ServingProcess).Assembly.Location, null);
        var start = new ProcessStartInfo(program, [Mode, dataFolder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var started = Process.Start(start)!;
        var line = await started.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return (new ServingProcess(started), line ?? "");
    }

    /// <summary>What runs in it, until its standard input ends.</summary>
    public static async Task<int> Serve(string dataFolder)
    {
        try
        {
            await using var postgres = await EmbeddedPostgres.Start(dataFolder, _ => { }, CancellationToken.None);
            Console.WriteLine(postgres.ConnectionString);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedPostgresException e)
        {
            Console.WriteLine(e.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    /// <summary>SIGKILL, which the process cannot answer in any way.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
