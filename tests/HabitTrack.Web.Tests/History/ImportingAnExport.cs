using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HabitTrack.Web.Tests;

public sealed class ImportingAnExport
{
    private const string Lines = "application/x-ndjson", Json = "application/json";

    private static readonly string[] Views =
    [
        "/v1/streaks", "/v1/habits", "/v1/records", "/v1/profile", "/v1/load", "/v1/muscles?weeks=12", "/v1/summaries?period=year", "/v1/calendar/hang?year=2026",
        "/v1/streaks/walk/explanation?from=2026-01-01&to=2026-11-22", "/v1/streaks?asOf=2026-06-30", "/v1/exercises",
    ];

    [Theory]
    [InlineData("ndjson", Lines)]
    [InlineData("json", Json)]
    public async Task restores_every_view_in_an_empty_store_and_is_idempotent(string format, string type)
    {
        await using var from = await HabitTrackApp.Start("--demo", "true");
        await using var to = await SharedService.NewPerson();
        var export = (await from.Get("/v1/exports?format=" + format)).Expect(200);
        Assert.Equal($"attachment; filename=\"habittrack-2026-11-22.{format}\"", export.Disposition);
        Assert.Equal(type, export.ContentType);

        var imported = (await Import(to, export.Text, type)).Expect(202);

        Assert.True(imported.Value<long>("read") > 1_000);
        Assert.Equal(imported.Value<long>("read"), imported.Value<long>("added"));
        foreach (var view in Views)
            Assert.Equal((await from.Get(view)).Expect(200).Text, (await to.Get(view)).Expect(200).Text);

        var again = (await Import(to, export.Text, type)).Expect(202);
        Assert.Equal((imported.Value<long>("read"), 0), (again.Value<long>("read"), again.Value<long>("added")));
    }

    [Fact]
    public async Task restores_every_view_for_another_person_and_does_not_change_the_first()
    {
        await using var app = await SharedService.Administrator();
        var (ada, _) = await app.Issue(await app.Add("Ada"), "log read");
        var (bob, _) = await app.Issue(await app.Add("Bob"), "log read");
        foreach (var day in new[] { "2026-11-19", "2026-11-20", "2026-11-22" })
            (await app.Post(ada, "/v1/hangs", new { seconds = 200, day })).Expect(201);
        var export = (await app.Get(ada, "/v1/exports")).Expect(200).Text;

        (await Import(app.App, export, Lines, TokensApp.Bearer(bob))).Expect(202);
        (await app.Post(bob, "/v1/hangs", new { seconds = 200, day = "2026-11-21" })).Expect(201);

        Assert.Equal((1, 4), (await Current(ada), await Current(bob)));
        async Task<int> Current(string token) => (await app.Get(token, "/v1/streaks/hang")).Expect(200).Value<int>("current.length");
    }

    [Fact]
    public async Task keeps_the_time_and_author_of_each_event()
    {
        await using var from = await WithHangs();
        await using var between = await HabitTrackApp.Start();
        await using var to = await HabitTrackApp.Start();
        await Import(between, (await from.Get("/v1/exports")).Text);
        await Import(to, (await between.Get("/v1/exports")).Text);

        var (first, last) = ((await from.Get("/v1/history"))["events"]!.AsArray(), (await to.Get("/v1/history"))["events"]!.AsArray());

        Assert.Equal(first.Select(fact => (string)fact!["recordedAt"]!), last.Select(fact => (string)fact!["origin"]!["recordedAt"]!));
        Assert.Equal(first.Select(fact => (string?)fact!["by"]), last.Select(fact => (string?)fact!["origin"]!["userName"]));
        Assert.All(first, fact => Assert.Null(fact!["origin"]));
        Assert.True((DateTimeOffset)last[0]!["recordedAt"]! > (DateTimeOffset)first[^1]!["recordedAt"]!);
    }

    [Fact]
    public async Task allows_undoing_the_last_imported_change()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        await Import(to, (await from.Get("/v1/exports")).Text);

        Assert.Equal("hang_logged", (await to.Post("/v1/undo")).Expect(200).Value<string>("undone.0.type"));
    }

    [Fact]
    public async Task completes_a_partial_import()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        (await Import(to, string.Join('\n', [.. lines[..4], """{"events":3}"""]))).Expect(202);

        var rest = (await Import(to, string.Join('\n', lines))).Expect(202);

        Assert.Equal((lines.Length - 2, lines.Length - 5), (rest.Value<int>("read"), rest.Value<int>("added")));
        Assert.Equal((await from.Get("/v1/streaks")).Text, (await to.Get("/v1/streaks")).Text);
    }

    [Fact]
    public async Task streams_progress_as_ndjson()
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var progress = (await Import(to, (await from.Get("/v1/exports")).Text, Lines, ("Accept", Lines))).Expect(202);

        var lines = progress.Text.TrimEnd().Split('\n');
        Assert.Equal(["""{"done":0,"of":6}""", """{"done":6,"of":6}"""], lines[..^1]);
        Assert.Equal((6, 6), ((int)JsonNode.Parse(lines[^1])!["read"]!, (int)JsonNode.Parse(lines[^1])!["added"]!));
    }

    [Fact]
    public async Task accepts_an_export_of_several_megabytes()
    {
        await using var from = await SharedService.NewPerson();
        var note = new string('x', 2_000);
        for (var batch = 0; batch < 4; batch++)
            (await from.Post("/v1/entries/batch", Enumerable.Range(0, 400).Select(at => new { kind = "hang", seconds = 1 + at, note }))).Expect(200);
        var export = (await from.Get("/v1/exports")).Text;
        Assert.True(export.Length > 3 << 20);

        await using var to = await SharedService.NewPerson();
        Assert.Equal(1_601, (await Import(to, export)).Expect(202).Value<int>("added"));
        Assert.Equal((await from.Get("/v1/records")).Text, (await to.Get("/v1/records")).Text);
    }

    [Theory]
    [InlineData("not JSON", 5)]
    [InlineData("cut off within a line", 7)]
    [InlineData("without the last line", 8)]
    [InlineData("without a line in the middle", 4)]
    [InlineData("without the last event", 7)]
    [InlineData("two lines swapped", 4)]
    [InlineData("a line twice", 5)]
    [InlineData("another type", 4)]
    [InlineData("an unknown field", 4)]
    [InlineData("a missing field", 4)]
    [InlineData("a value out of range", 4)]
    [InlineData("a day in the future", 3)]
    [InlineData("an entry logged twice", 5)]
    [InlineData("a correction of something else", 6)]
    [InlineData("a newer format", 1)]
    [InlineData("no first line", 1)]
    [InlineData("another export after it", 9)]
    [InlineData("a line that is too long", 4)]
    public async Task rejects_a_damaged_export_with_its_line_and_imports_nothing(string how, int line)
    {
        await using var from = await WithHangs();
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, Damage((await from.Get("/v1/exports")).Text.TrimEnd().Split('\n'), how))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line {line}: ", refused.Value<string>("detail"));
        Assert.Equal(0, (await to.Get("/v1/history")).Count("events"));
    }

    [Theory]
    [InlineData("\"before\":{\"kind\":\"workout\"", "\"kg\":10,", "\"kg\":999,", "The content of the entry before the change does not match the earlier events.")]
    [InlineData("\"type\":\"profile_changed\"", "\"name\":\"Ann\"", "\"name\":\"Eve\"", "The settings before the change do not match the earlier events.")]
    [InlineData("\"type\":\"habit_details_changed\"", "\"forgive\":0", "\"forgive\":5", "The details of the habit before the change do not match the earlier events.")]
    [InlineData("\"type\":\"exercise_described\"", "\"before\":{\"key\":\"bar-hold\",\"description\":\"Hold.\"", "\"before\":{\"key\":\"bar-hold\",\"description\":\"Held.\"", "The exercise before the change does not match the earlier events.")]
    [InlineData("\"type\":\"days_off_withdrawn\"", "\"reason\":\"sick\"", "\"reason\":\"lazy\"", "The days off were not taken.")]
    [InlineData("\"type\":\"days_off_taken\"", "\"to\":\"2026-11-03\"", "\"to\":\"2026-11-01\"", "from: from must not be after to")]
    [InlineData("\"type\":\"day_unskipped\"", "\"day\":\"2026-11-21\"", "\"day\":\"2026-11-22\"", "It changes nothing.")]
    [InlineData("\"type\":\"habit_change_undone\"", "\"amount\":3,", "\"amount\":4,", "The habit does not match the earlier events before the undone change.")]
    public async Task rejects_events_whose_previous_values_do_not_match(string line, string original, string forged, string reason)
    {
        await using var from = await WithEveryTypeOfChange();
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        var changed = Array.FindLastIndex(lines, one => one.Contains(line, StringComparison.Ordinal));
        var at = lines[changed].IndexOf(original, StringComparison.Ordinal);
        Assert.True(at > 0, lines[changed]);
        lines[changed] = string.Concat(lines[changed].AsSpan(0, at), forged, lines[changed].AsSpan(at + original.Length));
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', lines))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line {changed + 1}: {reason}", refused.Value<string>("detail"));
    }

    [Fact]
    public async Task imports_every_type_of_change()
    {
        await using var from = await WithEveryTypeOfChange();
        await using var to = await SharedService.NewPerson();

        (await Import(to, (await from.Get("/v1/exports")).Text)).Expect(202);

        foreach (var view in new[] { "/v1/habits", "/v1/records", "/v1/days-off", "/v1/streaks" })
            Assert.Equal((await from.Get(view)).Text, (await to.Get(view)).Text);
    }

    [Theory]
    [InlineData("habit_removed", "The habit has entries, so it cannot be removed.")]
    [InlineData("habit_paused", "The habit has not started.")]
    public async Task rejects_invalid_removals_and_changes_of_removed_habits(string type, string reason)
    {
        await using var from = await SharedService.NewPerson();
        await from.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        if (type == "habit_removed")
            await from.Post("/v1/hangs", new { seconds = 45 });
        else
            await from.Delete("/v1/habits/hang");
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        var line = JsonNode.Parse(lines[^2])!.AsObject();
        (line["version"], line["type"], line["data"]) = (3, type, type == "habit_removed" ? new JsonObject() : new JsonObject { ["from"] = "2026-11-20" });
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', [.. lines[..^1], line.ToJsonString(), """{"events":3}"""]))).Refuses(422, "import-damaged");

        Assert.StartsWith($"Line 4: {reason}", refused.Value<string>("detail"));
    }

    [Fact]
    public async Task rejects_an_export_that_differs_from_the_existing_history()
    {
        await using var from = await WithHangs();
        await using var to = await LookingAtProgress.WithHangsOn("2026-11-20");
        var before = (await to.Get("/v1/history")).Text;

        var refused = (await Import(to, (await from.Get("/v1/exports")).Text)).Refuses(409, "history-differs");

        Assert.StartsWith("Line 2: ", refused.Value<string>("detail"));
        Assert.Equal(before, (await to.Get("/v1/history")).Text);
    }

    [Fact]
    public async Task accepts_recorded_values_that_are_no_longer_valid()
    {
        await using var from = await WithHangs();
        await from.Put("/v1/habits/hang", new { name = "Bar and ring" });
        await from.Post("/v1/measurements", new { name = "weight", value = 81, unit = "kg" });
        var export = (await from.Get("/v1/exports")).Text.Replace("Bar and ring", "Bar\\u0007 and\\u009f\\n ring").Replace("\"weight\"", "\"weight\\u0007\"").Replace("\"value\":81", "\"value\":-81");
        await using var to = await SharedService.NewPerson();

        Assert.Equal(8, (await Import(to, export)).Expect(202).Value<int>("added"));

        Assert.Equal("Bar\u0007 and\u009f\n ring", (await to.Get("/v1/habits/hang")).Value<string>("name"));
        var badge = (await to.Post("/v1/tokens", new { name = "Wiki", scopes = new[] { "badge" }, habit = "hang" })).Expect(201).Value<string>("token");
        var svg = XDocument.Parse((await to.Get($"/badges/hang.svg?token={badge}")).Expect(200).Text);
        Assert.StartsWith("Bar and\u009f\n ring: ", svg.Root!.Elements().First().Value);
        await using var further = await SharedService.NewPerson();
        Assert.Equal(8, (await Import(further, (await to.Get("/v1/exports")).Text)).Expect(202).Value<int>("added"));
    }

    [Fact]
    public async Task accepts_a_change_of_the_unit_only_from_versions_that_did_not_record_the_unit_of_entries()
    {
        await using var from = await SharedService.NewPerson();
        (await from.Put("/v1/habits/read", new { kind = "custom", goal = Reading(30) })).Expect(200);
        (await from.Post("/v1/activities", new { habit = "read", amount = 20 })).Expect(201);
        (await from.Put("/v1/habits/read", new { goal = Reading(45) })).Expect(200);
        var export = (await from.Get("/v1/exports")).Text.Replace("\"amount\":45,\"unit\":\"minutes\"", "\"amount\":45,\"unit\":\"pages\"");
        await using var to = await SharedService.NewPerson();

        Assert.StartsWith(
            "Line 4: The habit has entries in minutes, so its unit cannot be changed.",
            (await Import(to, export)).Refuses(422, "import-damaged").Value<string>("detail"));

        Assert.Equal(3, (await Import(to, export.Replace("\"amount\":20,\"unit\":\"minutes\"", "\"amount\":20"))).Expect(202).Value<int>("added"));
        Assert.Equal("pages", (await to.Get("/v1/habits/read")).Expect(200).Value<string>("goal.unit"));

        static object Reading(int amount) => new { direction = "atLeast", amount, unit = "minutes", per = "day" };
    }

    [Theory]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_paused", """{"from":"2026-11-12"}""", "The habit is already paused on that day.")]
    [InlineData("habit_archived", """{"on":"2026-11-20"}""", "habit_archived", """{"on":"2026-11-21"}""", "The habit was already archived on 2026-11-20.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_reopened", """{"on":"2026-11-21"}""", "The habit is not archived.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "hang_logged", """{"day":"2026-10-31","timing":"day","seconds":45}""", "The habit starts on 2026-11-01.")]
    [InlineData("habit_archived", """{"on":"2026-11-20"}""", "hang_logged", """{"day":"2026-11-21","timing":"day","seconds":45}""", "The habit was archived on 2026-11-20.")]
    [InlineData("habit_paused", """{"from":"2026-11-10"}""", "habit_change_undone", """{"version":1}""", "The habit has entries, so it cannot be removed.")]
    public async Task rejects_events_that_no_command_leads_to(string firstType, string first, string secondType, string second, string reason)
    {
        await using var from = await SharedService.NewPerson();
        await from.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await from.Post("/v1/hangs", new { seconds = 45, day = "2026-11-02" });
        var lines = (await from.Get("/v1/exports")).Text.TrimEnd().Split('\n');
        await using var to = await SharedService.NewPerson();

        var refused = (await Import(to, string.Join('\n', [.. lines[..^1], Event(3, firstType, first), Event(4, secondType, second), """{"events":4}"""])))
            .Refuses(422, "import-damaged");

        Assert.StartsWith($"Line 5: {reason}", refused.Value<string>("detail"));
        Assert.EndsWith("Nothing was imported.", refused.Value<string>("detail"));

        string Event(int version, string type, string data)
        {
            var line = JsonNode.Parse(lines[^2])!.AsObject();
            (line["version"], line["type"], line["data"]) = (version, type, JsonNode.Parse(data));
            if (type == "hang_logged")
                line["data"]!["entryId"] = Guid.NewGuid();
            return line.ToJsonString();
        }
    }

    [Fact]
    public async Task rejects_plain_text()
    {
        await using var app = await SharedService.NewPerson();

        (await Import(app, "{}", "text/plain")).Refuses(415, "unsupported-media-type");
    }

    private static async Task<HabitTrackApp> WithEveryTypeOfChange()
    {
        var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { name = "Ann" });
        await app.Patch("/v1/profile", new { name = "Bea" });
        await app.Put("/v1/exercises/bar-hold", new { description = "Hold.", primary = new[] { "lats" }, kind = "strength" });
        await app.Put("/v1/exercises/bar-hold", new { description = "Hold on.", primary = new[] { "lats" }, kind = "strength" });
        var workout = await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 5, kg = 10 } }, day = "2026-11-20" });
        await app.Patch(workout.Headers["Location"], new { sets = new[] { new { exercise = "pull-up", reps = 5, kg = 12 } } });
        await app.Put("/v1/habits/workout", new { forgive = 1 });
        await app.Delete((await app.Post("/v1/days-off", new { from = "2026-11-19", reason = "sick" })).Expect(201).Headers["Location"]);
        await app.Post("/v1/days-off", new { from = "2026-11-02", to = "2026-11-03", reason = "holiday" });
        await app.Post("/v1/habits/workout/skips", new { from = "2026-11-23", to = "2026-11-25" });
        await app.Delete("/v1/habits/workout/skips/2026-11-24");
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });
        (await app.Delete("/v1/habits/walk")).Expect(204);
        (await app.Post("/v1/undo", new { })).Expect(200);
        await app.Post("/v1/habits/workout/skips", new { day = "2026-11-21" });
        await app.Delete("/v1/habits/workout/skips/2026-11-21");
        await app.Post("/v1/habits/workout/goal", new { direction = "atLeast", amount = 5, unit = "sessions", per = "week" });
        (await app.Post("/v1/undo", new { })).Expect(200);
        return app;
    }

    /// <summary>Records six events, which are lines 2 to 7 of the export.</summary>
    private static async Task<HabitTrackApp> WithHangs()
    {
        var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-20", note = "=cmd" });
        var logged = await app.Post("/v1/hangs", new { seconds = 200, performedAt = "2026-11-21T07:30:00Z" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-19" });
        await app.Patch(logged.Headers["Location"], new { seconds = 210 });
        await app.Post("/v1/hangs", new { seconds = 300 });
        return app;
    }

    private static string Damage(string[] lines, string how)
    {
        string[] Changed(int line, Action<JsonObject> change)
        {
            var content = JsonNode.Parse(lines[line - 1])!.AsObject();
            change(content);
            return [.. lines[..(line - 1)], content.ToJsonString(), .. lines[line..]];
        }

        return string.Join('\n', how switch
        {
            "not JSON" => [.. lines[..4], "%", .. lines[5..]],
            "cut off within a line" => [.. lines[..6], lines[6][..40]],
            "without the last line" => lines[..^1],
            "without a line in the middle" => [.. lines[..3], .. lines[4..]],
            "without the last event" => [.. lines[..6], lines[^1]],
            "two lines swapped" => [.. lines[..3], lines[4], lines[3], .. lines[5..]],
            "a line twice" => [.. lines[..4], lines[3], .. lines[4..]],
            "another type" => Changed(4, line => line["type"] = "hang_dreamt"),
            "an unknown field" => Changed(4, line => line["data"]!["secnds"] = 5),
            "a missing field" => Changed(4, line => line["data"]!.AsObject().Remove("seconds")),
            "a value out of range" => Changed(4, line => line["data"]!["seconds"] = 86_401),
            "a day in the future" => Changed(3, line => line["data"]!["day"] = "2026-11-24"),
            "an entry logged twice" => [.. lines[..4], .. Changed(4, line => line["version"] = 4)[3..]],
            "a correction of something else" => Changed(6, line => line["data"]!["before"]!["seconds"] = 7),
            "a newer format" => Changed(1, line => line["habitTrack"] = 2),
            "no first line" => lines[1..],
            "another export after it" => [.. lines, .. lines],
            "a line that is too long" => [.. lines[..3], new string(' ', 3 << 20), .. lines[3..]],
            _ => throw new ArgumentException(how, nameof(how)),
        });
    }

    private static Task<Answer> Import(HabitTrackApp app, string export, string type = Lines, params (string Name, string Value)[] headers) =>
        app.Send(HttpMethod.Post, "/v1/imports", new StringContent(export, Encoding.UTF8, type), headers);
}
