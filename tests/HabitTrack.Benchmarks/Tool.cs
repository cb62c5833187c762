using System.Diagnostics;

namespace HabitTrack.Benchmarks;

/// <summary>Runs external programs and extracts their scripts.</summary>
internal static class Tool
{
    /// <summary>Runs a program until it exits and returns its output.</summary>
    public static async Task<string> Run(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} failed ({process.ExitCode}): {await output}{await errors}");
    }

    /// <summary>Writes an embedded script to a folder and returns its path.</summary>
    public static async Task<string> Script(string name, string folder)
    {
        await using var resource = typeof(Tool).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} does not exist.");
        var path = Path.Combine(folder, name);
        await using var file = File.Create(path);
        await resource.CopyToAsync(file);
        return path;
    }

    /// <summary>Returns the folder to which <c>scripts/bench</c> publishes a program.</summary>
    /// <param name="name"><c>service</c> or <c>peer</c>.</param>
    public static string Published(string name) => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../..", name));
}
