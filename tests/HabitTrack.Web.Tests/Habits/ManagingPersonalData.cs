namespace HabitTrack.Web.Tests;

public sealed class ManagingPersonalData
{
    [Fact]
    public async Task changes_only_the_given_settings()
    {
        await using var app = await SharedService.NewPerson();

        var profile = (await app.Patch("/v1/profile", new { name = "Ada", timeZone = "Europe/Paris", dayStartsAt = "04:00", weekStartsOn = "sunday" })).Expect(200);

        Assert.Equal(("Ada", "Europe/Paris", "04:00", "sunday", "metric"), (
            profile.Value<string>("name"),
            profile.Value<string>("timeZone"),
            profile.Value<string>("dayStartsAt"),
            profile.Value<string>("weekStartsOn"),
            profile.Value<string>("units")));
        Assert.Equal(profile.Text, (await app.Get("/v1/profile")).Text);
        Assert.Null((await app.Patch("/v1/profile", new { name = (string?)null }))["name"]);
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus"}""", "$.timeZone")]
    [InlineData("""{"timeZone":null}""", "$.timeZone")]
    [InlineData("""{"dayStartsAt":"12:01"}""", "$.dayStartsAt")]
    [InlineData("""{"dayStartsAt":"4 am"}""", "$.dayStartsAt")]
    [InlineData("""{"weekStartsOn":"someday"}""", "$.weekStartsOn")]
    [InlineData("""{"weekStartsOn":1}""", "$.weekStartsOn")]
    [InlineData("""{"age":40}""", "$.age")]
    public async Task rejects_invalid_settings_with_their_path(string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Patch("/v1/profile", body)).Refuses(422, "invalid-values")["errors"]![path]);
    }

    [Theory]
    [InlineData("""{"timeZone":""}""")]
    [InlineData("""{"timeZone":null}""")]
    public async Task rejects_a_missing_time_zone_with_one_message(string body)
    {
        await using var app = await SharedService.NewPerson();

        var messages = (await app.Patch("/v1/profile", body)).Refuses(422, "invalid-values")["errors"]!["$.timeZone"]!.AsArray();

        Assert.Equal("timeZone is required: the IANA name of a time zone, such as Europe/Paris.", Assert.Single(messages)!.GetValue<string>());
    }

    [Fact]
    public async Task rejects_acknowledged_advice_with_an_unknown_code()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Patch("/v1/profile", new { acknowledgedAdvice = new[] { "see-a-docter" } })).Refuses(422, "invalid-values");

        Assert.Contains("see-a-doctor", (string)refused["errors"]!["$.acknowledgedAdvice"]![0]!);
        (await app.Patch("/v1/profile", new { acknowledgedAdvice = new[] { "warm-up-missing", "start-light", "load-jump", "volume-jump", "traumatic-exercise", "see-a-doctor", "muscle-imbalance", "sit-less" } })).Expect(200);
    }

    [Fact]
    public async Task shows_advice_for_a_back_condition_until_it_is_acknowledged()
    {
        await using var app = await SharedService.NewPerson();

        await app.Patch("/v1/profile", new { backCondition = true });
        Assert.Equal("see-a-doctor", (await app.Get("/v1/dashboard")).Value<string>("advice.0.code"));

        await app.Patch("/v1/profile", new { acknowledgedAdvice = new[] { "see-a-doctor" } });
        Assert.DoesNotContain("see-a-doctor", (await app.Get("/v1/dashboard"))["advice"]!.AsArray().Select(advice => (string)advice!["code"]!));
    }

    [Fact]
    public async Task logs_corrects_and_retracts_measurements()
    {
        await using var app = await SharedService.NewPerson();
        var noted = (await app.Post("/v1/measurements", new { name = "weight", value = 81.4, unit = "kg", day = "2026-11-20" })).Expect(201);
        await app.Post("/v1/measurements", new { name = "weight", value = 81, unit = "kg" });
        var entry = noted.Headers["Location"];

        Assert.Equal([81m, 81.4m], (await app.Get("/v1/measurements"))["measurements"]!.AsArray().Select(some => (decimal)some!["value"]!));
        Assert.Equal(81.9m, (await app.Patch(entry, new { value = 81.9 })).Expect(200).Value<decimal>("entry.value"));
        await app.Delete(entry);
        Assert.Equal(1, (await app.Get("/v1/measurements")).Count("measurements"));
    }

    [Theory]
    [InlineData("weight", "stone", -12, 422)]
    [InlineData("Waist", "cm", -80, 422)]
    [InlineData("left arm", "kg", -3, 422)]
    [InlineData("weight", "kg", 0, 201)]
    [InlineData("weight change", "kg", -3, 201)]
    [InlineData("fingers to floor", "cm", -4, 201)]
    [InlineData("outside", "°C", -10, 201)]
    public async Task rejects_negative_values_of_quantities_that_cannot_be_negative(string name, string unit, decimal value, int status)
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Post("/v1/measurements", new { name, value, unit })).Expect(status);

        if (status == 422)
            Assert.Contains("0 or more", (string?)answer.Body["errors"]!["$.value"]![0]);
    }

    [Fact]
    public async Task shows_advice_for_reported_pain()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/pain", new { area = "lower back", level = 5, at = "2026-11-22T08:00:00Z" })).Expect(201);

        Assert.Equal(5, (await app.Get("/v1/pain")).Value<int>("pain.0.level"));
        Assert.Contains("pain 5 of 10", (await app.Get("/v1/dashboard")).Value<string>("advice.0.because.0"));
    }

    [Fact]
    public async Task adds_custom_exercises_to_the_catalogue()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Put("/v1/exercises/ring-row", new { description = "Row on rings", primary = new[] { "lats" }, kind = "strength" })).Expect(200);

        var exercises = (await app.Get("/v1/exercises")).Expect(200)["exercises"]!.AsArray();
        Assert.Equal(15, exercises.Count);
        Assert.Equal("ring-row", (string)exercises.Single(exercise => (bool)exercise!["own"]!)!["key"]!);
        (await app.Put("/v1/exercises/pull-up", new { description = "Mine", kind = "strength" })).Refuses(409, "built-in");
        (await app.Put("/v1/exercises/Pull%20up", new { description = "Mine", kind = "strength" })).Refuses(422, "invalid-values");
    }
}
