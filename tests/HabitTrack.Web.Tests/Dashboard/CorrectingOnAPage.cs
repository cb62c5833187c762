using System.Text.Json;
using System.Text.Json.Nodes;

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

    [Theory]
    [InlineData("/v1/posture-checks", """{"posture":"slouched","corrected":true,"position":"sitting"}""")]
    [InlineData("/v1/posture-checks", """{"posture":"leaning","corrected":false}""")]
    [InlineData("/v1/posture-checks", """{"posture":"leaning"}""")]
    [InlineData("/v1/walks", """{"seconds":1661,"metres":1234.567,"style":"march"}""")]
    [InlineData("/v1/walks", """{"metres":0.001}""")]
    [InlineData("/v1/walks", """{"metres":1000000}""")]
    [InlineData("/v1/hangs", """{"seconds":61,"grip":"mixed"}""")]
    [InlineData("/v1/stretches", """{"exercise":"swimming","seconds":61,"reps":7}""")]
    [InlineData("/v1/workouts", """{"sets":[{"exercise":"pull-up","reps":8,"kg":12.5,"rpe":8.5},{"exercise":"pull-up","kg":1000},{"exercise":"pull-up","kg":-200,"type":"drop"},{"exercise":"dumbbell-shrug","kg":0.001,"type":"warmUp"}],"warmUpSeconds":101}""")]
    [InlineData("/v1/workouts", """{"sets":[],"seconds":1801,"rpe":6.125}""")]
    [InlineData("/v1/measurements", """{"name":" Weight ","value":81.405,"unit":"kg "}""")]
    [InlineData("/v1/pain", """{"area":" neck","level":0}""")]
    public async Task keeps_every_other_value_when_only_the_note_is_edited(string path, string body)
    {
        foreach (var units in new[] { "metric", "imperial" })
        {
            await using var app = await SharedService.NewPerson();
            await app.Patch("/v1/profile", new { units });
            var id = (await app.Post(path, body)).Expect(201).Value<string>("entry.id");
            var before = await app.Get($"/v1/entries/{id}");

            var page = await Page.Open(app, $"/entries/{id}/edit");
            var ticked = Enumerable.Range(0, before.Body["sets"]?.AsArray().Count ?? 0).Select(row => ($"sets[{row}].done", "on"));
            Assert.Equal(200, (await page.Press("Correct", [("note", "Lake"), .. ticked])).Status);

            var after = await app.Get($"/v1/entries/{id}");
            Assert.Equal("Lake", after.Value<string>("note"));
            Assert.Equal(Content(before), Content(after));
        }
    }

    [Fact]
    public async Task keeps_a_note_of_several_lines_that_is_not_edited()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/hangs", new { seconds = 30, note = "One\nTwo " })).Value<string>("entry.id");

        await (await Page.Open(app, $"/entries/{id}/edit")).Press("Correct", ("seconds", "31"), ("note", "One\r\nTwo "));
        Assert.Equal("One\nTwo ", (await app.Get($"/v1/entries/{id}")).Value<string>("note"));

        await (await Page.Open(app, $"/entries/{id}/edit")).Press("Correct", ("note", "One\r\nThree"));
        Assert.Equal("One\nThree", (await app.Get($"/v1/entries/{id}")).Value<string>("note"));
    }

    [Fact]
    public async Task says_no_when_the_box_is_unchecked()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/posture-checks", new { posture = "slouched", corrected = true })).Value<string>("entry.id");
        var form = (await Page.Open(app, $"/entries/{id}/edit")).Forms.Single(form => form.Action == $"/entries/{id}/edit");

        await (await Page.Open(app)).Send(form with { Fields = form.Fields.Where(field => field.Key != "corrected").ToDictionary() });

        Assert.Equal(("slouched", false), ((await app.Get($"/v1/entries/{id}")).Value<string>("posture"), (await app.Get($"/v1/entries/{id}")).Value<bool>("corrected")));
    }

    [Fact]
    public async Task logs_no_record_when_a_load_of_the_last_workout_is_logged_again_in_pounds()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = 12.5 } }, day = "2026-11-20" });
        await app.Patch("/v1/profile", new { units = "imperial" });

        await (await Page.Open(app, "/log/workout")).Press("Log", ("sets[0].done", "on"));

        Assert.Equal(12.5m, (await app.Get("/v1/entries"))["entries.0.sets.0.kg"]!.GetValue<decimal>());
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
    public async Task can_be_undone_where_it_is_confirmed()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/hangs", new { seconds = 30 })).Value<string>("entry.id");

        var page = await (await Page.Open(app, $"/entries/{id}/edit")).Press("Correct", ("seconds", "31"));
        await page.Send(page.Forms.Single(form => form.Action == "/today/undo" && form.Button == "Undo"));

        Assert.Equal(30, (await app.Get($"/v1/entries/{id}")).Value<int>("seconds"));
    }

    [Fact]
    public async Task adds_a_set_and_an_exercise_to_a_workout()
    {
        await using var app = await SharedService.NewPerson();
        var id = (await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8 } } })).Value<string>("entry.id");
        Task<Page> Change(Page page, string change, params (string Field, string Text)[] typed) => page.Send(
            page.Forms.Single(form => form.Action == $"/entries/{id}/edit") with { Action = $"/log/workout/more?entry={id}" }, [("change", change), .. typed]);

        var page = await Change(await Page.Open(app, $"/entries/{id}/edit"), "set 0", ("note", "Kept"));
        page = await Change(page, "exercise", ("newExercise", "dumbbell-shrug"));
        await page.Press("Correct", ("sets[1].reps", "7"), ("sets[2].reps", "12"));

        var workout = await app.Get($"/v1/entries/{id}");
        Assert.Equal(["pull-up 8", "pull-up 7", "dumbbell-shrug 12"], workout["sets"]!.AsArray().Select(set => $"{set!["exercise"]} {set["reps"]}"));
        Assert.Equal("Kept", workout.Value<string>("note"));
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
        Assert.Contains("Hang 31 s corrected.", (await page.Press("Correct", ("seconds", "31"))).Text);
        Assert.Contains("Hang 31 s corrected, on Fri 20 Nov.", (await page.Press("Correct", ("day", "2026-11-20"))).Text);

        Assert.Equal("2026-11-20", (await app.Get($"/v1/entries/{id}")).Value<string>("day"));
        (await app.Get("/entries/0193e3a0-0000-7000-8000-000000000000/edit")).Refuses(404, "entry-not-found");
    }

    /// <summary>The fields of an entry other than its note and its changes, with numbers in a uniform notation.</summary>
    private static string Content(Answer entry) => string.Join(
        ", ",
        entry.Body.AsObject().Where(field => field.Key is not ("note" or "changes")).Select(field => $"{field.Key}: {Uniform(field.Value!)}"));

    private static string Uniform(JsonNode value) => value switch
    {
        JsonArray items => $"[{string.Join(", ", items.Select(item => Uniform(item!)))}]",
        JsonObject fields => $"{{{string.Join(", ", fields.Select(field => $"{field.Key}: {(field.Value is null ? "null" : Uniform(field.Value))}"))}}}",
        _ when value.GetValueKind() == JsonValueKind.Number => $"{value.GetValue<decimal>():0.#########}",
        _ => value.ToJsonString(),
    };
}
