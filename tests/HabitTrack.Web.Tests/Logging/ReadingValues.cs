using System.Text;

namespace HabitTrack.Web.Tests;

/// <summary>Parsing of values in formats that other programs produce.</summary>
public sealed class ReadingValues
{
    [Theory]
    [InlineData("2026-11-22T07:30:00.123456789Z", "2026-11-22T07:30:00.123456+00:00")]
    [InlineData("2026-11-22T07:30:00.1Z", "2026-11-22T07:30:00.1+00:00")]
    [InlineData("2026-11-22t07:30:00z", "2026-11-22T07:30:00+00:00")]
    [InlineData("2026-11-22T07:30:00-00:00", "2026-11-22T07:30:00+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999+00:00")]
    [InlineData("2016-12-31T15:59:60.5-08:00", "2016-12-31T15:59:59.999999-08:00")]
    [InlineData("2026-11-22T07:30:00+23:59", "2026-11-21T07:31:00+00:00")]
    public async Task accepts_RFC_3339_instants_with_microsecond_precision(string performedAt, string kept)
    {
        await using var app = await SharedService.NewPerson();

        var logged = (await app.Post("/v1/hangs", new { seconds = 45, performedAt })).Expect(201);

        Assert.Equal(kept, logged.Value<string>("entry.performedAt"));
        Assert.Equal(kept, (await app.Get(logged.Headers["Location"])).Value<string>("performedAt"));
    }

    [Theory]
    [InlineData("2026-11-22T07:30Z")]
    [InlineData("10:00Z")]
    [InlineData("2026-11-22T07:30:00")]
    [InlineData("2026-11-22T07:30:00+0530")]
    [InlineData("2026-11-22T07:30:00+05")]
    [InlineData("2026-11-22 07:30:00Z")]
    [InlineData("2026-11-22T07:30:00.Z")]
    [InlineData("2026-11-22T07:30:60Z")]
    [InlineData("2026-11-22T24:00:00Z")]
    [InlineData("2026-11-22T07:30:00+24:00")]
    [InlineData("2026-02-29T07:30:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("2026-11-22T07:30:00Z ")]
    [InlineData("2026-11-22T07:30:00Z\n")]
    public async Task rejects_other_formats_of_instants(string performedAt)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/hangs", new { seconds = 45, performedAt })).Refuses(422, "invalid-values");

        Assert.Equal("The value must be a date and time such as 2026-11-22T07:30:00+01:00.", (string?)refused.Body["errors"]!["$.performedAt"]![0]);
    }

    [Theory]
    [InlineData("/v1/hangs", "seconds")]
    [InlineData("/v1/activities", "amount")]
    public async Task does_not_round_a_number_to_a_valid_one(string path, string field)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/read", new { kind = "custom", goal = new { direction = "atLeast", amount = 10, unit = "pages", per = "day" } });
        var habit = field == "amount" ? "\"habit\":\"read\"," : "";

        var refused = (await app.Post(path, $"{{{habit}\"{field}\":0.{new string('9', 37)}}}")).Refuses(422, "invalid-values");

        Assert.NotNull(refused["errors"]!["$." + field]);
        (await app.Post(path, $"{{{habit}\"{field}\":1.{new string('0', 37)}}}")).Expect(201);
    }

    [Theory]
    [InlineData("10.0", 10)]
    [InlineData("1e1", 10)]
    [InlineData("1.50E+2", 150)]
    public async Task accepts_every_json_notation_of_a_whole_number(string seconds, int kept)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(kept, (await app.Post("/v1/hangs", $"{{\"seconds\":{seconds}}}")).Expect(201).Value<int>("entry.seconds"));
    }

    [Theory]
    [InlineData("/v1/hangs", """{"seconds":10.5}""", "$.seconds", "The value must be a whole number such as 60.")]
    [InlineData("/v1/hangs", """{"seconds":1e99}""", "$.seconds", "The value must be a whole number such as 60.")]
    [InlineData("/v1/hangs", """{"seconds":"60"}""", "$.seconds", "The value must be a whole number such as 60.")]
    [InlineData("/v1/hangs", """{}""", "$.seconds", "seconds is required: a whole number such as 60.")]
    [InlineData("/v1/hangs", """{"seconds":60,"grip":"wide"}""", "$.grip", "The value must be one of overhand, underhand, neutral, mixed.")]
    [InlineData("/v1/hangs", """{"seconds":60,"day":"22.11.2026"}""", "$.day", "The value must be a day such as 2026-11-22.")]
    [InlineData("/v1/hangs", """{"seconds":60,"id":7}""", "$.id", "The value must be a UUID such as 0192f8a0-0000-7000-8000-000000000001.")]
    [InlineData("/v1/hangs", """{"seconds":60,"note":7}""", "$.note", "The value must be text such as \"back\".")]
    [InlineData("/v1/workouts", """{"sets":[{"exercise":"pull-up","kg":"5"}]}""", "$.sets[0].kg", "The value must be a number such as 22.5.")]
    [InlineData("/v1/workouts", """{"sets":"pull-up"}""", "$.sets", "The value must be a list such as [{\"exercise\":\"pull-up\"}].")]
    [InlineData("/v1/workouts", """{"sets":["pull-up"]}""", "$.sets[0]", "The value must be an object such as {\"exercise\":\"pull-up\"}.")]
    [InlineData("/v1/tokens", """{"name":"Phone"}""", "$.scopes", "scopes is required: a list such as [\"log\"].")]
    [InlineData("/v1/tokens", """{"name":"Phone","scopes":[]}""", "$.scopes", "scopes must be a list of 1 to 6 items: a list such as [\"log\"].")]
    [InlineData("/v1/tokens", """{"name":"Phone","scopes":"log"}""", "$.scopes", "The value must be a list such as [\"log\"].")]
    [InlineData("/v1/replays", """{"rules":{"forgive":{"hang":1.5}}}""", "$.rules.forgive.hang", "The value must be a whole number such as 1.")]
    [InlineData("/v1/replays", """{"rules":{"forgive":{"hang":null}}}""", "$.rules.forgive.hang", "The value must be a whole number such as 1.")]
    [InlineData("/v1/replays", """{"edits":{"without":"all"}}""", "$.edits.without", "The value must be a list such as [\"0192f8a0-0000-7000-8000-000000000001\"].")]
    [InlineData("/v1/replays", """{"edits":{"with":1}}""", "$.edits.with", "The value must be a list such as [{\"kind\":\"hang\",\"seconds\":60,\"day\":\"2026-11-22\"}].")]
    [InlineData("/v1/plans/back-care", """{"goals":{"hang":5}}""", "$.goals.hang", "The value must be an object such as {\"direction\":\"atLeast\",\"amount\":30,\"unit\":\"minutes\",\"per\":\"week\"}.")]
    [InlineData("/v1/posture-checks", """{"posture":"upright","corrected":"yes"}""", "$.corrected", "The value must be true or false.")]
    [InlineData("/v1/plans/back-care", """{"goals":{"hang":{"amount":"x"}}}""", "$.goals.hang.amount", "The value must be a number such as 22.5.")]
    [InlineData("/v1/pain", """{"area":"back"}""", "$.level", "level is required: a whole number from 0 to 10, such as 1.")]
    [InlineData("/v1/pain", """{"area":"back","level":"high"}""", "$.level", "The value must be a whole number from 0 to 10, such as 1.")]
    [InlineData("/v1/pain", """{"area":"back","level":60}""", "$.level", "level must be a whole number from 0 to 10, such as 1.")]
    [InlineData("/v1/workouts", """{"rpe":"hard"}""", "$.rpe", "The value must be a number from 1 to 10, such as 7.5.")]
    [InlineData("/v1/workouts", """{"sets":[{"reps":5}]}""", "$.sets[0].exercise", "exercise is required: the key of an exercise, such as pull-up.")]
    [InlineData("/v1/activities", """{"amount":5}""", "$.habit", "habit is required: the id of a habit, such as hang.")]
    [InlineData("/v1/replays", """{"edits":{"without":["0193e3a0-0000-7000-8000-000000000000"]}}""", "$.edits.without[0]", "There is no entry 0193e3a0-0000-7000-8000-000000000000. Send the ids of entries, such as 0192f8a0-0000-7000-8000-000000000001; GET /v1/entries lists them.")]
    [InlineData("/v1/replays", """{"rules":{"goals":{"hangs":{"direction":"atLeast","amount":5,"unit":"seconds","per":"day"}}}}""", "$.rules.goals.hangs", "There is no such habit. Use the id of a habit, such as hang; GET /v1/habits lists them.")]
    [InlineData("/v1/plans/back-care", """{"goals":{"hangs":{"direction":"atLeast","amount":5,"unit":"seconds","per":"day"}}}""", "$.goals.hangs", "The plan has no such habit. Use one of hang, walk, posture, stretch, workout.")]
    public async Task describes_the_expected_type_of_an_invalid_value(string path, string body, string at, string message)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(message, (string?)(await app.Post(path, body)).Refuses(422, "invalid-values").Body["errors"]![at]![0]);
    }

    [Theory]
    [InlineData("/v1/hangs", "application/json", """{"seconds":45}""")]
    [InlineData("/v1/entries/batch", "application/x-ndjson", """{"kind":"hang","seconds":45}""")]
    [InlineData("/v1/imports", "application/x-ndjson", "{\"habitTrack\":1,\"exportedAt\":\"2026-11-22T12:00:00Z\"}\n{\"events\":0}\n")]
    [InlineData("/v1/imports", "application/json", "[{\"habitTrack\":1,\"exportedAt\":\"2026-11-22T12:00:00Z\"},\n{\"events\":0}]")]
    public async Task skips_a_byte_order_mark(string path, string type, string body)
    {
        await using var app = await SharedService.NewPerson();
        using var content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(body)]);
        content.Headers.ContentType = new(type);

        Assert.InRange((await app.Send(HttpMethod.Post, path, content)).Status, 200, 202);
    }

    [Theory]
    [InlineData("\"2\", \"9\"", 201)]
    [InlineData("\"9\",\"2\"", 201)]
    [InlineData("\"abc\", \"2\"", 201)]
    [InlineData("*", 201)]
    [InlineData("W/\"2\", \"9\"", 412)]
    [InlineData("\"8\", \"9\"", 412)]
    public async Task a_list_in_If_Match_matches_by_any_member(string versions, int status)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("If-Match", versions))).Expect(status);
    }

    [Fact]
    public async Task any_version_in_If_Match_is_none_where_nothing_is()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/hangs", new { seconds = 45 }, ("If-Match", "*"))).Refuses(412, "version-mismatch");
    }

    [Fact]
    public async Task a_list_in_If_None_Match_matches_by_any_member()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });
        var tag = (await app.Get("/v1/streaks")).ETag;

        (await app.Get("/v1/streaks", ("If-None-Match", $"\"other\", {tag}"))).Expect(304);
        (await app.Get("/v1/streaks", ("If-None-Match", $"W/{tag}"))).Expect(304);
        (await app.Get("/v1/streaks", ("If-None-Match", "\"other\", \"another\""))).Expect(200);
    }

    [Theory]
    [InlineData("/v1/entries")]
    [InlineData("/v1/measurements")]
    [InlineData("/v1/pain")]
    [InlineData("/v1/history")]
    [InlineData("/v1/summaries")]
    [InlineData("/v1/streaks/hang/explanation")]
    [InlineData("/v1/replays/playback")]
    public async Task rejects_ranges_that_end_before_they_start(string path)
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });

        var refused = (await app.Get($"{path}?from=2026-11-20&to=2026-11-10")).Refuses(422, "invalid-values");

        Assert.Contains("The last day must not be before the first", (string?)refused.Body["errors"]!["from"]![0]);
    }

    [Fact]
    public async Task rejects_replays_that_end_before_they_start()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/replays", new { from = "2026-11-20", to = "2026-11-10" })).Refuses(422, "invalid-values");

        Assert.Contains("The last day must not be before the first", (string?)refused.Body["errors"]!["$.from"]![0]);
    }

    [Theory]
    [InlineData("""{"reason":"twice"}""")]
    [InlineData("{}")]
    public async Task a_body_on_DELETE_is_refused(string body)
    {
        await using var app = await SharedService.NewPerson();
        var at = (await app.Post("/v1/hangs", new { seconds = 45 })).Headers["Location"];

        Assert.EndsWith("?reason=duplicate.", (string?)(await app.Send(HttpMethod.Delete, at, body)).Refuses(422, "invalid-values")["errors"]!["$"]![0]);
        Assert.Equal(
            "DELETE does not accept a body. Send the request without one.",
            (string?)(await app.Send(HttpMethod.Delete, "/v1/habits/hang", body)).Refuses(422, "invalid-values")["errors"]!["$"]![0]);

        Assert.Null((await app.Get(at))["retracted"]);
        (await app.Send(HttpMethod.Delete, at, "")).Expect(200);
    }
}
