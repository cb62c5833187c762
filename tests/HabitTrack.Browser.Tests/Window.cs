using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

/// <summary>A browser window. Script errors and console errors, such as violations of the content security policy, fail the test when it is disposed.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = [];

    private Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                errors.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    public static async Task<Window> Open(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>A phone with a touch screen.</summary>
    public static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };

    /// <summary>Options without a service worker, which would fetch the pages it caches.</summary>
    /// <param name="width">The width of the window in pixels.</param>
    public static BrowserNewContextOptions WithoutWorker(int width) =>
        new() { ViewportSize = new() { Width = width, Height = 740 }, ServiceWorkers = ServiceWorkerPolicy.Block };

    /// <summary>Options of a browser in German, whose words are longer, without a service worker.</summary>
    /// <param name="width">The width of the window in pixels.</param>
    public static BrowserNewContextOptions InGerman(int width)
    {
        var options = WithoutWorker(width);
        options.Locale = "de-DE";
        return options;
    }

    public async Task<Window> Visit(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status < 400, $"{path} answers {answer.Status}");
        return this;
    }

    /// <summary>Waits until the service worker is active. It polls because <c>navigator.serviceWorker.ready</c> never rejects if registration fails.</summary>
    public Task ServiceWorker() => Until(
        "the service worker is active", "navigator.serviceWorker.getRegistration().then(found => found?.active?.state === 'activated')");

    /// <summary>Polls from the test: polling in the page would evaluate text there, which the content security policy forbids.</summary>
    public Task Until(string condition, string script) => Eventually.Holds(condition, () => Page.EvaluateAsync<bool>(script));

    /// <summary>The card of a habit.</summary>
    public ILocator Card(string habit) => Page.Locator($"#habit-{habit}");

    /// <summary>Returns the accessibility violations that axe-core finds.</summary>
    /// <param name="rules">The rules to check; all by default.</param>
    public async Task<IReadOnlyList<string>> Violations(params string[] rules)
    {
        await Page.EvaluateAsync(Axe);
        // Details of rules that pass would take longer than the check itself.
        return await Page.EvaluateAsync<string[]>(
            """
            async rules => {
              const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) });
              return violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`));
            }
            """,
            rules);
    }

    /// <summary>Fails on any violation in light mode, and on violations of the color rules in dark mode.</summary>
    public async Task ExpectAccessible()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await Violations());
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await Violations("color-contrast", "link-in-text-block"));
    }

    /// <summary>Returns the pairs of chart labels that overlap.</summary>
    public Task<string[]> OverlappingLabels() => Page.EvaluateAsync<string[]>(
        """
        [...document.querySelectorAll('.chart svg.plot')].flatMap(chart => {
          const boxes = [...chart.querySelectorAll('text:not(.strong, .within)')].map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
          return boxes.flatMap(([text, box], at) => boxes.slice(at + 1)
            .filter(([, other]) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
            .map(([other]) => `${text} × ${other}`));
        })
        """);

    /// <summary>Returns by how many pixels the page is wider than the window with a wide font that is the same on every machine.</summary>
    public Task<int> HorizontalOverflow() => Page.EvaluateAsync<int>(
        """
        async font => {
          const face = await new FontFace('even', Uint8Array.from(atob(font), letter => letter.charCodeAt(0)), { weight: '1 1000' }).load();
          const style = new CSSStyleSheet();
          style.replaceSync('* { font-family: even !important }');
          document.fonts.add(face);
          document.adoptedStyleSheets = [style];
          const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          document.adoptedStyleSheets = [];
          document.fonts.delete(face);
          return overflow;
        }
        """,
        Convert.ToBase64String(FixedWidthFont.Font));

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(errors);
    }
}
