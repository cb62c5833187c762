using System.Diagnostics;
using HabitTrack.Postgres;

namespace HabitTrack.Storage.Tests.Embedded;

/// <summary>A separate process that runs an embedded server, as the service does, and that a test can kill.</summary>
internal sealed class ServingProcess : IDisposable
{
    public const string Mode = "serve";

    private readonly Process process;

    private ServingProcess(Process process) => this.process = process;

    /// <summary>Starts the process. Its first line of output is the connection string or the error.</summary>
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

    /// <summary>The entry point of the process, which runs until its standard input ends.</summary>
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

    /// <summary>Kills the process with SIGKILL, which it cannot handle.</summary>
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
