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

    [Fact]
    public async Task with_a_key_that_is_too_long_is_rejected()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("Idempotency-Key", new string('k', 129)))).Refuses(422, "invalid-values");
        (await app.Post("/v1/hangs", new { seconds = 45 }, ("Idempotency-Key", new string('k', 128)))).Expect(201);
    }
}
