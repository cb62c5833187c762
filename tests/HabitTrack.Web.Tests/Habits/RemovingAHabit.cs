namespace HabitTrack.Web.Tests;

public sealed class RemovingAHabit
{
    [Fact]
    public async Task hides_the_habit_and_allows_starting_it_again()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01", name = "Bar", forgive = 3 });
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });

        (await app.Delete("/v1/habits/hang")).Expect(204);

        (await app.Get("/v1/habits/hang")).Refuses(404, "habit-not-started");
        (await app.Get("/v1/streaks/hang")).Refuses(404, "habit-not-started");
        Assert.Equal("walk", (string)Assert.Single((await app.Get("/v1/habits"))["habits"]!.AsArray())!["habit"]!);
        Assert.Equal("walk", (string)Assert.Single((await app.Get("/v1/dashboard"))["habits"]!.AsArray())!["habit"]!);
        Assert.DoesNotContain("id=\"habit-hang\"", (await Page.Open(app)).Html);
        (await app.Delete("/v1/habits/hang")).Refuses(404, "habit-not-started");

        var restarted = (await app.Put("/v1/habits/hang", new { kind = "hang" })).Expect(200);
        Assert.Equal(("Hang", 0, "2026-11-22"), (restarted.Value<string>("name"), restarted.Value<int>("forgive"), restarted.Value<string>("startedOn")));
    }

    [Fact]
    public async Task keeps_the_name_in_the_history()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01", name = "Old bar" });
        await app.Put("/v1/habits/hang", new { name = "New bar" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-02" });
        await app.Delete("/v1/habits/hang");

        var today = await Page.Open(app);
        var history = await Page.Open(app, "/history");
        Assert.Contains("Undo last change: New bar, removed", today.Text);
        Assert.Contains("Undo last change: New bar, removed", history.Text);
        Assert.Contains("New bar Removed", history.Text);
        Assert.Contains("New bar Mon 2 Nov skipped", history.Text);
        Assert.Contains("Undid: New bar, removed", (await today.Press("Undo last change")).Text);
    }

    [Fact]
    public async Task allows_starting_the_habit_again_by_a_log()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-10" })).Expect(201).Headers["Location"];
        await app.Delete(entry);

        (await app.Delete("/v1/habits/hang")).Expect(204);
        (await app.Post(entry + "/restore")).Refuses(404, "habit-not-started");
        (await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-20" })).Expect(201);

        Assert.Equal("2026-11-20", (await app.Get("/v1/habits/hang")).Expect(200).Value<string>("startedOn"));
    }

    [Fact]
    public async Task rejects_a_habit_with_entries_and_suggests_archiving()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 200, day = "2026-11-10" });

        Assert.Contains("Archive it", (await app.Delete("/v1/habits/hang")).Refuses(409, "habit-has-entries").Value<string>("detail"));
        (await app.Get("/v1/habits/hang")).Expect(200);
        (await app.Delete("/v1/habits/No%20Such")).Refuses(404, "habit-not-started");
    }

    [Fact]
    public async Task rejects_an_outdated_version()
    {
        await using var app = await SharedService.NewPerson();
        var tag = (await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" })).Headers["ETag"];
        await app.Put("/v1/habits/hang", new { forgive = 1 });

        (await app.Delete("/v1/habits/hang", ("If-Match", tag))).Refuses(412, "version-mismatch");
        (await app.Delete("/v1/habits/hang", ("If-Match", "*"), ("Idempotency-Key", "gone"))).Expect(204);
        Assert.Equal("true", (await app.Delete("/v1/habits/hang", ("If-Match", "*"), ("Idempotency-Key", "gone"))).Expect(204).Headers["Idempotency-Replayed"]);
    }

    [Fact]
    public async Task rejects_restoring_an_entry_to_a_habit_of_another_kind()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/bar", new { kind = "hang" });
        var entry = (await app.Post("/v1/hangs", new { seconds = 200, habit = "bar" })).Expect(201).Headers["Location"];
        await app.Delete(entry);
        (await app.Delete("/v1/habits/bar")).Expect(204);
        await app.Put("/v1/habits/bar", new { kind = "walk" });

        (await app.Post(entry + "/restore")).Refuses(409, "wrong-kind");
    }
}
