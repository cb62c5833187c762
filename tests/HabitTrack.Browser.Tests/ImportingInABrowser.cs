using HabitTrack.Storage.Imports;
using HabitTrack.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class ImportingInABrowser(TestBrowser browser)
{
    private const string Drop = """
        file => {
          const data = new DataTransfer();
          data.items.add(new File([file], 'days.csv'));
          document.querySelector('[name=export]').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
        }
        """;

    private const string ObserveShifts =
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value)).observe({ type: 'layout-shift', buffered: true });";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task drops_a_file_chooses_its_habits_watches_the_import_and_takes_it_back()
    {
        await using var app = await HabitTrackApp.Start();
        await using var window = await browser.Open(app, new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        await window.Context.AddInitScriptAsync(ObserveShifts);
        await window.Visit("/settings");

        await window.Page.EvaluateAsync(Drop, "day,habit\n2026-11-20,Read\n2026-11-21,Swim\n2026-11-22,Swim\n2199-01-01,Swim\n");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "See what it would do" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#main").GetByText("3 entries")).ToBeVisibleAsync();
        await ExpectAccessibleAndFitting(window);
        await window.Page.GetByLabel("Read").UncheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Import" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#main").GetByText("3 events imported.")).ToBeVisibleAsync();
        await ExpectAccessibleAndFitting(window);

        var (register, id) = (app.Services.GetRequiredService<ImportRegister>(), Guid.Parse(window.Page.Url.Split('/')[^1]));
        var import = (await register.Find("me", id, Cancellation))!;
        await register.Save("me", import with { Status = ImportStatus.Running, Added = 1 }, Cancellation);
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("value", "1");
        await ExpectAccessibleAndFitting(window);
        await register.Save("me", import, Cancellation);
        await Assertions.Expect(window.Page.Locator("#main").GetByText("3 events imported.")).ToBeVisibleAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<double>("window.shift"), 3);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).TapAsync();
        await Assertions.Expect(window.Page.Locator("#main").GetByText("The import is taken back: 3 events undone.")).ToBeVisibleAsync();
    }

    private static async Task ExpectAccessibleAndFitting(Window window)
    {
        Assert.Equal(0, await window.HorizontalOverflow());
        await window.ExpectAccessible();
    }
}
