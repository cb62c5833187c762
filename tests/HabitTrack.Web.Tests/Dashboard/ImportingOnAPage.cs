using HabitTrack.Storage.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace HabitTrack.Web.Tests;

public sealed class ImportingOnAPage
{
    [Theory]
    [InlineData("ndjson")]
    [InlineData("json")]
    public async Task imports_an_export_once_and_shows_the_number_of_events(string format)
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/plans/back-care", new { });
        await from.Post("/v1/hangs", new { seconds = 45 });
        var export = (await from.Get($"/v1/exports?format={format}")).Text;
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        Assert.Contains("6 events imported.", (await settings.Upload("/settings/import", "export", export)).Text);
        Assert.Contains("All 6 events were here already.", (await settings.Upload("/settings/import", "export", export)).Text);
        Assert.Equal(45, (await app.Get("/v1/entries"))["entries.0.seconds"]!.GetValue<int>());
    }

    [Fact]
    public async Task takes_an_import_back_and_imports_it_again()
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/hangs", new { seconds = 45 });
        var export = (await from.Get("/v1/exports")).Text;
        await using var app = await SharedService.NewPerson();
        await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", export);

        var takenBack = await (await Page.Open(app, "/settings")).Press("Take back");

        Assert.Contains("The import is taken back: 2 events undone.", takenBack.Text);
        Assert.Contains("taken back", takenBack.Text);
        Assert.DoesNotContain(takenBack.Forms, form => form.Button.StartsWith("Take back", StringComparison.Ordinal));
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
        Assert.Contains("2 events imported.", (await takenBack.Upload("/settings/import", "export", export)).Text);
    }

    [Fact]
    public async Task lists_imports_that_added_something_and_one_for_each_upload()
    {
        await using var from = await SharedService.NewPerson();
        await from.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await from.Post("/v1/hangs", new { seconds = 45 });
        var export = (await from.Get("/v1/exports")).Text;
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");
        for (var upload = 0; upload < 7; upload++)
            await settings.Upload("/settings/import", "export", export);
        Assert.Single((await Page.Open(app, "/settings")).Forms, form => form.Button.StartsWith("Take back", StringComparison.Ordinal));

        var conflict = await settings.Upload("/settings/import", "export", export.Replace("\"stream\":\"hang\"", "\"stream\":\"bar\"", StringComparison.Ordinal));

        Assert.Equal(409, conflict.Status);
        var imports = (await app.Get("/v1/imports"))["imports"]!.AsArray();
        Assert.Equal([.. Enumerable.Repeat("done", 7), "failed"], imports.Select(import => (string)import!["status"]!).Order());
    }

    [Fact]
    public async Task imports_an_export_once_when_it_is_uploaded_twice_concurrently()
    {
        await using var from = await SharedService.NewPerson();
        foreach (var batch in Enumerable.Range(0, 3))
            await from.Post("/v1/entries/batch", Enumerable.Range(0, 1_000).Select(at => new { kind = "hang", seconds = 1 + at, day = "2026-11-2" + batch }).ToArray());
        var export = (await from.Get("/v1/exports")).Text;
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => settings.Upload("/settings/import", "export", export)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(export.Count(letter => letter == '\n'), (await app.Get("/v1/exports")).Text.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task names_the_damaged_line_and_imports_nothing()
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/hangs", new { seconds = 45 });
        var export = (await from.Get("/v1/exports")).Text.Replace("\"seconds\":45", "\"seconds\":-45", StringComparison.Ordinal);
        await using var app = await SharedService.NewPerson();

        var refused = await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", export);

        Assert.Equal(422, refused.Status);
        Assert.Contains("Line 3: seconds: seconds must be a whole number of seconds from 1 to 86400, such as 60. Nothing was imported.", refused.Text);
        Assert.Contains("id=\"field-export-problem\"", refused.Html);
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("hello", "This is no file that can be imported.")]
    [InlineData("[{}]", "Line 2:")]
    public async Task rejects_files_that_are_not_exports(string text, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", text);

        Assert.Equal(422, refused.Status);
        Assert.Contains(expected, refused.Text);
    }

    [Fact]
    public async Task shows_what_a_file_would_do_and_imports_what_is_chosen()
    {
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        var preview = await settings.Upload("/settings/import", "export", "day,habit\n2026-11-20,Read\n2026-11-21,Swim\n2026-11-22,Swim\n2199-01-01,Swim\n", ("preview", "yes"));

        Assert.Equal(200, preview.Status);
        Assert.Contains("3 entries, 20 Nov to 22 Nov. 1 thing cannot be imported; see below.", preview.Text.Replace(" 2026", "", StringComparison.Ordinal));
        Assert.Contains("Line 5: An entry cannot be in the future.", preview.Text);
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));

        // Of several boxes with one name, this keeps the last one.
        var imported = await preview.Press("Import");

        Assert.Contains("3 events imported.", imported.Text);
        Assert.Equal("swim", Assert.Single((await app.Get("/v1/habits"))["habits"]!.AsArray())!["habit"]!.GetValue<string>());
        Assert.Contains("Line 5: An entry cannot be in the future.", (await Page.Open(app, "/settings")).Text);
    }

    [Fact]
    public async Task offers_the_devices_whose_steps_a_file_has()
    {
        await using var app = await SharedService.NewPerson();
        const string record = "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"{0}\" startDate=\"2026-11-{1} 09:00:00 +0000\" value=\"{2}\"/>";
        var file = $"<HealthData>{string.Format(record, "Watch", 19, 400)}{string.Format(record, "Watch", 20, 500)}{string.Format(record, "Phone", 20, 300)}</HealthData>";

        var preview = await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", file, ("preview", "yes"));

        Assert.Contains("only those of Watch were taken", preview.Text);
        Assert.Contains("2 events imported.", (await preview.Press("Import", ("from", "Phone"))).Text);
        Assert.Equal(300, Assert.Single((await app.Get("/v1/entries"))["entries"]!.AsArray())!["steps"]!.GetValue<int>());
    }

    [Fact]
    public async Task shows_what_could_not_be_imported_with_its_reason()
    {
        await using var app = await SharedService.NewPerson();

        var settings = await Page.Open(app, "/settings");

        var imported = await settings.Upload("/settings/import", "export", "day,habit\n2026-11-20,Read\n2199-01-01,Read\n");

        Assert.Contains("2 events imported. 1 thing could not be imported; the reason is below.", imported.Text.Replace('\u00a0', ' '));
        Assert.Contains("Line 3: An entry cannot be in the future.", imported.Text);
        var refused = await settings.Upload("/settings/import", "export", "day,habit\n2026-11-20,Read\n2199-01-02,Read\n");
        Assert.Contains("All 2 events were here already. 1 thing could not be imported; the reason is below.", refused.Text.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task keeps_the_file_of_a_preview_when_the_service_restarts()
    {
        await using var app = await HabitTrackApp.Start();
        var preview = await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", "day,habit\n2026-11-20,Read\n", ("preview", "yes"));

        await app.Restart();

        Assert.Contains("2 events imported.", (await preview.Press("Import")).Text);
    }

    [Fact]
    public async Task shows_how_far_an_import_is_and_takes_it_back()
    {
        await using var app = await HabitTrackApp.Start();
        var location = (await Files.Import(app, "day,habit\n2026-11-20,Read\n2026-11-21,Read\n")).Headers["Location"];
        var page = "/settings" + location["/v1".Length..];
        Assert.Contains("3 events imported.", (await Page.Open(app, page)).Text);
        var register = app.Services.GetRequiredService<ImportRegister>();
        var import = (await register.Find("me", Guid.Parse(location.Split('/')[^1]), TestContext.Current.CancellationToken))!;
        await register.Save("me", import with { Status = ImportStatus.Reading, Read = 2 }, TestContext.Current.CancellationToken);
        Assert.Contains("The file is being checked: 2 read.", (await Page.Open(app, page)).Text);
        await register.Save("me", import with { Status = ImportStatus.Running, Added = 2 }, TestContext.Current.CancellationToken);
        Assert.Contains("is running", (await Page.Open(app, "/settings")).Text);

        var running = await Page.Open(app, page);

        Assert.Contains("2 of 3 imported", running.Text);
        Assert.Contains("The import is taken back: 3 events undone.", (await running.Press("Stop and take back")).Text);
        Assert.Contains("The import is taken back: 3 events undone.", (await Page.Open(app, page)).Text);
        Assert.Equal(404, (await Page.Open(app, $"/settings/imports/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task asks_for_a_file_again_that_is_no_longer_there()
    {
        await using var app = await SharedService.NewPerson();
        var preview = await (await Page.Open(app, "/settings")).Upload("/settings/import", "export", "day,habit\n2026-11-20,Read\n", ("preview", "yes"));
        await preview.Press("Import");

        var again = await preview.Press("Import");

        Assert.Equal(422, again.Status);
        Assert.Contains("The file is no longer here. Choose it again.", again.Text);
    }

    [Fact]
    public async Task shows_the_notes_in_the_language_of_the_person_and_sends_them_to_programs_in_english()
    {
        await using var app = await SharedService.NewPerson();
        var imported = await Files.Import(app, "day,habit,amount,unit\n2026-11-20,Lesen,20,pages\n2026-11-21,Lesen,1,hours\n");
        (await app.Patch("/v1/profile", new { language = "de" })).Expect(200);

        var page = await Page.Open(app, "/settings" + imported.Headers["Location"]["/v1".Length..]);

        Assert.Contains("Zeile 3: Lesen wird in pages gezählt, nicht in hours.", page.Text);
        Assert.Contains("Zeile 2: Lesen: Die Datei hat keine Ziele", page.Text);
        var again = await app.Get(imported.Headers["Location"]);
        Assert.Equal(Files.ProblemsOf(imported), Files.ProblemsOf(again));
        Assert.Contains("3 Lesen is counted in pages, not in hours. Give the entry in pages, or under another habit.", Files.ProblemsOf(again));
    }

    [Fact]
    public async Task requires_a_file()
    {
        await using var app = await SharedService.NewPerson();

        var refused = await (await Page.Open(app, "/settings")).Press("Import");

        Assert.Equal(422, refused.Status);
        Assert.Contains("Choose a file.", refused.Text);
    }

    [Fact]
    public async Task accepts_larger_requests_than_other_forms()
    {
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        var longer = await settings.Upload("/settings/import", "export", "day,habit\n" + new string('\n', 2 << 20) + "yesterday,Read\n");
        var other = await settings.Upload("/settings/links", "export", new string('\n', 2 << 20));

        Assert.Contains("Line 2097154:", longer.Text);
        Assert.Equal(413, other.Status);
    }
}
