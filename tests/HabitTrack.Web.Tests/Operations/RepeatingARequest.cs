namespace HabitTrack.Web.Tests;

public sealed class RepeatingARequest
{
    private static readonly (string Name, string Value) Key = ("Idempotency-Key", "hang-0730");

    [Fact]
    public async Task with_the_same_key_returns_the_same_entry_and_status_and_logs_nothing()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Expect(201);
        await app.Post("/v1/hangs", new { seconds = 5 });

        var again = (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Expect(201);

        Assert.Equal(first["entry"]!.ToJsonString(), again["entry"]!.ToJsonString());
        Assert.Equal(first.Headers["Location"], again.Headers["Location"]);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.False(first.Headers.ContainsKey("Idempotency-Replayed"));
        Assert.Equal(50, again.Value<int>("streak.open.total"));
    }

    [Fact]
    public async Task after_a_restart_is_still_recognized()
    {
        await using var app = await HabitTrackApp.Start();
        var first = await app.Post("/v1/hangs", new { seconds = 45 }, Key);
        await app.Restart();

        var again = (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Expect(201);

        Assert.Equal(first["entry"]!.ToJsonString(), again["entry"]!.ToJsonString());
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task with_another_body_or_to_another_route_is_rejected()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 }, Key);

        (await app.Post("/v1/hangs", new { seconds = 46 }, Key)).Refuses(422, "idempotency-key-reused");
        (await app.Post("/v1/walks", new { seconds = 45 }, Key)).Refuses(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task concurrently_logs_it_once()
    {
        await using var app = await SharedService.NewPerson();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Post("/v1/hangs", new { seconds = 45 }, Key)));

        Assert.Single(answers.Select(answer => answer.Expect(201)["entry.id"]!.ToJsonString()).Distinct());
        Assert.Single(answers, answer => !answer.Headers.ContainsKey("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("PUT", "/v1/habits/hang", """{"forgive":2}""")]
    [InlineData("POST", "/v1/habits/hang/goal", """{"direction":"atLeast","amount":9,"unit":"seconds","per":"day"}""")]
    [InlineData("POST", "/v1/habits/hang/skips", """{"from":"2026-11-22","to":"2026-11-24"}""")]
    [InlineData("POST", "/v1/days-off", """{"from":"2026-11-20","to":"2026-11-24","reason":"sick"}""")]
    [InlineData("POST", "/v1/habits/hang/pause", "{}")]
    [InlineData("PATCH", "/v1/profile", """{"name":"Ada"}""")]
    [InlineData("PUT", "/v1/exercises/ring-row", """{"description":"Row on rings","kind":"strength"}""")]
    [InlineData("POST", "/v1/pain", """{"area":"neck","level":2}""")]
    [InlineData("POST", "/v1/plans/back-care", "{}")]
    [InlineData("PATCH", "entry", """{"seconds":46}""")]
    [InlineData("DELETE", "entry", null)]
    public async Task of_any_kind_with_the_same_key_changes_nothing(string method, string path, string? body)
    {
        await using var app = await SharedService.NewPerson();
        var at = path == "entry" ? (await app.Post("/v1/hangs", new { seconds = 45 })).Headers["Location"] : path;
        if (path != "entry")
            await app.Post("/v1/hangs", new { seconds = 45 });
        var first = await app.Send(new(method), at, body, Key);
        var events = (await app.Get("/v1/history")).Count("events");

        var again = (await app.Send(new(method), at, body, Key)).Expect(first.Status);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(events, (await app.Get("/v1/history")).Count("events"));
    }

    [Theory]
    [InlineData("PUT", "/v1/habits/hang", """{"forgive":0}""", "PUT", "/v1/habits/hang", """{"forgive":2}""")]
    [InlineData("PUT", "/v1/habits/hang", """{"forgive":0}""", "DELETE", "/v1/habits/hang", null)]
    [InlineData("DELETE", "/v1/habits/hang/skips/2026-11-20", null, "POST", "/v1/habits/hang/skips", """{"day":"2026-11-20"}""")]
    [InlineData("PATCH", "/v1/profile", """{"timeZone":"Etc/UTC"}""", "PATCH", "/v1/profile", """{"timeZone":"Europe/Berlin"}""")]
    [InlineData("POST", "/v1/days-off", """{"from":"2026-11-20"}""", "POST", "/v1/undo", "{}")]
    public async Task that_changed_nothing_does_not_revert_a_later_change(string method, string path, string? body, string change, string changed, string? to)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await app.Post("/v1/days-off", new { from = "2026-11-20" });
        var first = (await app.Send(new(method), path, body, Key)).Expect(200);
        Assert.True((await app.Send(new(change), changed, to)).Status < 300);
        var events = (await app.Get("/v1/history")).Count("events");

        var again = await app.Send(new(method), path, body, Key);

        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(change == "DELETE" ? 204 : first.Status, again.Status);
        Assert.Equal(events, (await app.Get("/v1/history")).Count("events"));
        (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Refuses(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task of_an_existing_entry_returns_its_status_again()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-20" })).Value<string>("entry.id");
        var known = new { id, seconds = 45, day = "2026-11-20" };
        var items = new object[] { new { kind = "hang", id, seconds = 45, day = "2026-11-20" }, new { kind = "hang", seconds = 5 } };

        (await app.Post("/v1/hangs", known, Key)).Expect(200);
        Assert.Equal("true", (await app.Post("/v1/hangs", known, Key)).Expect(200).Headers["Idempotency-Replayed"]);
        (await app.Post("/v1/hangs", new { id, seconds = 46 }, Key)).Refuses(422, "idempotency-key-reused");

        var first = await app.Post("/v1/entries/batch", items, ("Idempotency-Key", "batch"));
        var again = await app.Post("/v1/entries/batch", items, ("Idempotency-Key", "batch"));
        Assert.Equal([200, 201], first.Expect(200)["results"]!.AsArray().Select(result => (int)result!["status"]!));
        Assert.Equal(first.Text, again.Text);
    }

    [Fact]
    public async Task to_log_returns_the_entry_after_its_habit_was_removed()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Expect(201);
        (await app.Delete(first.Headers["Location"])).Expect(200);
        (await app.Delete("/v1/habits/hang")).Expect(204);

        var again = (await app.Post("/v1/hangs", new { seconds = 45 }, Key)).Expect(201);

        Assert.Equal(first.Value<string>("entry.id"), again.Value<string>("entry.id"));
        Assert.Equal(("days", 0), (again.Value<string>("streak.unit"), again.Value<int>("streak.current.length")));
        Assert.True((await app.Delete(first.Headers["Location"])).Expect(200).Value<bool>("entry.retracted"));
    }

    [Fact]
    public async Task with_a_key_that_is_too_long_is_rejected()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("Idempotency-Key", new string('k', 129)))).Refuses(422, "invalid-values");
        (await app.Post("/v1/hangs", new { seconds = 45 }, ("Idempotency-Key", new string('k', 128)))).Expect(201);
    }
}
