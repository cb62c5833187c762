using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

public sealed class ReadingTheHistory
{
    [Fact]
    public async Task pages_through_every_event_in_order()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-21", "2026-11-22");

        var (types, after) = (new List<string>(), 0L);
        for (var next = (long?)0; next is not null;)
        {
            var page = (await app.Get($"/v1/history?limit=3&after={next}")).Expect(200);
            foreach (var recorded in page["events"]!.AsArray())
            {
                Assert.True((long)recorded!["sequence"]! > after);
                after = (long)recorded["sequence"]!;
                types.Add((string)recorded["type"]!);
            }

            next = (long?)page["next"];
        }

        Assert.Equal(["habit_started", "hang_logged", "hang_logged", "hang_logged"], types);
    }

    [Fact]
    public async Task tells_stream_version_data_and_who()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");

        var recorded = (await app.Get("/v1/history?type=hang_logged&habit=hang"))["events.0"]!;

        Assert.Equal(("hang", 2L, 200, "me"), ((string)recorded["stream"]!, (long)recorded["version"]!, (int)recorded["data"]!["seconds"]!, (string)recorded["by"]!));
        Assert.NotNull(recorded["recordedAt"]);
        Assert.NotNull(recorded["correlationId"]);
    }

    [Fact]
    public async Task streams_all_of_it_as_lines()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-21", "2026-11-22");

        var lines = (await app.Get("/v1/history", ("Accept", "application/x-ndjson"))).Expect(200);

        Assert.Equal("application/x-ndjson", lines.ContentType);
        var events = lines.Text.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(
            (await app.Get("/v1/history"))["events"]!.AsArray().Select(recorded => recorded!.ToJsonString()),
            events.Select(recorded => recorded.ToJsonString()));
    }

    [Fact]
    public async Task shows_the_audit_trail_of_an_entry()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-21");
        var logged = await app.Post("/v1/hangs", new { seconds = 5 });
        await app.Patch(logged.Headers["Location"], new { seconds = 6 });

        var trail = (await app.Get($"/v1/history?entry={logged["entry.id"]}")).Expect(200);

        Assert.Equal(["hang_logged", "entry_corrected"], trail["events"]!.AsArray().Select(recorded => (string)recorded!["type"]!));
        (await app.Get("/v1/history?entry=0192f8a0-0000-7000-8000-000000000009")).Refuses(404, "entry-not-found");
    }

    [Theory]
    [InlineData("entry=7")]
    [InlineData("after=-1")]
    [InlineData("after=99999999999999999999")]
    [InlineData("limit=0")]
    [InlineData("type=no_such_type")]
    [InlineData("habit=%00")]
    [InlineData("from=abc")]
    [InlineData("knownAt=2026-11-22")]
    public async Task by_a_parameter_that_makes_no_sense_is_refused_by_its_name(string query)
    {
        await using var app = await HabitTrackApp.Start();

        Assert.NotNull((await app.Get("/v1/history?" + query)).Refuses(422, "invalid-values")["errors"]![query.Split('=')[0]]);
        Assert.NotNull((await app.Get("/v1/history?" + query, ("Accept", "application/x-ndjson"))).Refuses(422, "invalid-values")["errors"]);
    }
}
