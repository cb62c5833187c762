using System.Text.Json.Nodes;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class ImportingAgain
{
    [Fact]
    public async Task skips_what_the_rules_no_longer_allow_to_add_again()
    {
        await using var from = await SharedService.NewPerson();
        await from.Post("/v1/hangs", new { seconds = 45, day = "2026-11-10" });
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Imported(to, export)).Headers["Location"])).Expect(200);
        (await to.Put("/v1/habits/hang", new { startedOn = "2026-11-20" })).Expect(200);

        var again = await Imported(to, export);

        Assert.Equal((0, 1, 1), (again.Value<int>("added"), again.Value<int>("known"), again.Value<int>("skipped")));
        Assert.StartsWith("Version 2 of hang: The habit starts on 2026-11-20.", again.Value<string>("problems.0.detail"));
    }

    [Theory]
    [InlineData("/v1/hangs", """{"seconds":200,"day":"2026-11-20"}""", """{"seconds":300,"day":"2026-11-20"}""")]
    [InlineData("/v1/days-off", """{"from":"2026-11-20"}""", """{"from":"2026-11-20","to":"2026-11-21"}""")]
    [InlineData("/v1/habits/hang/goal", """{"direction":"atLeast","amount":9,"unit":"seconds","per":"day"}""", """{"direction":"atLeast","amount":8,"unit":"seconds","per":"day"}""")]
    public async Task adds_what_a_later_export_undid_although_taking_the_import_back_undid_the_same(string path, string change, string next)
    {
        await using var from = await WithFiveChanges();
        (await from.Send(HttpMethod.Post, path, change)).Expect(path.EndsWith("goal", StringComparison.Ordinal) ? 200 : 201);
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Imported(to, export)).Headers["Location"])).Expect(200);
        await Imported(to, export);

        (await from.Post("/v1/undo")).Expect(200);
        Assert.Equal((1, 6), await AddedAndKnown(to, await Export(from)));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        await from.Send(HttpMethod.Post, path, next);
        Assert.Equal((1, 7), await AddedAndKnown(to, await Export(from)));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
    }

    [Fact]
    public async Task adds_again_what_was_undone_step_by_step()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        await Imported(to, export);
        var once = await ViewsOf(to);
        await UndoAll(to);

        var again = await Imported(to, export);

        Assert.Equal((5, 0), (again.Value<int>("added"), again.Value<int>("known")));
        Assert.Equal(once, await ViewsOf(to));
        Assert.Equal("entry_restored", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
        Assert.Equal((1, 4), await AddedAndKnown(to, export));
        Assert.Equal(once, await ViewsOf(to));
    }

    [Fact]
    public async Task adds_an_event_again_once_that_the_file_contains_twice()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Imported(to, export)).Headers["Location"])).Expect(200);
        await Imported(to, export);
        var own = await Export(to);
        var once = await ViewsOf(to);
        await UndoAll(to);

        (await Imported(to, own)).Expect(202);

        Assert.Equal(once, await ViewsOf(to));
        await using var other = await SharedService.NewPerson();
        (await Imported(other, await Export(to))).Expect(202);
        Assert.Equal(once, await ViewsOf(other));
    }

    [Fact]
    public async Task adds_the_rest_of_a_longer_file_after_a_shorter_one_was_taken_back()
    {
        await using var from = await WithFiveChanges();
        await using var to = await HabitTrackApp.Start();
        var shorter = await Export(from);
        (await to.Delete((await Imported(to, shorter)).Headers["Location"])).Expect(200);
        (await from.Put("/v1/habits/hang", new { name = "Bar" })).Expect(200);
        (await from.Post("/v1/undo")).Expect(200);
        (await from.Post("/v1/hangs", new { seconds = 90, day = "2026-11-22" })).Expect(201);
        var longer = await Export(from);

        var again = await Imported(to, longer);

        Assert.Equal((8, 8, 0), (again.Value<int>("read"), again.Value<int>("added"), again.Value<int>("known")));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        Assert.Equal((0, 8), await AddedAndKnown(to, longer));
        Assert.Equal((0, 5), await AddedAndKnown(to, shorter));
        Assert.Equal(0, (await to.Post("/v1/admin/verifications")).Expect(200).Count("differences"));
        await using var other = await SharedService.NewPerson();
        await Imported(other, await Export(to));
        Assert.Equal(await ViewsOf(from), await ViewsOf(other));
    }

    [Fact]
    public async Task adds_another_file_of_the_same_habits_after_the_first_was_taken_back()
    {
        await using var from = await WithFiveChanges();
        await using var other = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var (first, second) = (await Export(from), await Export(other));
        (await to.Delete((await Imported(to, first)).Headers["Location"])).Expect(200);

        Assert.Equal((6, 0), await AddedAndKnown(to, second));

        Assert.Equal(await ViewsOf(other), await ViewsOf(to));
        Assert.Equal((0, 6), await AddedAndKnown(to, second));
        Assert.Equal((3, 2), await AddedAndKnown(to, first));
        Assert.Equal(2, (await to.Get("/v1/history?type=habit_started")).Count("events"));
        Assert.Equal(5, (await to.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task rejects_a_longer_file_if_the_habit_was_changed_since_the_shorter_one_was_taken_back()
    {
        await using var from = await WithFiveChanges();
        await using var to = await SharedService.NewPerson();
        (await to.Delete((await Imported(to, await Export(from))).Headers["Location"])).Expect(200);
        (await to.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        (await from.Post("/v1/hangs", new { seconds = 90 })).Expect(201);

        (await Import(to, await Export(from))).Refuses(409, "history-differs");

        Assert.Equal([45], (await to.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (int)entry!["seconds"]!));
    }

    [Fact]
    public async Task adds_all_events_of_a_request_again_in_one_transaction()
    {
        await using var from = await SharedService.NewPerson();
        (await from.Put("/v1/habits/hang", new { startedOn = "2022-01-01" })).Expect(200);
        foreach (var year in new[] { 2022, 2023, 2024 })
            (await from.Post("/v1/habits/hang/skips", new { from = $"{year}-01-01", to = $"{year}-12-31" })).Expect(200);
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        (await to.Delete((await Imported(to, export)).Headers["Location"])).Expect(200);

        Assert.Equal((1_097, 0), await AddedAndKnown(to, export));

        var skips = (await to.Send(HttpMethod.Get, "/v1/history?type=day_skipped", null, ("Accept", Lines))).Expect(200).Text.TrimEnd().Split('\n');
        var requests = skips.Select(line => JsonNode.Parse(line)!).CountBy(skip => $"{skip["correlationId"]} {skip["recordedAt"]}");
        Assert.Equal([365, 365, 366, 365, 365, 366], requests.Select(request => request.Value));
    }
}
