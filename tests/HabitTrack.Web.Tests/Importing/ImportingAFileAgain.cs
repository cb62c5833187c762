using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ImportingAFileAgain
{
    private const string Run = "Run,YES_NO,,,3,7,#388E3C,,,,false";

    private static readonly string[] Days = ["2026-11-20,YES_MANUAL,", "2026-11-18,SKIP,ill", "2026-11-16,YES_MANUAL,"];

    [Fact]
    public async Task adds_nothing_also_after_something_was_logged_here()
    {
        await using var app = await SharedService.NewPerson();
        Assert.Equal(("done", 4, 4, 0, 0), Numbers(await Import(app, Loop(Run, Days))));
        (await app.Post("/v1/activities", new { habit = "run", amount = 1 })).Expect(201);
        (await app.Post("/v1/hangs", new { seconds = 60 })).Expect(201);

        Assert.Equal(("done", 4, 0, 4, 0), Numbers(await Import(app, Loop(Run, Days))));
        Assert.Equal(3, (await app.Get("/v1/entries?habit=run")).Count("entries"));
    }

    [Fact]
    public async Task adds_what_a_later_file_has_more()
    {
        await using var app = await SharedService.NewPerson();
        await Import(app, Loop(Run, Days));

        var later = await Import(app, Loop(Run, ["2026-11-21,YES_MANUAL,", .. Days, "2026-11-10,YES_MANUAL,"]));

        Assert.Equal(("done", 7, 3, 4, 0), Numbers(later));
        Assert.Equal("2026-11-10", (await app.Get("/v1/habits/run")).Value<string>("startedOn"));
    }

    [Fact]
    public async Task leaves_an_entry_that_was_corrected_or_retracted_here_as_it_is()
    {
        await using var app = await SharedService.NewPerson();
        await Import(app, Loop(Run, Days));
        var entries = (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (string)entry!["id"]!).ToList();
        await app.Patch($"/v1/entries/{entries[0]}", new { note = "in the rain" });
        await app.Delete($"/v1/entries/{entries[1]}");

        Assert.Equal(("done", 4, 0, 4, 0), Numbers(await Import(app, Loop(Run, Days))));

        Assert.Equal("in the rain", Assert.Single((await app.Get("/v1/entries"))["entries"]!.AsArray())!["note"]!.GetValue<string>());
    }

    [Fact]
    public async Task says_what_the_file_has_otherwise_than_before()
    {
        await using var app = await SharedService.NewPerson();
        const string water = "Water,NUMERICAL,,,1,1,#1976D2,glasses,AT_LEAST,8.0,false";
        await Import(app, Loop(water, "2026-11-20,8000,"));

        var again = await Import(app, Loop(water, "2026-11-20,9000,"));

        Assert.Equal(("done", 2, 0, 2, 0), Numbers(again));
        Assert.Equal(
            ["001 Water/Checkmarks.csv 2 The file now has this entry with another content. It was imported before, and is left as it is here."], ProblemsOf(again));
    }

    [Fact]
    public async Task brings_everything_back_after_it_was_taken_back()
    {
        await using var app = await SharedService.NewPerson();
        var before = await Exports.ViewsOf(app);
        var imported = await Import(app, Loop("Run,YES_NO,,,3,7,#388E3C,,,,true", Days));
        var once = await Exports.ViewsOf(app);

        var takenBack = (await app.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal((5, 0), (takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
        Assert.Equal(before, await Exports.ViewsOf(app));
        Assert.Equal(5, (await Import(app, Loop("Run,YES_NO,,,3,7,#388E3C,,,,true", Days), "?dryRun=true")).Expect(200).Value<int>("added"));
        Assert.Equal(("done", 5, 5, 0, 0), Numbers(await Import(app, Loop("Run,YES_NO,,,3,7,#388E3C,,,,true", Days))));
        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    [Fact]
    public async Task brings_back_entries_before_the_start_of_another_file_after_it_was_taken_back()
    {
        await using var app = await SharedService.NewPerson();
        const string file = "day,habit\n2026-11-09,Read\n2026-11-10,Read\n2026-11-11,Read\n2026-11-12,Read\n";
        await Import(app, "day,habit\n2026-11-10,Read\n2026-11-11,Read\n");
        var later = await Import(app, file);
        var once = await Exports.ViewsOf(app);
        Assert.Equal(("done", 6, 3, 3, 0), Numbers(later));
        Assert.Equal(3, (await app.Delete(later.Headers["Location"])).Expect(200).Value<int>("takenBack"));

        Assert.Equal(("done", 6, 3, 3, 0), Numbers(await Import(app, file)));

        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    [Fact]
    public async Task starts_a_habit_again_that_was_removed_here()
    {
        await using var app = await SharedService.NewPerson();
        await Import(app, "day,habit\n2026-11-10,Read\n");
        await app.Delete($"/v1/entries/{(await app.Get("/v1/entries")).Value<string>("entries.0.id")}");
        (await app.Delete("/v1/habits/read")).Expect(204);
        const string later = "day,habit\n2026-11-10,Read\n2026-11-11,Read\n";

        var again = await Import(app, later);

        Assert.Equal(("done", 3, 2, 1, 0), Numbers(again));
        Assert.Equal(["2026-11-11"], await DaysOf(app));
        await app.Delete(again.Headers["Location"]);
        Assert.Empty(await DaysOf(app));
        Assert.Equal(("done", 3, 2, 1, 0), Numbers(await Import(app, later)));
        Assert.Equal(["2026-11-11"], await DaysOf(app));
    }

    [Fact]
    public async Task adds_nothing_to_an_imported_export_that_has_it()
    {
        await using var from = await SharedService.NewPerson();
        await Import(from, Loop(Run, Days));
        await using var app = await SharedService.NewPerson();
        await Exports.Imported(app, await Exports.Export(from));

        Assert.Equal(("done", 4, 0, 4, 0), Numbers(await Import(app, Loop(Run, Days))));
        Assert.Equal(1, (await app.Get("/v1/habits")).Count("habits"));
    }

    private static async Task<IEnumerable<string>> DaysOf(HabitTrackApp app) =>
        (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (string)entry!["day"]!);
}
