using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

public sealed class ListeningLive
{
    [Fact]
    public async Task hears_of_a_log_what_its_answer_tells()
    {
        await using var app = await HabitTrackApp.Start();
        // The stream tells as of the instants of recording, which are the database's.
        app.Clock.Now = TimeProvider.System.GetUtcNow();
        await using var client = await LiveClient.Connect(app.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        var answer = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        var told = await Until(client, "logged");
        Assert.Equal("logged", (string?)told.Data["change"]);
        Assert.Equal(answer.Value<string>("entry.id"), (string?)told.Data["entry"]!["id"]);
        Assert.True(JsonNode.DeepEquals(answer["streak"], (await Until(client, "streak")).Data));
        foreach (var record in answer["records"]!.AsArray())
            Assert.True(JsonNode.DeepEquals(record, (await Until(client, "record")).Data));
    }

    [Fact]
    public async Task hears_how_an_entry_is_changed()
    {
        await using var app = await HabitTrackApp.Start();
        var id = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");
        await using var client = await LiveClient.Connect(app.Client);

        (await app.Patch($"/v1/entries/{id}", new { seconds = 60 })).Expect(200);
        (await app.Delete($"/v1/entries/{id}")).Expect(200);
        (await app.Post($"/v1/entries/{id}/restore")).Expect(200);

        foreach (var (change, seconds) in new[] { ("corrected", 60), ("retracted", 60), ("restored", 60) })
        {
            var told = await Until(client, "logged");
            Assert.Equal((change, seconds), ((string?)told.Data["change"], (int)told.Data["entry"]!["seconds"]!));
            Assert.Equal("hang", (string?)(await Until(client, "streak")).Data["habit"]);
        }
    }

    [Fact]
    public async Task hears_the_streak_of_every_habit_when_days_off_are_taken_and_withdrawn()
    {
        await using var app = await HabitTrackApp.Start();
        app.Clock.Now = TimeProvider.System.GetUtcNow();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        (await app.Post("/v1/walks", new { seconds = 45 })).Expect(201);
        await using var client = await LiveClient.Connect(app.Client);

        var off = (await app.Post("/v1/days-off", new { from = Change.Day(0) })).Expect(201);
        Assert.Equal("hang walk", $"{(await Until(client, "streak")).Data["habit"]} {(await Until(client, "streak")).Data["habit"]}");
        (await app.Delete(off.Headers["Location"])).Expect(204);
        Assert.Equal("hang walk", $"{(await Until(client, "streak")).Data["habit"]} {(await Until(client, "streak")).Data["habit"]}");
    }

    [Fact]
    public async Task hears_what_another_node_records()
    {
        await using var app = await HabitTrackApp.Start();
        await using var other = await app.StartNode();
        await using var client = await LiveClient.Connect(other.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        var id = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");

        Assert.Equal(id, (string?)(await Until(client, "logged")).Data["entry"]!["id"]);
    }

    [Fact]
    public async Task misses_nothing_and_hears_nothing_twice_over_drops_and_changes_of_node_while_others_write()
    {
        const int Writers = 4, Each = 12;
        await using var app = await HabitTrackApp.Start();
        await using var other = await app.StartNode();
        HabitTrackApp[] nodes = [app, other];
        var heard = new List<LiveMessage>();
        await using (var first = await LiveClient.Connect(app.Client))
            heard.Add((await first.Next())!);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                (await nodes[(writer + i) % 2].Post("/v1/hangs", new { seconds = 10 + i })).Expect(201);
                (await nodes[i % 2].Post("/v1/walks", new { seconds = 60 + writer })).Expect(201);
            }
        })));

        // Each time it drops after another number of messages, mostly in the middle of what there is to tell of an event.
        for (var turn = 0; heard.Count(message => message.Name == "logged") < 2 * Writers * Each; turn++)
        {
            await using var client = await LiveClient.Connect(nodes[turn % 2].Client, heard[^1].Id);
            Assert.Equal("ready", (await client.Next())!.Name);
            heard.AddRange(await client.Take(1 + (turn % 5)));
        }

        await writing;
        await using var later = await LiveClient.Connect(app.Client, heard[0].Id);
        Assert.Equal("ready", (await later.Next())!.Name);
        var told = await later.Take(heard.Count - 1);
        Assert.Equal(told.Select(Text), heard.Skip(1).Select(Text));
        Assert.Equal(told.Count, told.Select(message => message.Id).Distinct().Count());
        var history = (await app.Get("/v1/history?limit=1000")).Expect(200)["events"]!.AsArray();
        Assert.Equal(
            history.Where(recorded => ((string)recorded!["type"]!).EndsWith("_logged")).Select(recorded => (long)recorded!["sequence"]!),
            told.Where(message => message.Name == "logged").Select(message => long.Parse(message.Id.Split('.')[0])));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1.2.3")]
    [InlineData("-1")]
    [InlineData("1.")]
    [InlineData("99999999999999999999")]
    public async Task after_what_is_no_id_is_refused(string id)
    {
        await using var app = await HabitTrackApp.Start();

        Assert.Contains("Last-Event-ID", (await app.Get("/v1/live", ("Last-Event-ID", id))).Refuses(422, "invalid-values")["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task ends_when_the_service_stops()
    {
        await using var app = await HabitTrackApp.Start();
        await using var client = await LiveClient.Connect(app.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        await app.Stop();

        Assert.Null(await client.Next());
    }

    private static string Text(LiveMessage message) => $"{message.Id} {message.Name} {message.Data.ToJsonString()}";

    /// <summary>The next message of a name.</summary>
    private static async Task<LiveMessage> Until(LiveClient client, string name)
    {
        while (true)
        {
            var message = await client.Next() ?? throw new InvalidOperationException("The stream has ended.");
            if (message.Name == name)
                return message;
        }
    }
}
