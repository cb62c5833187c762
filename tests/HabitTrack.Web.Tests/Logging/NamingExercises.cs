namespace HabitTrack.Web.Tests;

public sealed class NamingExercises
{
    private static readonly object Misspelled = new { sets = new[] { new { exercise = "pull-up" }, new { exercise = "pull-upp" } } };

    [Fact]
    public async Task rejects_unknown_exercises_on_every_route_that_logs()
    {
        await using var app = await SharedService.NewPerson();
        var at = (await app.Post("/v1/stretches", new { exercise = "cobra" })).Expect(201).Headers["Location"];

        var refused = (await app.Post("/v1/workouts", Misspelled)).Refuses(422, "unknown-exercise");
        Assert.NotNull(refused["errors"]!["$.sets[1].exercise"]);
        (await app.Post("/v1/stretches", new { exercise = "cobraa" })).Refuses(422, "unknown-exercise");
        (await app.Patch(at, new { exercise = "cobraa" })).Refuses(422, "unknown-exercise");
        var batch = (await app.Post("/v1/entries/batch", """[{"kind":"hang","seconds":45},{"kind":"stretch","exercise":"cobraa"}]""")).Refuses(422, "unknown-exercise");
        Assert.NotNull(batch["errors"]!["$[1].exercise"]);
        var whatIf = (await app.Post("/v1/replays", """{"edits":{"with":[{"kind":"stretch","exercise":"cobraa","day":"2026-11-20"}]}}""")).Refuses(422, "unknown-exercise");
        Assert.NotNull(whatIf["errors"]!["$.edits.with[0].exercise"]);

        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task shows_unknown_exercises_as_validation_errors_on_the_page()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/log/stretch");

        var refused = await page.Send(page.Forms.Single(form => form.Action == "/log/stretch"), ("exercise", "cobraa"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("There is no exercise 'cobraa'", refused.Text);
    }

    [Fact]
    public async Task accepts_custom_exercises()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Put("/v1/exercises/ring-row", new { description = "Row on rings", kind = "strength" })).Expect(200);

        (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "ring-row" } } })).Expect(201);
        (await app.Post("/v1/replays", """{"edits":{"with":[{"kind":"workout","sets":[{"exercise":"ring-row"}],"day":"2026-11-20"}]}}""")).Expect(200);
    }

    [Fact]
    public async Task imports_unknown_exercises_and_keeps_them_in_corrections()
    {
        await using var app = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        var at = (await app.Post("/v1/stretches", new { exercise = "cobra" })).Expect(201).Headers["Location"];
        var export = (await app.Get("/v1/exports?format=json")).Text.Replace("cobra", "cobraa");

        (await other.Post("/v1/imports", export)).Expect(202);

        Assert.Equal("cobraa", (await other.Patch(at, new { note = "slowly" })).Expect(200).Value<string>("entry.exercise"));
    }
}
