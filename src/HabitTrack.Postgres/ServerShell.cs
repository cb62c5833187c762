using System.ComponentModel;
using System.Diagnostics;

namespace HabitTrack.Postgres;

/// <summary>Runs shell scripts in a minimal environment, and as the owner of a server's folder.</summary>
internal static class ServerShell
{
    private const string InheritedFolder = "/proc/self/fd/9";

    /// <summary>Starts an embedded script as the owner of a server's folder, which is the script's first argument.</summary>
    public static Process StartAsOwner(string script, string folder, IEnumerable<string> arguments)
    {
        IEnumerable<string> command = Environment.IsPrivilegedProcess
            ? ["-c", Read("as-owner.sh"), "sh", folder, "sh", "-c", Read(script), "sh", InheritedFolder, .. arguments]
            : ["-c", Read(script), "sh", folder, .. arguments];

        // In a separate session Ctrl+C does not reach the server, so the service can complete accepted requests first.
        return OperatingSystem.IsLinux() ? Start("setsid", ["sh", .. command]) : Start("sh", command);
    }

    /// <summary>Runs a script and waits for it to exit.</summary>
    /// <returns>The output of the script.</returns>
    /// <exception cref="EmbeddedPostgresException">The script failed. The message is followed by the script's error output.</exception>
    public static Task<string> Run(string script, IEnumerable<string> arguments, string message, CancellationToken cancellation) =>
        Finish(Start("sh", ["-c", script, "sh", .. arguments]), message, cancellation);

    /// <summary>Runs an embedded script like <see cref="StartAsOwner"/> and waits for it to exit.</summary>
    public static Task RunAsOwner(string script, string folder, IEnumerable<string> arguments, string message, CancellationToken cancellation) =>
        Finish(StartAsOwner(script, folder, arguments), message, cancellation);

    /// <summary>Reads an embedded file.</summary>
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
            throw new EmbeddedPostgresException($"PostgreSQL cannot be started because {program} cannot be run: {e.Message}", e);
        }
    }

    private static async Task<string> Finish(Process process, string message, CancellationToken cancellation)
    {
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var errors = await process.StandardError.ReadToEndAsync(cancellation);
                await process.WaitForExitAsync(cancellation);
                return process.ExitCode == 0 ? await output : throw new EmbeddedPostgresException($"{message}\n{errors.Trim()}");
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }
}
