using System.Text;
using HabitTrack.Web.Tests;
using Microsoft.Playwright;

namespace HabitTrack.Browser.Tests;

public sealed class ChangingSettingsInABrowser(TestBrowser browser)
{
    private static readonly ViewportSize SmallestPhone = new() { Width = 320, Height = 640 };

    [Fact]
    public async Task creates_and_revokes_a_link_without_javascript()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        await using var window = await browser.Open(app, new() { JavaScriptEnabled = false });
        await window.Visit("/settings");

        await window.Page.GetByLabel("Link name").FillAsync("A friend");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create a link" }).DblClickAsync();
        var link = await window.Page.Locator("code.secret").First.InnerTextAsync();
        Assert.DoesNotContain("ht_", window.Page.Url);
        await window.Visit(link);
        await Assertions.Expect(window.Page.Locator(".card")).ToHaveCountAsync(5);

        await window.Visit("/settings");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke A friend" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#sharing .done")).ToBeFocusedAsync();
        await Assertions.Expect(window.Page.GetByText("Revoked: it no longer works.")).ToBeInViewportAsync();
        await Assertions.Expect(window.Page.GetByText("A friend")).ToHaveCountAsync(0);
        Assert.Equal(401, (await app.Get(link)).Status);
    }

    [Fact]
    public async Task imports_a_file_without_javascript()
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/hangs", new { seconds = 45 });
        var export = Encoding.UTF8.GetBytes((await from.Get("/v1/exports")).Text);
        await using var app = await SharedService.NewPerson();
        await using var window = await browser.Open(app, new() { JavaScriptEnabled = false });
        await window.Visit("/settings");

        await window.Page.GetByLabel("A file to import").SetInputFilesAsync(new FilePayload { Name = "history.ndjson", MimeType = "application/x-ndjson", Buffer = export[..^30] });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#main").GetByText("Nothing was imported.")).ToBeVisibleAsync();
        await window.Page.GetByLabel("A file to import").SetInputFilesAsync(new FilePayload { Name = "history.ndjson", MimeType = "application/x-ndjson", Buffer = export });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#main").GetByText("2 events imported.")).ToBeVisibleAsync();

        Assert.Equal(45, (await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task shows_secrets_and_validation_errors_accessibly_on_the_smallest_phone(ColorScheme scheme)
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        await app.Post(token, "/v1/hangs", new { seconds = 45 });
        await using var window = await browser.Open(app.App.Client.BaseAddress!, new() { ColorScheme = scheme, ViewportSize = SmallestPhone });
        await window.Visit("/sign-in?return=/settings");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await window.Page.GetByLabel("Content").SelectOptionAsync("hang");
        await window.Page.GetByLabel("Link name").FillAsync("A wiki with a remarkably long name");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create a link" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("In Markdown")).ToBeVisibleAsync();
        // The form was submitted: the script of the new page may not have run yet.
        await window.Page.Locator("[data-copy][data-ready]").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("#said")).ToHaveTextAsync("Copied");
        await ExpectAccessibleAndFitting(window);

        await window.Page.GetByLabel("Token name").FillAsync("Watch");
        await window.Page.Locator("[name=tokenDays]").FillAsync("0");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Issue a token" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#field-tokenDays")).ToBeFocusedAsync();
        await ExpectAccessibleAndFitting(window);
    }

    [Fact]
    public async Task clears_the_storage_of_the_browser_after_erasure()
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        await using var window = await browser.Open(app.App.Client.BaseAddress!);
        await window.Visit("/sign-in");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync(token);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.ServiceWorker();
        await window.Page.EvaluateAsync("localStorage.setItem('habittrack.kept', 'one')");

        await ExpectAccessibleAndFitting(await window.Visit("/settings/erase"));
        await window.Page.GetByLabel("Type erase to go on").FillAsync("erase");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Erase everything" }).ClickAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Everything is erased" })).ToBeVisibleAsync();
        Assert.Null(await window.Page.EvaluateAsync<string?>("localStorage.getItem('habittrack.kept')"));
        Assert.Empty(await window.Context.CookiesAsync());
    }

    private static async Task ExpectAccessibleAndFitting(Window window)
    {
        Assert.Empty(await window.Violations());
        Assert.Equal(0, await window.HorizontalOverflow());
    }
}
