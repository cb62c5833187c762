using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>The system's browser, which Playwright drives.</summary>
internal static class Chromium
{
    /// <summary>Names the browser where it is not found on the PATH.</summary>
    private const string Variable = "HABITTRACK_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public const string Missing = $"There is no chromium on the PATH: install it, or say where it is by {Variable}.";

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // Root's processes get no sandbox.
        Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
    });
}
