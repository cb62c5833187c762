using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>Takes screenshots of every page of a running service, on a phone and a desktop, in light and dark mode.</summary>
internal static class Pictures
{
    public const string Mode = "pictures";

    /// <summary>The path of a share link, without its token.</summary>
    private const string Shared = "/share/";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("today", "/"),
        ("habit", "/habits/hang"),
        ("progress", "/progress"),
        ("history", "/history"),
        ("what-if", "/what-if?hang.amount=240&posture.forgive=1"),
        ("log", "/log"),
        ("log-hang", "/log/hang"),
        ("log-workout", "/log/workout"),
        ("log-walk", "/log/walk"),
        ("log-posture", "/log/posture"),
        ("log-stretch", "/log/stretch"),
        ("log-measurement", "/log/measurement"),
        ("log-pain", "/log/pain"),
        ("new-habit", "/habits/new"),
        ("edit-habit", "/habits/hang/edit"),
        ("settings", "/settings"),
        ("sign-in", "/sign-in"),
        ("share", Shared),
    ];

    /// <summary>The maximum height of a screenshot in CSS pixels.</summary>
    private const int MaxHeight = 1_800;

    private static readonly (string Name, int Width, int Height, float Scale)[] Screens = [("phone", 390, 844, 1), ("desk", 1280, 900, 1)];

    /// <param name="address">The address of the service.</param>
    /// <param name="folder">The folder for the screenshots.</param>
    /// <param name="names">The names of the pages; empty for all.</param>
    public static async Task<int> Take(Uri address, string folder, IReadOnlyList<string> names)
    {
        if (Chromium.Path is null)
        {
            await Console.Error.WriteLineAsync(Chromium.Missing);
            return 1;
        }

        var token = await IssueShareLink(address);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.Start(playwright);
        foreach (var screen in Screens)
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var context = await browser.NewContextAsync(new()
                {
                    BaseURL = address.ToString(),
                    ColorScheme = scheme,
                    ViewportSize = new() { Width = screen.Width, Height = screen.Height },
                    DeviceScaleFactor = screen.Scale,
                    ReducedMotion = ReducedMotion.Reduce,
                });
                var page = await context.NewPageAsync();
                foreach (var (name, path) in Pages.Where(page => names.Count == 0 || names.Contains(page.Name)))
                {
                    await page.SetViewportSizeAsync(screen.Width, screen.Height);
                    await page.GotoAsync(path == Shared ? path + token : path);
                    // The viewport has the height of the page, up to a limit, so that fixed elements are at its edge.
                    var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
                    await page.SetViewportSizeAsync(screen.Width, Math.Min(height, MaxHeight));
                    await page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(folder, $"{name}-{screen.Name}{(scheme == ColorScheme.Dark ? "-dark" : "")}.png"),
                    });
                }
            }
        }

        return 0;
    }

    private static async Task<string> IssueShareLink(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/v1/tokens", new { name = "Pictures", scopes = new[] { "share" } });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>();
    }
}
