namespace HabitTrack.Web.Tests;

public sealed class CorrectingOnAPage
{
    [Fact]
    public async Task changes_only_the_edited_field()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/walks", new { seconds = 1_661, metres = 2_158.5, steps = 2_900, note = "Lake" })).Value<string>("entry.id");
        var before = await app.Get($"/v1/entries/{id}");

        var page = await Page.Open(app, $"/entries/{id}/edit");
        await page.Press("Correct", ("steps", "3000"));

        var after = await app.Get($"/v1/entries/{id}");
        Assert.Equal(3_000, after.Value<int>("steps"));
        foreach (var kept in new[] { "seconds", "metres", "note", "day", "performedAt" })
            Assert.Equal(before[kept]!.ToJsonString(), after[kept]!.ToJsonString());
    }

    [Fact]
    public async Task keeps_the_values_of_a_set_that_the_form_does_not_show()
    {
        await using var app = await SharedService.NewPerson();
        var sets = new[] { new { exercise = "pull-up", reps = 8, kg = 5.5, seconds = 30, rpe = 8.5 } };
        var id = (await app.Post("/v1/workouts", new { sets, rpe = 7, seconds = 1_801 })).Value<string>("entry.id");

        await (await Page.Open(app, $"/entries/{id}/edit")).Press("Correct", ("sets[0].done", "on"), ("sets[0].reps", "9"));

        var set = (await app.Get($"/v1/entries/{id}"))["sets.0"]!;
        Assert.Equal("""{"exercise":"pull-up","reps":9,"kg":5.5,"seconds":30,"rpe":8.5,"warmUp":false,"type":"working"}""", set.ToJsonString());
        Assert.Equal(1_801, (await app.Get($"/v1/entries/{id}")).Value<int>("seconds"));
    }

    [Fact]
    public async Task keeps_an_amount_of_more_than_ten_thousand()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/steps", new { kind = "custom", goal = new { direction = "atLeast", amount = 10_000, unit = "steps", per = "day" } });
        var id = (await app.Post("/v1/activities", new { habit = "steps", amount = 12_500.5 })).Value<string>("entry.id");

        Assert.Equal(200, (await (await Page.Open(app, $"/entries/{id}/edit")).Press("Correct", ("note", "Lake"))).Status);

        Assert.Equal(12_500.5m, (await app.Get($"/v1/entries/{id}")).Value<decimal>("amount"));
    }

    [Fact]
    public async Task shows_validation_errors_and_moves_the_entry_to_another_day()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/hangs", new { seconds = 30 })).Value<string>("entry.id");
        var page = await Page.Open(app, $"/entries/{id}/edit");

        Assert.Equal(422, (await page.Press("Correct", ("seconds", "0"))).Status);
        Assert.Equal(200, (await page.Press("Correct", ("day", "2026-11-20"))).Status);

        Assert.Equal("2026-11-20", (await app.Get($"/v1/entries/{id}")).Value<string>("day"));
        (await app.Get("/entries/0193e3a0-0000-7000-8000-000000000000/edit")).Refuses(404, "entry-not-found");
    }
}
