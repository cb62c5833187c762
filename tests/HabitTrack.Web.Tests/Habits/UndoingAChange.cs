namespace HabitTrack.Web.Tests;

public sealed class UndoingAChange
{
    public static TheoryData<string, string, string> Changes => new()
    {
        { "POST", "/v1/hangs", """{"seconds":30}""" },
        { "POST", "/v1/walks", """{"seconds":600}""" },
        { "PATCH", "entry", """{"seconds":99}""" },
        { "DELETE", "entry", "" },
        { "PUT", "/v1/habits/hang", """{"name":"Bar","forgive":2}""" },
        { "PUT", "/v1/habits/swim", """{"kind":"custom","goal":{"direction":"atMost","amount":2,"unit":"hours","per":"day"}}""" },
        { "POST", "/v1/habits/hang/goal", """{"direction":"atLeast","amount":9,"unit":"seconds","per":"week"}""" },
        { "POST", "/v1/habits/hang/skips", """{"day":"2026-11-22"}""" },
        { "POST", "/v1/habits/hang/skips", """{"from":"2026-11-22","to":"2026-11-25","reason":"travel"}""" },
        { "POST", "/v1/days-off", """{"from":"2026-11-20","to":"2026-11-25","reason":"sick"}""" },
        { "POST", "/v1/habits/hang/pause", "{}" },
        { "POST", "/v1/habits/hang/archive", "{}" },
        { "PATCH", "/v1/profile", """{"name":"Ada","weekStartsOn":"sunday"}""" },
        { "PUT", "/v1/exercises/ring-row", """{"description":"Row on rings","kind":"strength"}""" },
        { "POST", "/v1/pain", """{"area":"neck","level":7}""" },
        { "POST", "/v1/measurements", """{"name":"weight","value":81,"unit":"kg"}""" },
        { "POST", "/v1/plans/back-care", "{}" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task restores_the_previous_state(string method, string path, string body)
    {
        await using var app = await SharedService.NewPerson();
        var entry = await WithSomeHistory(app);
        var before = await Everything(app);

        (await app.Send(new HttpMethod(method), path == "entry" ? entry : path, body)).Expect(path.Contains("v1") && method == "POST" && !path.Contains("habits") && !path.Contains("plans") ? 201 : 200);
        Assert.NotEqual(before, await Everything(app));
        (await app.Post("/v1/undo")).Expect(200);

        Assert.Equal(before, await Everything(app));
    }

    [Fact]
    public async Task restores_the_initial_state_when_repeated()
    {
        await using var app = await SharedService.NewPerson();
        var states = new Stack<string>();
        var entry = "";
        foreach (var (method, path, body) in Changes.Select(row => ((string)row.Data.Item1, (string)row.Data.Item2, (string)row.Data.Item3)))
        {
            states.Push(await Everything(app));
            var changed = await app.Send(new HttpMethod(method), path == "entry" ? entry : path, body);
            Assert.InRange(changed.Status, 200, 201);
            if (entry.Length == 0)
                entry = changed.Headers["Location"];
        }

        while (states.TryPop(out var before))
        {
            (await app.Post("/v1/undo")).Expect(200);
            Assert.Equal(before, await Everything(app));
        }

        (await app.Post("/v1/undo")).Refuses(409, "nothing-to-undo");
    }

    [Fact]
    public async Task of_the_only_change_is_replayed_for_the_same_key()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 30 });

        var first = (await app.Post("/v1/undo", null, ("Idempotency-Key", "once"))).Expect(200);
        var again = (await app.Post("/v1/undo", null, ("Idempotency-Key", "once"))).Expect(200);

        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(first.Text, again.Text);
        (await app.Post("/v1/undo", null, ("Idempotency-Key", "twice"))).Refuses(409, "nothing-to-undo");
    }

    [Fact]
    public async Task restores_withdrawn_days_off()
    {
        await using var app = await SharedService.NewPerson();
        await WithSomeHistory(app);
        var off = (await app.Post("/v1/days-off", new { from = "2026-11-20", to = "2026-11-21" })).Expect(201);
        var before = await Everything(app);

        (await app.Delete(off.Headers["Location"])).Expect(204);
        Assert.NotEqual(before, await Everything(app));
        Assert.Equal("days_off_withdrawn", (await app.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));

        Assert.Equal(before, await Everything(app));
    }

    [Fact]
    public async Task restores_a_removed_habit()
    {
        await using var app = await SharedService.NewPerson();
        await WithSomeHistory(app);
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });
        await app.Post("/v1/habits/walk/skips", new { day = "2026-11-03" });
        var before = await Everything(app);

        (await app.Delete("/v1/habits/walk")).Expect(204);
        Assert.NotEqual(before, await Everything(app));
        (await app.Post("/v1/undo")).Expect(200);

        Assert.Equal(before, await Everything(app));
    }

    [Fact]
    public async Task restores_the_start_of_a_habit()
    {
        await using var app = await SharedService.NewPerson();
        var entry = await WithSomeHistory(app);
        var before = await Everything(app);

        (await app.Post("/v1/hangs", new { seconds = 9, day = "2025-11-22" })).Expect(201);
        Assert.Equal("2025-11-22", (await app.Get("/v1/habits/hang")).Value<string>("startedOn"));
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal(before, await Everything(app));

        (await app.Send(HttpMethod.Patch, entry, """{"day":"2024-11-22"}""")).Expect(200);
        (await app.Post("/v1/undo")).Expect(200);
        Assert.Equal(before, await Everything(app));
    }

    [Fact]
    public async Task restores_a_retracted_entry()
    {
        await using var app = await SharedService.NewPerson();
        var entry = await WithSomeHistory(app);
        await app.Delete(entry);

        var undone = (await app.Post("/v1/undo")).Expect(200);

        Assert.Equal("entry_retracted", undone.Value<string>("undone.0.type"));
        Assert.Null((await app.Get(entry))["retracted"]);
    }

    [Theory]
    [InlineData("{broken", 400, "malformed-body")]
    [InlineData("""{"habit":"hang"}""", 422, "invalid-values")]
    public async Task rejects_a_non_empty_body_and_undoes_nothing(string body, int status, string code)
    {
        await using var app = await SharedService.NewPerson();
        var entry = await WithSomeHistory(app);
        await app.Delete(entry);

        (await app.Post("/v1/undo", body)).Refuses(status, code);
        (await app.Post(entry + "/restore", body)).Refuses(status, code);

        Assert.NotNull((await app.Get(entry))["retracted"]);
        (await app.Post("/v1/undo", new { })).Expect(200);
        Assert.Null((await app.Get(entry))["retracted"]);
    }

    [Fact]
    public async Task undoes_one_change_per_idempotency_key()
    {
        await using var app = await SharedService.NewPerson();
        await WithSomeHistory(app);
        await app.Post("/v1/hangs", new { seconds = 1 });
        await app.Post("/v1/hangs", new { seconds = 2 });

        var first = (await app.Post("/v1/undo", null, ("Idempotency-Key", "once"))).Expect(200);
        var again = (await app.Post("/v1/undo", null, ("Idempotency-Key", "once"))).Expect(200);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task is_replayed_with_the_change_that_the_request_undid()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 1 });
        await app.Post("/v1/hangs", new { seconds = 2 });
        var first = (await app.Post("/v1/undo", null, ("Idempotency-Key", "first"))).Expect(200);
        await app.Post("/v1/hangs", new { seconds = 3 });
        var second = (await app.Post("/v1/undo", null, ("Idempotency-Key", "second"))).Expect(200);
        var third = (await app.Post("/v1/undo", null, ("Idempotency-Key", "third"))).Expect(200);

        foreach (var (key, answer) in new[] { ("first", first), ("second", second), ("third", third) })
            Assert.Equal(answer.Text, (await app.Post("/v1/undo", null, ("Idempotency-Key", key))).Expect(200).Text);
    }

    [Fact]
    public async Task that_is_not_the_last_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 1 });
        var first = await LastSequence(app);
        await app.Post("/v1/hangs", new { seconds = 2 });
        var second = await LastSequence(app);

        (await app.Post($"/v1/undo?change={first}")).Refuses(409, "not-last-change");
        (await app.Post("/v1/undo?change=last")).Refuses(422, "invalid-values");
        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));

        var undone = (await app.Post($"/v1/undo?change={second}", null, ("Idempotency-Key", "once"))).Expect(200);
        Assert.Equal(second, undone.Value<long>("undone.0.sequence"));
        Assert.Equal(undone.Text, (await app.Post($"/v1/undo?change={second}", null, ("Idempotency-Key", "once"))).Expect(200).Text);
        (await app.Post($"/v1/undo?change={first}", null, ("Idempotency-Key", "once"))).Refuses(422, "idempotency-key-reused");
        (await app.Post($"/v1/undo?change={second}")).Refuses(409, "not-last-change");
        (await app.Post($"/v1/undo?change={first}")).Expect(200);
        (await app.Post($"/v1/undo?change={first}")).Refuses(409, "nothing-to-undo");
    }

    private static async Task<long> LastSequence(HabitTrackApp app) => (long)(await app.Get("/v1/history"))["events"]!.AsArray()[^1]!["sequence"]!;

    private static async Task<string> WithSomeHistory(HabitTrackApp app) =>
        (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" })).Expect(201).Headers["Location"];

    /// <summary>Returns the complete visible state of a person without versions.</summary>
    private static async Task<string> Everything(HabitTrackApp app)
    {
        var habits = (await app.Get("/v1/habits")).Expect(200);
        foreach (var habit in habits["habits"]!.AsArray())
            habit!.AsObject().Remove("version");
        string[] views = ["/v1/entries", "/v1/measurements", "/v1/pain", "/v1/profile", "/v1/days-off", "/v1/exercises", "/v1/streaks", "/v1/summaries", "/v1/dashboard"];
        var seen = new List<string> { habits.Body.ToJsonString() };
        foreach (var view in views)
            seen.Add((await app.Get(view)).Expect(200).Text);
        return string.Join('\n', seen);
    }
}
