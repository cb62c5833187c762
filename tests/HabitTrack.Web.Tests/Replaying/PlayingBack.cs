using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

public sealed class PlayingBack
{
    [Fact]
    public async Task sends_the_state_of_each_day()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-17", "2026-11-18", "2026-11-20", "2026-11-21");
        await app.Post("/v1/walks", new { seconds = 900, day = "2026-11-19" });

        var frames = await Play(app, "from=2026-11-16&to=2026-11-22&speed=1000");

        Assert.Equal(["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"], frames.Select(frame => frame.Id));
        foreach (var (day, frame) in frames)
        {
            foreach (var streak in (await app.Get("/v1/streaks?asOf=" + day))["streaks"]!.AsArray())
            {
                var played = frame["habits"]!.AsArray().Single(habit => (string)habit!["habit"]! == (string)streak!["habit"]!)!;
                foreach (var field in new[] { "unit", "current", "longest", "atRisk", "strength" })
                    Assert.Equal(streak![field]!.ToJsonString(), played[field]!.ToJsonString());
                Assert.Equal((decimal?)streak!["open"]?["total"] ?? 0, (decimal)played["total"]!);
            }
        }
    }

    [Fact]
    public async Task resumes_after_the_last_event_id_and_signals_the_end()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20");
        const string Query = "from=2026-11-16&to=2026-11-22&speed=1000";

        Assert.Equal(["2026-11-21", "2026-11-22"], (await Play(app, Query, "2026-11-20")).Select(frame => frame.Id));
        (await app.Get("/v1/replays/playback?" + Query, ("Last-Event-ID", "2026-11-22"))).Expect(204);
        (await app.Get("/v1/replays/playback?from=2199-12-02")).Expect(204);
    }

    [Fact]
    public async Task ends_when_the_client_disconnects()
    {
        await using var app = await HabitTrackApp.Start();
        await LookingAtProgress.LogHangsOn(app, "2026-11-20");
        using (var response = await app.Client.GetAsync(
            "/v1/replays/playback?from=1970-01-01&speed=1", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
            await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(-1, body.ReadByte());
        }

        // One frame per second for half a century of days would otherwise delay shutdown.
        var stopping = app.Stop();
        await stopping.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("speed=0", "speed")]
    [InlineData("speed=1001", "speed")]
    [InlineData("from=2026-11-22&to=2026-11-21", "from")]
    public async Task rejects_invalid_parameters_by_name(string query, string name)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Get("/v1/replays/playback?" + query)).Refuses(422, "invalid-values")["errors"]![name]);
    }

    private static async Task<IReadOnlyList<(string Id, JsonNode Frame)>> Play(HabitTrackApp app, string query, string? after = null)
    {
        var answer = (await app.Get("/v1/replays/playback?" + query, after is null ? [] : [("Last-Event-ID", after)])).Expect(200);
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer.Text));
        return [.. SseParser.Create(text).Enumerate().Select(frame => (frame.EventId!, JsonNode.Parse(frame.Data)!))];
    }
}
