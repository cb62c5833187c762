using System.Text;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed partial class TakingAnImportBack
{
    private static readonly string[] Views =
    [
        "/v1/streaks", "/v1/habits", "/v1/records", "/v1/profile", "/v1/exercises", "/v1/days-off", "/v1/summaries?period=year", "/v1/calendar/hang?year=2026",
        "/v1/entries?limit=200", "/v1/pain",
    ];

    [Fact]
    public async Task returns_the_import_with_its_address()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var imported = await Import(to, await Export(from));

        Assert.Equal($"/v1/imports/{imported.Value<string>("id")}", imported.Headers["Location"]);
        Assert.Equal(("done", "habittrack", 5, 5), (imported.Value<string>("status"), imported.Value<string>("source"), imported.Value<int>("read"), imported.Value<int>("added")));
        Assert.Equal((0, 0, 0), (imported.Value<int>("known"), imported.Value<int>("skipped"), imported.Count("problems")));
        Assert.Equal(imported.Text, (await to.Get(imported.Headers["Location"])).Expect(200).Text);
        (await from.Get(imported.Headers["Location"])).Refuses(404, "import-not-found");
        (await from.Delete(imported.Headers["Location"])).Refuses(404, "import-not-found");
    }

    [Fact]
    public async Task lists_imports_page_by_page_newest_first()
    {
        await using var from = await WithHangs();
        await using var to = await HabitTrackApp.Start();
        var (export, ids) = (await Export(from), new List<string>());
        for (var import = 0; import < 3; import++)
        {
            to.Clock.Now += TimeSpan.FromMinutes(1);
            ids.Insert(0, (await Import(to, export)).Value<string>("id")!);
        }

        var page = await to.Get("/v1/imports?limit=2");
        var rest = await to.Get($"/v1/imports?limit=2&cursor={page.Value<string>("next")}");

        Assert.Equal(ids, page["imports"]!.AsArray().Concat(rest["imports"]!.AsArray()).Select(import => (string?)import!["id"]));
        Assert.Equal([0, 5], rest["imports"]!.AsArray().Concat(page["imports"]!.AsArray().Take(1)).Select(import => (int)import!["known"]!));
        Assert.Null(rest["next"]);
    }

    [Fact]
    public async Task undoes_everything_that_it_added_until_it_is_imported_again()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var (export, before) = (await Export(from), await ViewsOf(to));
        var imported = await Import(to, export);
        var once = await ViewsOf(to);

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal((5, 0), (takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
        Assert.Equal(before, await ViewsOf(to));
        Assert.NotNull((await to.Get(imported.Headers["Location"])).Value<string>("takenBackAt"));
        Assert.Equal(5, (await to.Delete(imported.Headers["Location"])).Expect(200).Value<int>("takenBack"));

        var again = await Import(to, export);

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
        await using var from = await WithHangs();
        await using var to = await HabitTrackApp.Start();
        var imported = await Import(to, await Export(from));
        var entries = (await to.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (string)entry!["id"]!).ToList();
        (await to.Patch($"/v1/entries/{entries[0]}", new { seconds = 999 })).Expect(200);
        (await to.Post("/v1/walks", new { seconds = 700 })).Expect(201);

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);

        Assert.Equal(
            [$"hang {entries[0]} It was changed after the import.", "hang  The habit has entries, so it cannot be removed. Archive it instead."],
            takenBack["kept"]!.AsArray().Select(kept => $"{kept!["stream"]} {kept["entry"]} {kept["reason"]}"));
        Assert.Equal([999, 700], (await to.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!).Order().Reverse());
        Assert.Equal(["hang", "walk"], (await to.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!).Order());

        var again = await Import(to, await Export(from));
        Assert.Equal((5, 0), (again.Value<int>("added") + again.Value<int>("known"), again.Value<int>("skipped")));
        Assert.Equal(999, (await to.Get($"/v1/entries/{entries[0]}")).Value<int>("seconds"));
        Assert.Equal(0, (await to.Post("/v1/admin/verifications")).Expect(200).Count("differences"));
    }

    [Fact]
    public async Task skips_what_the_rules_no_longer_allow_to_add_again()
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/hangs", new { seconds = 45, day = "2026-11-10" });
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Import(to, export)).Headers["Location"])).Expect(200);
        (await to.Put("/v1/habits/hang", new { startedOn = "2026-11-20" })).Expect(200);

        var again = await Import(to, export);

        Assert.Equal((0, 1, 1), (again.Value<int>("added"), again.Value<int>("known"), again.Value<int>("skipped")));
        Assert.StartsWith("Version 2 of hang: The habit starts on 2026-11-20.", again.Value<string>("problems.0.detail"));
    }

    [Fact]
    public async Task adds_again_what_was_undone_step_by_step()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        await Import(to, export);
        var once = await ViewsOf(to);
        await UndoAll(to);

        var again = await Import(to, export);

        Assert.Equal((5, 0), (again.Value<int>("added"), again.Value<int>("known")));
        Assert.Equal(once, await ViewsOf(to));
        Assert.Equal("entry_restored", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
        Assert.Equal((1, 4), await AddedAndKnown(to, export));
        Assert.Equal(once, await ViewsOf(to));
    }

    [Fact]
    public async Task adds_an_event_again_once_that_the_file_contains_twice()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Import(to, export)).Headers["Location"])).Expect(200);
        await Import(to, export);
        var own = await Export(to);
        var once = await ViewsOf(to);
        await UndoAll(to);

        (await Import(to, own)).Expect(202);

        Assert.Equal(once, await ViewsOf(to));
        await using var other = await SharedService.NewPerson();
        (await Import(other, await Export(to))).Expect(202);
        Assert.Equal(once, await ViewsOf(other));
    }

    [Fact]
    public async Task does_not_undo_a_change_again_that_was_taken_back()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        (await to.Post("/v1/walks", new { seconds = 700 })).Expect(201);
        (await to.Delete((await Import(to, await Export(from))).Headers["Location"])).Expect(200);

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
        var imported = await Import(to, export);

        Assert.Equal(2_401, (await to.Delete(imported.Headers["Location"])).Expect(200).Value<int>("takenBack"));
        Assert.Equal(0, (await to.Get("/v1/entries")).Count("entries"));
        Assert.Equal((2_401, 0), await AddedAndKnown(to, export));
        Assert.Equal((await from.Get("/v1/records")).Text, (await to.Get("/v1/records")).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task import_take_back_and_import_again_equals_import_once(int seed)
    {
        await using var from = await WithRandomHistory(seed);
        await using var to = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        var (export, before) = (await Export(from), await ViewsOf(to));
        var imported = await Import(to, export);
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);
        Assert.Equal(0, takenBack.Count("kept"));
        Assert.Equal(before, await ViewsOf(to));
        var again = await Import(to, export);

        Assert.Equal((takenBack.Value<int>("takenBack"), 0), (again.Value<int>("added"), again.Value<int>("skipped")));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        await Import(other, await Export(to));
        Assert.Equal(await ViewsOf(from), await ViewsOf(other));
        await UndoAll(to);
        Assert.Equal(before, await ViewsOf(to));
        await Import(to, export);
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
    }

    private static async Task UndoAll(HabitTrackApp app)
    {
        while (await app.Post("/v1/undo") is { Status: 200 })
        {
        }

        (await app.Post("/v1/undo")).Refuses(409, "nothing-to-undo");
    }

    /// <summary>The views without what depends on when and how often something was recorded.</summary>
    private static async Task<string> ViewsOf(HabitTrackApp app)
    {
        var views = new StringBuilder();
        foreach (var view in Views)
            views.AppendLine((await app.Get(view)).Text);
        return Recording().Replace(views.ToString(), "");
    }

    [GeneratedRegex(@"""(version|recordedAt)"":(\d+|""[^""]*"")", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Recording();

    /// <summary>A history of random commands, of which some are refused.</summary>
    private static async Task<HabitTrackApp> WithRandomHistory(int seed)
    {
        var (app, random, entries) = (await SharedService.NewPerson(), new Random(seed), new List<string>());
        for (var step = 0; step < 40; step++)
        {
            var day = $"2026-11-{random.Next(1, 23):00}";
            var entry = entries.Count > 0 ? entries[random.Next(entries.Count)] : "";
            var answer = random.Next(16) switch
            {
                0 or 1 or 2 => await app.Post("/v1/hangs", new { seconds = random.Next(1, 300), day }),
                3 => await app.Post("/v1/walks", new { seconds = random.Next(1, 900), day }),
                4 => await app.Post("/v1/pain", new { area = "back", level = random.Next(0, 10), day }),
                5 => await app.Patch(entry, new { note = $"corrected {step}" }),
                6 => await app.Delete(entry),
                7 => await app.Post(entry + "/restore"),
                8 => await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = random.Next(1, 300), unit = "seconds", per = "day", effectiveFrom = day }),
                9 => await app.Post("/v1/habits/hang/skips", new { day }),
                10 => await app.Post("/v1/habits/hang/pause", new { from = day }),
                11 => await app.Post("/v1/habits/hang/resume", new { on = day }),
                12 => await app.Put("/v1/habits/hang", new { name = $"Hang {step}", forgive = random.Next(3) }),
                13 => await app.Patch("/v1/profile", new { name = $"Ann {step}" }),
                14 => await app.Post("/v1/days-off", new { from = day, reason = "holiday" }),
                _ => await app.Post("/v1/undo"),
            };
            if (answer is { Status: 201 } && answer.Headers.TryGetValue("Location", out var location) && location.StartsWith("/v1/entries", StringComparison.Ordinal))
                entries.Add(location);
        }

        return app;
    }

    /// <summary>Records five events that all have an effect.</summary>
    private static async Task<HabitTrackApp> WithHangs()
    {
        var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-19" });
        var logged = await app.Post("/v1/hangs", new { seconds = 200, performedAt = "2026-11-21T07:30:00Z" });
        await app.Patch(logged.Headers["Location"], new { seconds = 210 });
        await app.Post("/v1/hangs", new { seconds = 300, day = "2026-11-20" });
        return app;
    }

    private static async Task<(int Added, int Known)> AddedAndKnown(HabitTrackApp app, string export)
    {
        var imported = await Import(app, export);
        return (imported.Value<int>("added"), imported.Value<int>("known"));
    }

    private static async Task<string> Export(HabitTrackApp app) => (await app.Get("/v1/exports")).Expect(200).Text;

    private static async Task<Answer> Import(HabitTrackApp app, string export) =>
        (await app.Send(HttpMethod.Post, "/v1/imports", new StringContent(export, Encoding.UTF8, "application/x-ndjson"))).Expect(202);
}
