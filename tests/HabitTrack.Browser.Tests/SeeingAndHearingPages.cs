using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class SeeingAndHearingPages(TestBrowser browser, DemoApp demo)
{
    private const string Contrast = """
        (() => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const luminance = color => {
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const panel = document.querySelector('.panel'), card = luminance(getComputedStyle(panel).backgroundColor);
          return ['hang', 'walk', 'posture-check', 'stretch', 'workout', 'custom'].flatMap(kind =>
            ['met', 'partial', 'missed', 'excused', 'open'].flatMap(mark => [0, 1, 2, 3, 4].flatMap(level => {
              panel.insertAdjacentHTML('beforeend', `<p class="${kind}"><svg class="mark ${mark} level-${level}"></svg></p>`);
              const { fill, stroke } = getComputedStyle(panel.lastElementChild.firstElementChild);
              return mark === 'met' || mark === 'partial' ? [fill, stroke] : [stroke];
            })))
            .map(color => luminance(color))
            .map(color => (Math.max(color, card) + .05) / (Math.min(color, card) + .05));
        })()
        """;

    [Theory]
    [InlineData("/habits/hang")]
    [InlineData("/habits/workout")]
    [InlineData("/progress?period=month")]
    [InlineData("/progress")]
    public async Task shows_no_overlapping_chart_labels_on_phones(string path)
    {
        await using var window = await browser.Open(await demo.Address(), Window.WithoutWorker(width: 320));
        await window.Visit(path);
        foreach (var width in new[] { 320, 390, 412, 430, 480, 1_024 })
        {
            await window.Page.SetViewportSizeAsync(width, 844);
            Assert.Empty(await window.OverlappingLabels());
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task draws_the_marks_of_every_kind_with_a_contrast_of_at_least_three_to_one(ColorScheme scheme)
    {
        await using var window = await browser.Open(await demo.Address(), new() { ColorScheme = scheme, ServiceWorkers = ServiceWorkerPolicy.Block });
        await window.Visit("/progress");

        var contrasts = await window.Page.EvaluateAsync<double[]>(Contrast);

        Assert.Equal(6 * 5 * 7, contrasts.Length);
        Assert.All(contrasts, contrast => Assert.InRange(contrast, 3, 21));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task moves_the_focus_to_the_next_row_after_a_removal(bool script)
    {
        await using var app = await SharedService.NewPerson();
        foreach (var seconds in new[] { 20, 30, 40 })
            await app.Post("/v1/hangs", new { seconds });
        await using var window = await browser.Open(app, new() { JavaScriptEnabled = script });
        await window.Visit("/");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Hang 30 s" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator(".toast")).ToContainTextAsync("Removed Hang 30 s.");
        await Assertions.Expect(window.Page.Locator(".timeline li:focus")).ToContainTextAsync("Hang");
        if (script)
            await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("Removed Hang 30 s.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task keeps_the_focus_on_the_page_after_an_undo(bool script)
    {
        await using var app = await SharedService.NewPerson();
        foreach (var seconds in new[] { 20, 30 })
            await app.Post("/v1/hangs", new { seconds });
        await using var window = await browser.Open(app, new() { JavaScriptEnabled = script });
        await window.Visit("/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Hang 30 s" }).ClickAsync();

        foreach (var (button, expected) in new[] { (".toast button", "Hang 30 s logged."), (".toast button", "Removed Hang 30 s."), (".timeline > form button", "Undid: Hang, 30 s") })
        {
            await window.Page.Locator(button).ClickAsync();
            await Assertions.Expect(window.Page.Locator(".toast")).ToContainTextAsync(expected);
            await Assertions.Expect(window.Page.Locator("main :focus")).ToHaveCountAsync(1);
        }
    }

    [Fact]
    public async Task announces_a_log_and_keeps_the_focus()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 20 });
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "+ 30 s" }).TapAsync();

        await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("Hang 30 s logged.");
        await Assertions.Expect(window.Page.Locator("button:focus")).ToContainTextAsync("30");
    }

    [Fact]
    public async Task focuses_the_error_of_a_workout_without_ticked_sets_and_the_confirmation_of_a_logged_one()
    {
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, Window.Phone);
        await window.Visit("/log/workout");
        var log = window.Page.GetByRole(AriaRole.Button, new() { Name = "Log", Exact = true });
        await Assertions.Expect(log).ToBeInViewportAsync();

        await log.TapAsync();
        await Assertions.Expect(window.Page.GetByText("Tick the sets that you did.")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.GetByText("Tick the sets that you did.")).ToBeInViewportAsync();
        await window.Page.Locator(".tick input").First.CheckAsync();
        await log.TapAsync();

        await Assertions.Expect(window.Page.Locator(".done")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.Locator(".done")).ToBeInViewportAsync();
    }
}
