namespace HabitTrack.Web.Tests;

public sealed class ChangingAnEntry
{
    [Fact]
    public async Task corrects_only_the_given_fields()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 45, grip = "mixed", note = "after lunch" })).Headers["Location"];

        var corrected = (await app.Patch(entry, new { seconds = 190, note = (string?)null, reason = "misread" })).Expect(200);

        Assert.Equal(190, corrected.Value<int>("entry.seconds"));
        Assert.Equal("mixed", corrected.Value<string>("entry.grip"));
        Assert.Null(corrected["entry.note"]);
        Assert.Equal(1, corrected.Value<int>("streak.current.length"));
        Assert.Equal("\"3\"", corrected.ETag);
    }

    [Fact]
    public async Task moves_it_to_another_day()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 200 })).Headers["Location"];

        var corrected = (await app.Patch(entry, new { day = "2026-11-21" })).Expect(200);

        Assert.Equal("2026-11-21", corrected.Value<string>("entry.day"));
        Assert.Null(corrected["entry.performedAt"]);
        Assert.Equal("2026-11-21", corrected.Value<string>("streak.current.through"));
    }

    [Fact]
    public async Task records_nothing_when_nothing_changes()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 45 })).Headers["Location"];

        Assert.Equal("\"2\"", (await app.Patch(entry, new { seconds = 45 })).Expect(200).ETag);
    }

    [Theory]
    [InlineData("""{"seconds":0}""", "$.seconds")]
    [InlineData("""{"seconds":null}""", "$.seconds")]
    [InlineData("""{"habit":"walk"}""", "$.habit")]
    [InlineData("""{"kind":"walk"}""", "$.kind")]
    [InlineData("""{"steps":5}""", "$.steps")]
    [InlineData("""{"reason":7}""", "$.reason")]
    public async Task rejects_invalid_values_with_their_path(string patch, string path)
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 45 })).Headers["Location"];

        Assert.NotNull((await app.Patch(entry, patch)).Refuses(422, "invalid-values")["errors"]![path]);
    }

    [Fact]
    public async Task excludes_a_retracted_entry_from_totals()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 200 })).Headers["Location"];

        var retracted = (await app.Delete(entry + "?reason=a%20mistake")).Expect(200);

        Assert.True(retracted.Value<bool>("entry.retracted"));
        Assert.Equal(0, retracted.Value<int>("streak.current.length"));
        Assert.Empty((await app.Get("/v1/entries"))["entries"]!.AsArray());
        (await app.Patch(entry, new { seconds = 10 })).Refuses(409, "entry-retracted");
    }

    [Fact]
    public async Task restores_a_retracted_entry()
    {
        await using var app = await SharedService.NewPerson();
        var entry = (await app.Post("/v1/hangs", new { seconds = 200 })).Headers["Location"];
        await app.Delete(entry);

        var restored = (await app.Post(entry + "/restore")).Expect(200);

        Assert.Null(restored["entry.retracted"]);
        Assert.Equal(1, restored.Value<int>("streak.current.length"));
    }

    [Fact]
    public async Task records_the_author_reason_and_previous_and_new_content()
    {
        await using var app = await HabitTrackApp.Start();
        var entry = (await app.Post("/v1/hangs", new { seconds = 45 })).Headers["Location"];
        await app.Patch(entry, new { seconds = 50, reason = "misread" });
        await app.Delete(entry + "?reason=twice");
        await app.Post(entry + "/restore?reason=not%20twice");

        var seen = (await app.Get(entry)).Expect(200);

        Assert.Equal(["logged", "corrected", "retracted", "restored"], seen["changes"]!.AsArray().Select(change => (string)change!["what"]!));
        Assert.Equal(45, seen.Value<int>("changes.1.before.seconds"));
        Assert.Equal(50, seen.Value<int>("changes.1.after.seconds"));
        Assert.Equal(["misread", "twice", "not twice"], new[] { 1, 2, 3 }.Select(i => seen.Value<string>($"changes.{i}.reason")));
        Assert.Equal("me", seen.Value<string>("changes.0.by"));
        Assert.NotNull(seen["changes.3.at"]);
        Assert.Equal("\"5\"", seen.ETag);
    }

    [Fact]
    public async Task returns_not_found_for_an_unknown_entry()
    {
        await using var app = await SharedService.NewPerson();
        const string Path = "/v1/entries/0192f8a0-0000-7000-8000-000000000009";

        (await app.Get(Path)).Refuses(404, "entry-not-found");
        (await app.Patch(Path, new { seconds = 1 })).Refuses(404, "entry-not-found");
        (await app.Delete(Path)).Refuses(404, "entry-not-found");
        (await app.Post(Path + "/restore")).Refuses(404, "entry-not-found");
    }
}
