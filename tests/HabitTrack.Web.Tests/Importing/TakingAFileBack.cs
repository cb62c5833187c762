using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class TakingAFileBack
{
    private const string Run = "Run,YES_NO,,,1,1,#388E3C,,,,false";

    [Fact]
    public async Task removes_its_skips_from_a_habit_with_entries_of_another_file()
    {
        await using var app = await SharedService.NewPerson();
        string[] days = ["2026-11-20,YES_MANUAL,", "2026-11-18,SKIP,ill", "2026-11-17,SKIP,ill"];
        var imported = await Import(app, Loop(Run, days));
        await Import(app, Loop(Run, ["2026-11-21,YES_MANUAL,", .. days]));

        var takenBack = (await app.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal((3, 1), (takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
        Assert.Equal(0, (await app.Get("/v1/habits/run")).Count("skips"));
        Assert.Equal("2026-11-21", (await app.Get("/v1/entries")).Value<string>("entries.0.day"));
    }

    [Fact]
    public async Task keeps_nothing_that_was_removed_here()
    {
        await using var app = await SharedService.NewPerson();
        var imported = await Import(app, "day,habit\n2026-11-20,Read\n2026-11-21,Read\n");
        foreach (var entry in (await app.Get("/v1/entries"))["entries"]!.AsArray())
            await app.Delete($"/v1/entries/{entry!["id"]}");
        await app.Delete("/v1/habits/read");

        var takenBack = (await app.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal((0, 0), (takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
    }

    [Fact]
    public async Task moves_the_start_back_that_it_had_moved()
    {
        await using var app = await SharedService.NewPerson();
        await Import(app, "day,habit\n2026-11-10,Read\n");
        var earlier = await Import(app, "day,habit\n2026-11-08,Read\n2026-11-10,Read\n");
        Assert.Equal("2026-11-08", await StartOf(app));

        await app.Delete(earlier.Headers["Location"]);

        Assert.Equal("2026-11-10", await StartOf(app));
    }

    [Fact]
    public async Task starts_the_habit_with_the_entries_of_another_file_that_stay()
    {
        await using var app = await SharedService.NewPerson();
        const string file = "day,habit\n2026-11-08,Read\n2026-11-10,Read\n";
        var imported = await Import(app, file);
        await Import(app, "day,habit\n2026-11-10,Read\n2026-11-12,Read\n");
        var once = await Exports.ViewsOf(app);

        Assert.Equal(1, (await app.Delete(imported.Headers["Location"])).Expect(200).Count("kept"));
        Assert.Equal("2026-11-12", await StartOf(app));
        await Import(app, file);

        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    [Fact]
    public async Task starts_the_habit_with_an_entry_that_was_logged_here()
    {
        await using var app = await SharedService.NewPerson();
        await Import(app, "day,habit\n2026-11-10,Read\n");
        var earlier = await Import(app, "day,habit\n2026-11-07,Read\n");
        (await app.Post("/v1/activities", new { habit = "read", amount = 1, day = "2026-11-09" })).Expect(201);

        await app.Delete(earlier.Headers["Location"]);

        Assert.Equal("2026-11-09", await StartOf(app));
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(5, 13)]
    [InlineData(5, 7)]
    public async Task leaves_nothing_of_two_files_with_the_same_days(int from, int to)
    {
        await using var app = await SharedService.NewPerson();
        static string Days(int from, int to) => "day,habit\n" + string.Concat(Enumerable.Range(from, to - from + 1).Select(day => $"2026-11-{day:00},Read\n"));
        var first = await Import(app, Days(5, 9));
        var second = await Import(app, Days(from, to));

        (await app.Delete(first.Headers["Location"])).Expect(200);
        (await app.Delete(second.Headers["Location"])).Expect(200);

        Assert.Empty((await app.Get("/v1/habits")).Expect(200)["habits"]!.AsArray());
        Assert.Equal((0, 0), ((await app.Get(first.Headers["Location"])).Count("kept"), (await app.Get(second.Headers["Location"])).Count("kept")));
    }

    [Fact]
    public async Task does_not_change_when_it_was_taken_back()
    {
        await using var app = await SharedService.NewPersonWithClock();
        var imported = await Import(app, "day,habit\n2025-11-20,Read\n");

        var first = (await app.Delete(imported.Headers["Location"])).Expect(200);
        app.Clock.Now += TimeSpan.FromHours(1);

        Assert.Equal(first.Value<string>("takenBackAt"), (await app.Delete(imported.Headers["Location"])).Expect(200).Value<string>("takenBackAt"));
    }

    [Fact]
    public async Task lists_a_file_first_that_was_imported_last_on_a_node_that_is_behind()
    {
        await using var app = await SharedService.NewPersonWithClock();
        await Import(app, "day,habit\n2025-11-20,Read\n");
        app.Clock.Now -= TimeSpan.FromHours(1);

        var last = await Import(app, "day,habit\n2025-11-20,Read\n");

        var page = (await app.Get("/v1/imports?limit=1")).Expect(200);
        Assert.Equal(last.Value<string>("id"), page.Value<string>("imports.0.id"));
        var rest = (await app.Get($"/v1/imports?limit=1&cursor={Uri.EscapeDataString(page.Value<string>("next"))}")).Expect(200);
        Assert.NotEqual(last.Value<string>("id"), rest.Value<string>("imports.0.id"));
    }

    private static async Task<string> StartOf(HabitTrackApp app) => (await app.Get("/v1/habits/read")).Expect(200).Value<string>("startedOn");
}
