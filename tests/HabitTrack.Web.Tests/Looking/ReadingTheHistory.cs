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
    public async Task returns_the_stream_version_data_and_author()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-22");

        var recorded = (await app.Get("/v1/history?type=hang_logged&habit=hang"))["events.0"]!;

        Assert.Equal(("hang", 2L, 200, await IdOf(app)), ((string)recorded["stream"]!, (long)recorded["version"]!, (int)recorded["data"]!["seconds"]!, (string)recorded["by"]!));
        Assert.NotNull(recorded["recordedAt"]);
        Assert.NotNull(recorded["correlationId"]);
    }

    [Fact]
    public async Task streams_every_event_as_ndjson()
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
    public async Task streams_every_event_as_csv()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-21");
        var id = (await app.Post("/v1/hangs", new { seconds = 5, note = "=1+1, \"quoted\"" })).Value<string>("entry.id");

        var csv = (await app.Get("/v1/history", ("Accept", "text/csv"))).Expect(200);

        Assert.Equal("text/csv", csv.ContentType);
        var lines = csv.Text.Split("\r\n");
        Assert.Equal((6, "sequence,recordedAt,by,stream,version,type,entry,day,data,correlationId", ""), (lines.Length, lines[0], lines[^1]));
        Assert.Contains($",{await IdOf(app)},hang,4,hang_logged,{id},2026-11-22,\"{{\"\"", lines[4]);
        Assert.Contains("\"\"note\"\":\"\"=1+1, \\\"\"quoted\\\"\"\"\"", lines[4]);
    }

    [Fact]
    public async Task exports_a_csv_row_per_entry_or_set_and_a_column_per_value()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
        await app.Post("/v1/activities", new { habit = "swim", amount = 2.5, day = "2026-11-19" });
        await app.Post("/v1/hangs", new { seconds = 45, grip = "overhand", note = "=1+1", day = "2026-11-20" });
        await app.Post("/v1/workouts", new { sets = new object[] { new { exercise = "pull-up", reps = 8 }, new { exercise = "dumbbell-shrug", kg = 12.5, warmUp = true } }, rpe = 7, day = "2026-11-21" });
        await app.Delete((await app.Post("/v1/hangs", new { seconds = 46 })).Headers["Location"]);

        var csv = (await app.Get("/v1/exports?format=csv")).Expect(200);

        Assert.Contains("habittrack-2026-11-22.csv", csv.Disposition);
        var rows = csv.Text.Split("\r\n")[..^1].Select(row => row.Split(',')).ToList();
        string At(int row, string column) => rows[row][Array.IndexOf(rows[0], column)];
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(("1", "pull-up", "8", "7"), (At(1, "set"), At(1, "exercise"), At(1, "setReps"), At(1, "rpe")));
        Assert.Equal(("2", "dumbbell-shrug", "12.5", "true", "warmUp"), (At(2, "set"), At(2, "exercise"), At(2, "setKg"), At(2, "warmUp"), At(2, "type")));
        Assert.Equal(("hang", "2026-11-20", "45", "overhand", "\"'=1+1\""), (At(3, "habit"), At(3, "day"), At(3, "seconds"), At(3, "grip"), At(3, "note")));
        Assert.Equal(("swim", "custom", "2.5", "minutes"), (At(4, "habit"), At(4, "kind"), At(4, "amount"), At(4, "unit")));
    }

    [Fact]
    public async Task escapes_formulas_in_csv()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/-1-2", new { kind = "hang" });

        Assert.Contains(",\"'-1-2\",1,", (await app.Get("/v1/history", ("Accept", "text/csv"))).Text);
    }

    [Fact]
    public async Task filters_by_days_inclusively()
    {
        await using var app = await LookingAtProgress.WithHangsOn("2026-11-20", "2026-11-21");
        var today = DateOnly.FromDateTime((await app.Get("/v1/history")).Value<DateTimeOffset>("events.0.recordedAt").UtcDateTime);

        Assert.Equal(3, (await app.Get($"/v1/history?from={today:yyyy-MM-dd}")).Count("events"));
        Assert.Equal(0, (await app.Get($"/v1/history?from={today.AddDays(2):yyyy-MM-dd}")).Count("events"));
        Assert.Equal(0, (await app.Get($"/v1/history?to={today.AddDays(-1):yyyy-MM-dd}")).Count("events"));
        Assert.Equal(2, (await app.Get("/v1/history?limit=2", ("Accept", "application/x-ndjson"))).Text.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task returns_the_audit_trail_of_an_entry()
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
    public async Task rejects_invalid_parameters_by_name(string query)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Get("/v1/history?" + query)).Refuses(422, "invalid-values")["errors"]![query.Split('=')[0]]);
        Assert.NotNull((await app.Get("/v1/history?" + query, ("Accept", "application/x-ndjson"))).Refuses(422, "invalid-values")["errors"]);
    }

    private static async Task<string> IdOf(HabitTrackApp app) => (await app.Get("/v1/tokens")).Value<string>("tokens.0.person");
}
