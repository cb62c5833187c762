using System.Text;
using System.Text.Json.Nodes;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class ImportingAnExport(DemoApp demo)
{
    private static readonly string[] Views =
    [
        "/v1/streaks", "/v1/habits", "/v1/records", "/v1/profile", "/v1/load", "/v1/muscles?weeks=12", "/v1/summaries?period=year", "/v1/calendar/hang?year=2026",
        "/v1/streaks/walk/explanation?from=2026-01-01&to=2026-11-22", "/v1/streaks?asOf=2026-06-30", "/v1/exercises",
    ];

    [Theory]
    [InlineData("ndjson", Lines)]
    [InlineData("json", Json)]
    public async Task restores_every_view_in_an_empty_store_and_is_idempotent(string format, string type)
    {
        await using var from = await demo.App();
        await using var to = await SharedService.NewPerson();
        var export = (await from.Get("/v1/exports?format=" + format)).Expect(200);
        Assert.Equal($"attachment; filename=\"habittrack-2026-11-22.{format}\"", export.Disposition);
        Assert.Equal(type, export.ContentType);

        var imported = (await Import(to, export.Text, type)).Expect(202);

        Assert.True(imported.Value<long>("read") > 1_000);
        Assert.Equal(imported.Value<long>("read"), imported.Value<long>("added"));
        foreach (var view in Views)
            Assert.Equal((await from.Get(view)).Expect(200).Text, (await to.Get(view)).Expect(200).Text);

        var again = (await Import(to, export.Text, type)).Expect(202);
        Assert.Equal((imported.Value<long>("read"), 0), (again.Value<long>("read"), again.Value<long>("added")));
    }

    [Fact]
    public async Task restores_every_view_for_another_person_and_does_not_change_the_first()
    {
        await using var app = await SharedService.Administrator();
        var (ada, _) = await app.Issue(await app.Add("Ada"), "log read");
        var (bob, _) = await app.Issue(await app.Add("Bob"), "log read");
        foreach (var day in new[] { "2026-11-19", "2026-11-20", "2026-11-22" })
            (await app.Post(ada, "/v1/hangs", new { seconds = 200, day })).Expect(201);
        var export = (await app.Get(ada, "/v1/exports")).Expect(200).Text;

        (await Import(app.App, export, Lines, TokensApp.Bearer(bob))).Expect(202);
        (await app.Post(bob, "/v1/hangs", new { seconds = 200, day = "2026-11-21" })).Expect(201);

        Assert.Equal((1, 4), (await Current(ada), await Current(bob)));
        async Task<int> Current(string token) => (await app.Get(token, "/v1/streaks/hang")).Expect(200).Value<int>("current.length");
    }

    [Fact]
    public async Task keeps_the_time_and_author_of_each_event()
    {
        await using var from = await WithHangs();
        await using var between = await SharedService.NewPerson();
        await using var to = await SharedService.NewPerson();
        await Import(between, (await from.Get("/v1/exports")).Text);
        await Import(to, (await between.Get("/v1/exports")).Text);

        var (first, last) = ((await from.Get("/v1/history"))["events"]!.AsArray(), (await to.Get("/v1/history"))["events"]!.AsArray());

        Assert.Equal(first.Select(fact => (string)fact!["recordedAt"]!), last.Select(fact => (string)fact!["origin"]!["recordedAt"]!));
        Assert.Equal(first.Select(fact => (string?)fact!["by"]), last.Select(fact => (string?)fact!["origin"]!["userName"]));
        Assert.All(first, fact => Assert.Null(fact!["origin"]));
        Assert.True((DateTimeOffset)last[0]!["recordedAt"]! > (DateTimeOffset)first[^1]!["recordedAt"]!);
    }

    [Fact]
    public async Task completes_a_partial_import()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        (await Import(to, string.Join('\n', [.. lines[..4], """{"events":3}"""]))).Expect(202);

        var rest = (await Import(to, string.Join('\n', lines))).Expect(202);

        Assert.Equal((lines.Length - 2, lines.Length - 5), (rest.Value<int>("read"), rest.Value<int>("added")));
        Assert.Equal((await from.Get("/v1/streaks")).Text, (await to.Get("/v1/streaks")).Text);
    }

    [Fact]
    public async Task streams_progress_as_ndjson()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var progress = (await Import(to, (await from.Get("/v1/exports")).Text, Lines, ("Accept", Lines))).Expect(202);

        var lines = progress.Text.TrimEnd().Split('\n');
        Assert.Equal(["""{"done":0,"of":6}""", """{"done":6,"of":6}"""], lines[..^1]);
        Assert.Equal((6, 6), ((int)JsonNode.Parse(lines[^1])!["read"]!, (int)JsonNode.Parse(lines[^1])!["added"]!));
    }

    [Fact]
    public async Task accepts_an_export_of_several_megabytes()
    {
        await using var from = await SharedService.NewPerson();
        var note = new string('x', 2_000);
        for (var batch = 0; batch < 4; batch++)
            (await from.Post("/v1/entries/batch", Enumerable.Range(0, 400).Select(at => new { kind = "hang", seconds = 1 + at, note }))).Expect(200);
        var export = (await from.Get("/v1/exports")).Text;
        Assert.True(export.Length > 3 << 20);

        await using var to = await SharedService.NewPerson();
        Assert.Equal(1_601, (await Import(to, export)).Expect(202).Value<int>("added"));
        Assert.Equal((await from.Get("/v1/records")).Text, (await to.Get("/v1/records")).Text);
    }

    [Fact]
    public async Task imports_every_type_of_change()
    {
        await using var from = await WithEveryTypeOfChange();
        await using var to = await SharedService.NewPerson();

        (await Import(to, (await from.Get("/v1/exports")).Text)).Expect(202);

        foreach (var view in new[] { "/v1/habits", "/v1/records", "/v1/days-off", "/v1/streaks" })
            Assert.Equal((await from.Get(view)).Text, (await to.Get(view)).Text);
    }

    [Fact]
    public async Task rejects_an_export_that_differs_from_the_existing_history()
    {
        await using var from = await WithHangs();
        await using var to = await LookingAtProgress.WithHangsOn("2026-11-20");
        var before = (await to.Get("/v1/history")).Text;

        var refused = (await Import(to, (await from.Get("/v1/exports")).Text)).Refuses(409, "history-differs");

        Assert.StartsWith("Line 2: ", refused.Value<string>("detail"));
        Assert.Equal(before, (await to.Get("/v1/history")).Text);
    }

    [Fact]
    public async Task recognizes_an_export_by_its_content_and_not_by_its_type()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var imported = (await Import(to, (await from.Get("/v1/exports")).Text, "text/plain")).Expect(202);

        Assert.Equal(("habittrack", 6, 6), (imported.Value<string>("source"), imported.Value<int>("read"), imported.Value<int>("added")));
    }

    [Fact]
    public async Task says_in_a_dry_run_what_it_would_do_and_changes_nothing()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var export = Encoding.UTF8.GetBytes((await from.Get("/v1/exports")).Text);

        var preview = (await Files.Import(to, export, "?dryRun=true")).Expect(200);

        Assert.Equal(("habittrack", 6, 6, 0), (preview.Value<string>("source"), preview.Value<int>("read"), preview.Value<int>("added"), preview.Value<int>("known")));
        Assert.Equal(("hang", 3, 1), (preview.Value<string>("habits.0.habit"), preview.Value<int>("habits.0.entries"), preview.Value<int>("habits.0.skips")));
        Assert.Equal(0, (await to.Get("/v1/history")).Count("events"));
    }
}
