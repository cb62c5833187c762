using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class TakingAnImportBack
{
    [Fact]
    public async Task undoes_everything_that_it_added_until_it_is_imported_again()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();
        var (export, before) = (await Export(from), await ViewsOf(to));
        var imported = await Imported(to, export);
        var once = await ViewsOf(to);

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal((5, 0), (takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
        Assert.Equal(before, await ViewsOf(to));
        Assert.NotNull((await to.Get(imported.Headers["Location"])).Value<string>("takenBackAt"));
        Assert.Equal(5, (await to.Delete(imported.Headers["Location"])).Expect(200).Value<int>("takenBack"));

        var again = await Imported(to, export);

        Assert.Equal((5, 5, 0), (again.Value<int>("read"), again.Value<int>("added"), again.Value<int>("known")));
        Assert.Equal(once, await ViewsOf(to));
        Assert.Equal((0, 5), await AddedAndKnown(to, export));

        (await to.Delete(again.Headers["Location"])).Expect(200);
        Assert.Equal(before, await ViewsOf(to));
        Assert.Equal((5, 0), await AddedAndKnown(to, export));
        Assert.Equal(once, await ViewsOf(to));
    }

    [Fact]
    public async Task keeps_what_was_changed_since_and_says_so()
    {
        await using var from = await WithFiveChanges();
        await using var to = await HabitTrackApp.Start();
        var imported = await Imported(to, await Export(from));
        var entries = (await to.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (string)entry!["id"]!).ToList();
        (await to.Patch($"/v1/entries/{entries[0]}", new { seconds = 999 })).Expect(200);
        (await to.Post("/v1/walks", new { seconds = 700 })).Expect(201);

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal(
            [$"hang {entries[0]} It was changed after the import.", "hang  The habit has entries, so it cannot be removed. Archive it instead."],
            takenBack["kept"]!.AsArray().Select(kept => $"{kept!["stream"]} {kept["entry"]} {kept["reason"]}"));
        Assert.Equal(2, takenBack.Value<int>("takenBack"));
        Assert.Equal([999, 700], (await to.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!).Order().Reverse());
        Assert.Equal(["hang", "walk"], (await to.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!).Order());

        var again = await Imported(to, await Export(from));
        Assert.Equal((2, 3, 0), (again.Value<int>("added"), again.Value<int>("known"), again.Value<int>("skipped")));
        Assert.Equal(999, (await to.Get($"/v1/entries/{entries[0]}")).Value<int>("seconds"));
        Assert.Equal(0, (await to.Post("/v1/admin/verifications")).Expect(200).Count("differences"));
    }

    [Fact]
    public async Task that_withdrew_days_off_leaves_a_history_that_can_be_imported()
    {
        await using var from = await SharedService.NewPerson();
        await from.Delete((await from.Post("/v1/days-off", new { from = "2026-11-20" })).Expect(201).Headers["Location"]);
        await using var to = await SharedService.NewPerson();
        var imported = await Imported(to, await Export(from));
        (await to.Post("/v1/days-off", new { from = "2026-11-20" })).Expect(201);
        (await to.Delete(imported.Headers["Location"])).Expect(200);

        await using var other = await SharedService.NewPerson();
        await Imported(other, await Export(to));
        Assert.Equal(await ViewsOf(to), await ViewsOf(other));
    }

    [Fact]
    public async Task does_not_undo_a_change_again_that_was_taken_back()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();
        (await to.Post("/v1/walks", new { seconds = 700 })).Expect(201);
        (await to.Delete((await Imported(to, await Export(from))).Headers["Location"])).Expect(200);

        Assert.Equal("walk_logged", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
        (await to.Post("/v1/undo")).Refuses(409, "nothing-to-undo");
    }

    [Fact]
    public async Task takes_back_thousands_of_entries_in_batches()
    {
        await using var from = await SharedService.NewPerson();
        foreach (var batch in Enumerable.Range(0, 3))
            (await from.Post("/v1/entries/batch", Enumerable.Range(0, 800).Select(at => new { kind = "hang", seconds = 1 + at, day = "2026-11-2" + batch }).ToArray())).Expect(200);
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        var imported = await Imported(to, export);

        Assert.Equal(2_401, (await to.Delete(imported.Headers["Location"])).Expect(200).Value<int>("takenBack"));
        Assert.Equal(0, (await to.Get("/v1/entries")).Count("entries"));
        Assert.Equal((2_401, 0), await AddedAndKnown(to, export));
        Assert.Equal((await from.Get("/v1/records")).Text, (await to.Get("/v1/records")).Text);
    }
}
