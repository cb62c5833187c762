using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class UndoingAfterAnImport
{
    [Fact]
    public async Task allows_undoing_the_last_imported_change()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        await Import(to, (await from.Get("/v1/exports")).Text);

        Assert.Equal("hang_logged", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
    }

    [Fact]
    public async Task undoes_whole_requests_in_the_order_of_the_export()
    {
        await using var from = await SharedService.NewPerson();
        (await from.Post("/v1/entries/batch", new object[] { new { kind = "hang", seconds = 45 }, new { kind = "walk", seconds = 700 } })).Expect(200);
        (await from.Post("/v1/hangs", new { seconds = 50 })).Expect(201);
        await using var to = await SharedService.NewPerson();
        await Imported(to, await Export(from));

        var (last, first) = ((await to.Post("/v1/undo")).Expect(200), (await to.Post("/v1/undo")).Expect(200));

        Assert.Equal(["hang_logged"], TypesOf(last));
        Assert.Equal(["walk_logged", "habit_started", "hang_logged", "habit_started"], TypesOf(first));
        (await to.Post("/v1/undo")).Refuses(409, "nothing-to-undo");
        Assert.Equal(0, (await to.Get("/v1/habits")).Count("habits"));

        static IEnumerable<string> TypesOf(Answer undo) => undo["undone"]!.AsArray().Select(e => (string)e!["type"]!);
    }

    [Fact]
    public async Task pages_do_not_search_thousands_of_undone_events_for_the_last_change_but_undo_does()
    {
        await using var from = await SharedService.NewPerson();
        (await from.Put("/v1/habits/hang", new { name = "Bar" })).Expect(200);
        (await from.Post("/v1/entries/batch", Enumerable.Range(0, 1_000).Select(at => new { kind = "hang", seconds = 1 + at, day = "2026-11-22" }))).Expect(200);
        await using var to = await SharedService.NewPerson();
        (await to.Post("/v1/walks", new { seconds = 700 })).Expect(201);
        var imported = await Imported(to, await Export(from));
        Assert.Contains("Undo last change: Bar, ", (await Page.Open(to)).Text);

        (await to.Delete(imported.Headers["Location"])).Expect(200);

        foreach (var path in new[] { "/", "/history" })
            Assert.DoesNotContain("Undo last change", (await Page.Open(to, path)).Text);
        Assert.Contains("Bar", (await Page.Open(to, "/history")).Text);
        Assert.Equal("walk_logged", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
    }
}
