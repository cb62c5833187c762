using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>The installed browser that Playwright controls.</summary>
internal static class Chromium
{
    /// <summary>Environment variable with the path of the browser, for when it is not on the PATH.</summary>
    private const string Variable = "HABITTRACK_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The path of the executable; null if there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    public const string Missing = $"Chromium was not found on the PATH: install it, or set {Variable} to its path.";

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // The sandbox is not available to root.
        Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
    });
}
