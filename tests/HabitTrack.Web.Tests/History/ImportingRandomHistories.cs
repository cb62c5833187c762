using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class ImportingRandomHistories
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task import_take_back_and_import_again_equals_import_once(int seed)
    {
        await using var from = await WithRandomHistory(seed);
        await using var to = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        var (export, before) = (await Export(from), await ViewsOf(to));
        var imported = await Imported(to, export);
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));

        var takenBack = (await to.Delete(imported.Headers["Location"])).Expect(200);
        Assert.Equal(0, takenBack.Count("kept"));
        Assert.Equal(before, await ViewsOf(to));
        var again = await Imported(to, export);

        Assert.Equal((takenBack.Value<int>("takenBack"), 0), (again.Value<int>("added"), again.Value<int>("skipped")));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        await Imported(other, await Export(to));
        Assert.Equal(await ViewsOf(from), await ViewsOf(other));
        await UndoAll(to);
        Assert.Equal(before, await ViewsOf(to));
        await Imported(to, export);
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task imports_of_longer_and_longer_files_that_are_taken_back_or_not_equal_one_import(int seed)
    {
        var random = new Random(seed);
        await using var from = await WithRandomHistory(seed);
        await using var to = await SharedService.NewPerson();
        var lines = (await Export(from)).TrimEnd().Split('\n');
        for (var events = 0; events < lines.Length - 2;)
        {
            events = Math.Min(events + random.Next(1, lines.Length / 3), lines.Length - 2);
            var imported = await Imported(to, string.Join('\n', [.. lines[..(events + 1)], $$"""{"events":{{events}}}"""]));
            Assert.Equal((events, 0), (imported.Value<int>("added") + imported.Value<int>("known"), imported.Value<int>("skipped")));
            if (random.Next(2) == 0)
                Assert.Equal(0, (await to.Delete(imported.Headers["Location"])).Expect(200).Count("kept"));
        }

        await Imported(to, string.Join('\n', lines));

        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        Assert.Equal((0, lines.Length - 2), await AddedAndKnown(to, string.Join('\n', lines)));
        await using var other = await SharedService.NewPerson();
        await Imported(other, await Export(to));
        Assert.Equal(await ViewsOf(from), await ViewsOf(other));
    }

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
}
