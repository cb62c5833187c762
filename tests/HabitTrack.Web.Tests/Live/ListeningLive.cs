using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

public sealed class ListeningLive
{
    [Fact]
    public async Task sends_the_same_content_as_the_response_to_a_log()
    {
        await using var app = await HabitTrackApp.Start();
        // Messages are computed as of the recording time, which comes from the clock of the database.
        app.Clock.Now = TimeProvider.System.GetUtcNow();
        await using var client = await LiveClient.Connect(app.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        var answer = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        var message = await Until(client, "logged");
        Assert.Equal("logged", (string?)message.Data["change"]);
        Assert.Equal(answer.Value<string>("entry.id"), (string?)message.Data["entry"]!["id"]);
        Assert.True(JsonNode.DeepEquals(answer["streak"], (await Until(client, "streak")).Data));
        foreach (var record in answer["records"]!.AsArray())
            Assert.True(JsonNode.DeepEquals(record, (await Until(client, "record")).Data));
    }

    [Fact]
    public async Task sends_corrections_retractions_and_restorations()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");
        await using var client = await LiveClient.Connect(app.Client);

        (await app.Patch($"/v1/entries/{id}", new { seconds = 60 })).Expect(200);
        (await app.Delete($"/v1/entries/{id}")).Expect(200);
        (await app.Post($"/v1/entries/{id}/restore")).Expect(200);

        foreach (var (change, seconds) in new[] { ("corrected", 60), ("retracted", 60), ("restored", 60) })
        {
            var message = await Until(client, "logged");
            Assert.Equal((change, seconds), ((string?)message.Data["change"], (int)message.Data["entry"]!["seconds"]!));
            Assert.Equal("hang", (string?)(await Until(client, "streak")).Data["habit"]);
        }
    }

    [Fact]
    public async Task sends_the_streaks_of_all_habits_when_days_off_are_taken_or_withdrawn()
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
    public async Task sends_the_removal_of_a_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "Swimming", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "day" } });
        await using var client = await LiveClient.Connect(app.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        (await app.Delete("/v1/habits/swim")).Expect(204);
        Assert.Equal("""{"habit":"swim","name":"Swimming"}""", (await Until(client, "removed")).Data.ToJsonString());
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal("swim", (string?)(await Until(client, "streak")).Data["habit"]);
    }

    [Fact]
    public async Task sends_the_progress_of_an_import()
    {
        await using var app = await SharedService.NewPerson();
        await using var client = await LiveClient.Connect(app.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        var imported = await Files.Import(app, "day,habit\n2026-11-20,Read\n");

        var import = await Until(client, "import");
        while ((string?)import.Data["status"] is "reading" or "running")
            import = await Until(client, "import");
        Assert.Equal(imported.Text, (await app.Get(imported.Headers["Location"])).Text);
        Assert.Equal(("done", 2), ((string?)import.Data["status"], (int)import.Data["added"]!));
    }

    [Fact]
    public async Task sends_one_streak_for_the_entries_of_an_import_that_are_recorded_together()
    {
        await using var app = await SharedService.NewPerson();
        await using var client = await LiveClient.Connect(app.Client);
        await Files.Import(app, "day,habit\n" + string.Concat(Enumerable.Range(0, 300).Select(day => $"{new DateOnly(2025, 1, 1).AddDays(day):yyyy-MM-dd},Read\n")));
        var id = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");

        var seen = new List<LiveMessage>();
        do
            seen.Add((await client.Next())!);
        while ((string?)seen[^1].Data["entry"]?["id"] != id);

        Assert.Equal(301, seen.Count(message => message.Name == "logged"));
        Assert.Equal(300, (int)Assert.Single(seen, message => message.Name == "streak").Data["longest"]!["length"]!);
        Assert.DoesNotContain(seen, message => message.Name is "record" or "advice");
        await using var later = await LiveClient.Connect(app.Client, seen.Last(message => message.Name == "logged" && message != seen[^1]).Id);
        Assert.Equal(["ready", "import", "streak", "logged"], (await later.Take(4)).Select(message => message.Name));
    }

    [Fact]
    public async Task sends_an_import_that_has_ended_only_once()
    {
        await using var app = await SharedService.NewPerson();
        await using var client = await LiveClient.Connect(app.Client);
        var before = (await client.Next())!.Id;
        await Files.Import(app, "day,habit\n2026-11-20,Read\n");

        await using var first = await LiveClient.Connect(app.Client, before);
        var import = await Until(first, "import");
        Assert.Equal("done", (string?)import.Data["status"]);
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        await using var again = await LiveClient.Connect(app.Client, import.Id);

        Assert.DoesNotContain("import", (await again.Take(3)).Select(message => message.Name));
    }

    [Fact]
    public async Task refuses_a_position_that_the_history_does_not_have()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        Assert.Contains("connect without Last-Event-ID", (await app.Get("/v1/live", ("Last-Event-ID", "999999999999"))).Refuses(422, "invalid-values").Text);
    }

    [Fact]
    public async Task sends_the_unit_of_amounts_that_were_recorded_without_one()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Send(HttpMethod.Post, "/v1/imports", KeepingTheUnitOfAmounts.ExportOfAnEarlierVersion())).Expect(202);
        await using var client = await LiveClient.Connect(app.Client, "0");

        var entries = new List<string>();
        while (entries.Count < 7)
        {
            var data = (await Until(client, "logged")).Data;
            entries.Add($"{data["change"]} {data["entry"]!["amount"]} {data["entry"]!["unit"]}");
        }

        Assert.Equal(
            ["logged 30 minutes", "logged 20 minutes", "logged 40 minutes", "retracted 40 minutes", "corrected 35 minutes", "restored 40 minutes", "logged 6 pages"],
            entries);
    }

    [Fact]
    public async Task sends_events_recorded_by_another_node()
    {
        await using var app = await HabitTrackApp.Start();
        await using var other = await app.StartNode();
        await using var client = await LiveClient.Connect(other.Client);
        Assert.Equal("ready", (await client.Next())!.Name);

        var id = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");

        Assert.Equal(id, (string?)(await Until(client, "logged")).Data["entry"]!["id"]);
    }

    [Fact]
    public async Task delivers_each_message_once_across_reconnections_to_other_nodes_during_concurrent_writes()
    {
        const int Writers = 4, Each = 12;
        await using var app = await HabitTrackApp.Start();
        await using var other = await app.StartNode();
        HabitTrackApp[] nodes = [app, other];
        var received = new List<LiveMessage>();
        await using (var first = await LiveClient.Connect(app.Client))
            received.Add((await first.Next())!);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                (await nodes[(writer + i) % 2].Post("/v1/hangs", new { seconds = 10 + i })).Expect(201);
                (await nodes[i % 2].Post("/v1/walks", new { seconds = 60 + writer })).Expect(201);
            }
        })));

        // Each connection closes after a different number of messages, usually between the messages of one event.
        for (var turn = 0; received.Count(message => message.Name == "logged") < 2 * Writers * Each; turn++)
        {
            await using var client = await LiveClient.Connect(nodes[turn % 2].Client, received[^1].Id);
            Assert.Equal("ready", (await client.Next())!.Name);
            for (var taken = 0; taken < 1 + (turn % 5) && received.Count(message => message.Name == "logged") < 2 * Writers * Each; taken++)
                received.Add((await client.Next())!);
        }

        await writing;
        await using var later = await LiveClient.Connect(app.Client, received[0].Id);
        Assert.Equal("ready", (await later.Next())!.Name);
        var expected = await later.Take(received.Count - 1);
        Assert.Equal(expected.Select(Text), received.Skip(1).Select(Text));
        Assert.Equal(expected.Count, expected.Select(message => message.Id).Distinct().Count());
        var history = (await app.Get("/v1/history?limit=1000")).Expect(200)["events"]!.AsArray();
        Assert.Equal(
            history.Where(recorded => ((string)recorded!["type"]!).EndsWith("_logged")).Select(recorded => (long)recorded!["sequence"]!),
            expected.Where(message => message.Name == "logged").Select(message => long.Parse(message.Id.Split('.')[0])));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1.2.3")]
    [InlineData("-1")]
    [InlineData("1.")]
    [InlineData("99999999999999999999")]
    public async Task rejects_an_invalid_last_event_id(string id)
    {
        await using var app = await SharedService.NewPerson();

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

    /// <summary>Reads up to the next message with the given name.</summary>
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
