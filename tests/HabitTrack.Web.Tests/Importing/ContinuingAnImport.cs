using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Imports;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.Extensions.DependencyInjection;
using static HabitTrack.Web.Tests.Exports;

namespace HabitTrack.Web.Tests;

public sealed class ContinuingAnImport : IDisposable
{
    private const int Days = 20_000;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("habittrack-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task after_a_kill_the_next_start_adds_the_rest_once()
    {
        var file = "day,habit,amount,unit\n" + string.Concat(Enumerable.Range(0, Days).Select(at => $"{new DateOnly(1975, 1, 1).AddDays(at % 18_000):yyyy-MM-dd},Read,{1 + (at / 18_000)},pages\n"));
        using var killed = await ServiceProcess.Start(data.FullName);
        var posting = killed.Client.PostAsync("/v1/imports", new StringContent(file, Encoding.UTF8, "text/csv"), Cancellation);
        JsonNode? import = null;
        await Eventually.Holds("some of the file is imported", async () =>
        {
            import = (await killed.Client.GetFromJsonAsync<JsonNode>("/v1/imports", Cancellation))!["imports"]!.AsArray().SingleOrDefault();
            return (string?)import?["status"] == "running" && (int)import["added"]! > 0;
        });

        await killed.Kill();
        // A slow import was already accepted.
        await ((Task)posting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.InRange((int)import!["added"]!, 1, Days);
        await using var restarted = await HabitTrackApp.StartOnFolder(data.FullName);

        AssertCounts(Days + 1, await Ended(restarted, $"/v1/imports/{import["id"]}"));
        Assert.Equal(Days + 1, (await Export(restarted)).Count(letter => letter == '\n') - 2);
        Assert.Equal(("done", Days + 1, 0, Days + 1, 0), Files.Numbers(await Files.Import(restarted, file)));
    }

    [Fact]
    public async Task another_node_adds_what_a_node_has_not_added_before_it_ended()
    {
        await using var from = await WithFiveChanges();
        await using var to = await HabitTrackApp.Start();
        var lines = (await Export(from)).TrimEnd().Split('\n');
        var location = (await Imported(to, string.Join('\n', [.. lines[..4], """{"events":3}"""]))).Headers["Location"];
        // The node has added three of five events, and ended before it could save that.
        await Leave(to, location, string.Join('\n', lines), import => import with { Status = ImportStatus.Running, Read = 5, Added = 0 });

        await using (await to.StartNode())
        {
            AssertCounts(5, await Ended(to, location));
        }

        Assert.Equal(await ViewsOf(from), await ViewsOf(to));
        Assert.Equal(5, (await to.Delete(location)).Expect(200).Value<int>("takenBack"));
    }

    [Fact]
    public async Task a_file_that_turns_out_to_be_damaged_is_a_failed_import_that_changes_nothing()
    {
        await using var app = await HabitTrackApp.Start();
        var location = (await Imported(app, """{"habitTrack":1}""" + "\n" + """{"events":0}""")).Headers["Location"];
        await Leave(app, location, "day,habit\n2026-11-20,Read\nyesterday,Read\n", import => import with { Status = ImportStatus.Reading });

        await app.Restart();

        var import = await Ended(app, location);
        Assert.Equal("failed", import.Value<string>("status"));
        Assert.StartsWith("Line 3: 'yesterday' is not a day.", import.Value<string>("problems.0.detail"));
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task an_import_that_was_taken_back_meanwhile_adds_nothing()
    {
        await using var from = await WithFiveChanges();
        await using var to = await HabitTrackApp.Start();
        var export = await Export(from);
        var location = (await Imported(to, string.Join('\n', [.. export.Split('\n')[..4], """{"events":3}"""]))).Headers["Location"];
        await Leave(to, location, export, import => import with { Status = ImportStatus.Running });
        Assert.Equal(("cancelled", 3), ((await to.Delete(location)).Expect(200).Value<string>("status"), (await to.Get(location)).Value<int>("takenBack")));

        await to.Restart();

        await Eventually.Holds("the file is deleted", async () => (await to.Services.GetRequiredService<ImportRegister>().Files(Cancellation)).Count == 0);
        Assert.Equal("cancelled", (await to.Get(location)).Value<string>("status"));
        Assert.Equal(0, (await to.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task a_file_that_ends_the_service_each_time_is_given_up()
    {
        await using var app = await HabitTrackApp.Start();
        var location = (await Imported(app, """{"habitTrack":1}""" + "\n" + """{"events":0}""")).Headers["Location"];
        await Leave(app, location, "day,habit\n2026-11-20,Read\n", import => import with { Status = ImportStatus.Running }, restarts: 10);

        await app.Restart();

        var import = await Ended(app, location);
        Assert.Equal("failed", import.Value<string>("status"));
        Assert.StartsWith("The file could not be imported, because the service ended each time.", import.Value<string>("problems.0.detail"));
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    /// <summary>Stores what a node leaves that ends during an import.</summary>
    private static async Task Leave(HabitTrackApp app, string location, string file, Func<ImportRecord, ImportRecord> change, int restarts = 0)
    {
        var register = app.Services.GetRequiredService<ImportRegister>();
        var import = change((await register.Find("me", Guid.Parse(location.Split('/')[^1]), Cancellation))!);
        var stored = new ImportFileDocument(import.Id, "me", import.At, new ImportOptions(), new Author("me")) { Restarts = restarts };
        Assert.True(await register.AddFile(stored, new MemoryStream(Encoding.UTF8.GetBytes(file)), import, Cancellation));
    }

    private static void AssertCounts(int added, Answer import) => Assert.Equal(
        ("done", added, added, 0), (import.Value<string>("status"), import.Value<int>("read"), import.Value<int>("added"), import.Value<int>("known")));

    private static async Task<Answer> Ended(HabitTrackApp app, string location)
    {
        Answer? import = null;
        await Eventually.Holds("the import has ended", async () => (import = await app.Get(location)).Expect(200).Value<string>("status") is not ("reading" or "running"));
        return import!;
    }
}
