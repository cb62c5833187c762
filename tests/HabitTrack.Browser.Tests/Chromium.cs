using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>The installed browser that Playwright controls.</summary>
internal static class Chromium
{
    /// <summary>Environment variable with the path of the browser, for when it is not on the PATH.</summary>
    private const string Variable = "HABITTRACK_CHROMIUM";

    /// <summary>The headless shell comes first: it needs a third less time for the same pages.</summary>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The path of the executable; null if there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : Find();

    public const string Missing = $"Chromium was not found on the PATH: install it, or set {Variable} to its path.";

    public static Task<IBrowser> Start(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // The sandbox is not available to root.
        Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
    });

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
