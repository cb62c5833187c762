using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>A window of a browser. What goes wrong in it, such as a script's error or what the page's policy blocked, fails the test at its end.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> wrong = [];

    private Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => wrong.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                wrong.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    public static async Task<Window> Open(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>A phone, touched.</summary>
    public static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };

    /// <summary>Of tests of pages only: without a service worker, which would load the pages it keeps.</summary>
    /// <param name="width">Of the window, in pixels.</param>
    public static BrowserNewContextOptions WithoutWorker(int width) =>
        new() { ViewportSize = new() { Width = width, Height = 740 }, ServiceWorkers = ServiceWorkerPolicy.Block };

    public async Task<Window> Visit(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status < 400, $"{path} answers {answer.Status}");
        return this;
    }

    /// <summary>Waits until the page's service worker is at work. The browser's own promise of that is never broken, only never kept.</summary>
    public Task ServiceWorker() => Until(
        "the service worker is at work", "navigator.serviceWorker.getRegistration().then(found => found?.active?.state === 'activated')");

    /// <summary>Asks the page again and again: what asks within it has to evaluate text there, which the page's policy forbids.</summary>
    public Task Until(string condition, string script) => Eventually.Holds(condition, () => Page.EvaluateAsync<bool>(script));

    /// <summary>What stands in the card of a habit.</summary>
    public ILocator Card(string habit) => Page.Locator($"#habit-{habit}");

    /// <summary>What of the page some people could not see, reach or understand, by axe-core's rules.</summary>
    /// <param name="rules">The rules to check; by default all.</param>
    public async Task<IReadOnlyList<string>> Violations(AxeRunOptions? rules = null) => (await Page.RunAxe(rules)).Violations
        .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))
        .ToList();

    /// <summary>Fails for what <see cref="Violations"/> finds in light colours, and for what only colours decide in dark ones.</summary>
    public async Task IsAccessible()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await Violations());
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await Violations(new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } }));
    }

    /// <summary>The labels of charts that overlap, in pairs.</summary>
    public Task<string[]> CollidingLabels() => Page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll('.chart svg.plot')].flatMap(chart => {
          const boxes = [...chart.querySelectorAll('text:not(.strong, .within)')].map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
          return boxes.flatMap(([text, box], at) => boxes.slice(at + 1)
            .filter(([, other]) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
            .map(([other]) => `${text} × ${other}`));
        })
        """);

    /// <summary>How many pixels the page is wider than the window, in letters that are wide, and equally so on every machine.</summary>
    public Task<int> Excess() => Page.EvaluateAsync<int>(
        """
        async font => {
          const face = await new FontFace('even', Uint8Array.from(atob(font), letter => letter.charCodeAt(0)), { weight: '1 1000' }).load();
          const style = new CSSStyleSheet();
          style.replaceSync('* { font-family: even !important }');
          document.fonts.add(face);
          document.adoptedStyleSheets = [style];
          const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          document.adoptedStyleSheets = [];
          document.fonts.delete(face);
          return excess;
        }
        """,
        Convert.ToBase64String(EvenLetters.Font));

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(wrong);
    }
}
