using System.ComponentModel;
using System.Diagnostics;

namespace HabitTrack.Postgres;

/// <summary>Runs shell scripts in a bare environment, and on a server's folder as the account that owns it.</summary>
internal static class ServerShell
{
    private const string FolderHandedOver = "/proc/self/fd/9";

    /// <summary>Starts one of the scripts beside this file on a server's folder, which it gets as its first argument.</summary>
    public static Process StartAsOwner(string script, string folder, IEnumerable<string> arguments)
    {
        IEnumerable<string> command = Environment.IsPrivilegedProcess
            ? ["-c", Read("as-owner.sh"), "sh", folder, "sh", "-c", Read(script), "sh", FolderHandedOver, .. arguments]
            : ["-c", Read(script), "sh", folder, .. arguments];

        // In a session of its own the server outlives a Ctrl+C by as long as the service needs to answer what it accepted.
        return OperatingSystem.IsLinux() ? Start("setsid", ["sh", .. command]) : Start("sh", command);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="EmbeddedPostgresException">It failed: the complaint says at what, and the script itself why.</exception>
    public static Task<string> Run(string script, IEnumerable<string> arguments, string complaint, CancellationToken cancellation) =>
        Finish(Start("sh", ["-c", script, "sh", .. arguments]), complaint, cancellation);

    /// <summary>Runs one of the scripts beside this file to its end, on a folder as <see cref="StartAsOwner"/> does.</summary>
    public static Task RunAsOwner(string script, string folder, IEnumerable<string> arguments, string complaint, CancellationToken cancellation) =>
        Finish(StartAsOwner(script, folder, arguments), complaint, cancellation);

    /// <summary>The text of one of the files beside this one.</summary>
    public static string Read(string file)
    {
        using var reader = new StreamReader(typeof(ServerShell).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C";

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedPostgresException($"PostgreSQL cannot be started, because {program} cannot: {e.Message}", e);
        }
    }

    private static async Task<string> Finish(Process process, string complaint, CancellationToken cancellation)
    {
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var errors = await process.StandardError.ReadToEndAsync(cancellation);
                await process.WaitForExitAsync(cancellation);
                return process.ExitCode == 0 ? await output : throw new EmbeddedPostgresException($"{complaint}\n{errors.Trim()}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
