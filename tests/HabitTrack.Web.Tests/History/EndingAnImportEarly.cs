using System.Text.Json.Nodes;
using HabitTrack.Storage.Imports;
using Microsoft.Extensions.DependencyInjection;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class EndingAnImportEarly
{
    [Fact]
    public async Task a_conflict_after_the_import_was_accepted_is_reported_in_the_import()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var export = await Export(from);
        await Imported(to, export);
        var sameEntries = export.Replace("\"stream\":\"hang\"", "\"stream\":\"bar\"");

        var failed = (await Import(to, sameEntries)).Expect(202);

        Assert.Equal(("failed", 6, 0), (failed.Value<string>("status"), failed.Value<int>("read"), failed.Value<int>("added")));
        Assert.StartsWith("The existing history is not the beginning", failed.Value<string>("problems.0.detail"));
        Assert.Equal(failed.Text, (await to.Get(failed.Headers["Location"])).Expect(200).Text);
        var progress = (await Import(to, sameEntries, Lines, ("Accept", Lines))).Expect(202);
        var last = JsonNode.Parse(progress.Text.TrimEnd().Split('\n')[^1])!;
        Assert.Equal(($"/v1/imports/{last["id"]}", "failed"), (progress.Headers["Location"], (string)last["status"]!));
    }

    [Fact]
    public async Task an_import_that_is_taken_back_while_it_runs_stops_and_leaves_nothing()
    {
        await using var from = await SharedService.NewPerson();
        for (var batch = 0; batch < 8; batch++)
            (await from.Post("/v1/entries/batch", Enumerable.Range(0, 1_000).Select(at => new { kind = "hang", seconds = 1 + at, day = "2026-11-22" }))).Expect(200);
        await using var to = await SharedService.NewPerson();
        using var content = new StringContent(await Export(from), null, Lines);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports") { Content = content, Headers = { { "Accept", Lines } } };

        using var running = await to.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var takenBack = (await to.Delete($"{running.Headers.Location}")).Expect(200);

        Assert.Equal("cancelled", takenBack.Value<string>("status"));
        var last = JsonNode.Parse((await running.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n')[^1])!;
        Assert.Equal("cancelled", (string)last["status"]!);
        Assert.InRange((int)last["added"]!, 1, 8_000);
        Assert.Equal((int)last["added"]!, (int)last["takenBack"]!);
        Assert.Equal(0, (await to.Get("/v1/entries")).Count("entries"));
        Assert.Equal(0, (await to.Get("/v1/habits")).Count("habits"));
        Assert.Equal((8_001, 0), await AddedAndKnown(to, await Export(from)));
    }

    [Fact]
    public async Task an_import_that_was_killed_can_be_taken_back_and_completed()
    {
        await using var from = await WithFiveChanges();
        await using var to = await HabitTrackApp.Start();
        var lines = (await Export(from)).TrimEnd().Split('\n');
        var location = (await Imported(to, string.Join('\n', [.. lines[..4], """{"events":3}"""]))).Headers["Location"];
        var register = to.Services.GetRequiredService<ImportRegister>();
        var stored = (await register.Find("me", Guid.Parse(location.Split('/')[^1]), TestContext.Current.CancellationToken))!;
        // The process ended after it had added three of five events, and before it could save that.
        await register.Save("me", stored with { Status = ImportStatus.Running, Read = 5, Added = 0 }, TestContext.Current.CancellationToken);
        Assert.Equal("running", (await to.Get(location)).Value<string>("status"));

        var page = await (await Page.Open(to, "/settings")).Press("Take back");

        Assert.Contains("The import is taken back: 3 events undone.", page.Text);
        var takenBack = await to.Get(location);
        Assert.Equal(("cancelled", 3, 0), (takenBack.Value<string>("status"), takenBack.Value<int>("takenBack"), takenBack.Count("kept")));
        Assert.Equal((5, 0), await AddedAndKnown(to, string.Join('\n', lines)));
        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
    }
}
