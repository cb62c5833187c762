namespace HabitTrack.Web.Tests;

public sealed class LoggingOnAPage
{
    [Fact]
    public async Task shows_the_logged_entry_with_an_undo_button()
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await Page.Open(app, "/log/hang")).Press("Log", ("seconds", "45"), ("grip", "overhand"), ("note", "At the park"));

        Assert.Contains("45 s logged.", page.Text);
        Assert.Contains("45 s of 3 min today", page.Card("hang"));
        Assert.Contains("id=\"day-met\"", page.Html);
        Assert.Equal("overhand", (await app.Get("/v1/entries"))["entries.0.grip"]!.GetValue<string>());

        page = await page.Press("Undo");
        Assert.DoesNotContain("logged.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task keeps_the_day_that_is_logged_for()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/log/stretch?day=2026-11-20");

        page = await page.Press("Log", ("minutes", "5"));
        page = await page.Press("Log", ("minutes", ""), ("reps", "0"));
        page = await page.Press("Log", ("minutes", "6"), ("reps", ""));

        Assert.Contains("For Friday", page.Text);
        Assert.Equal(["2026-11-20", "2026-11-20"], (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => (string)entry!["day"]!));
        Assert.DoesNotContain("For Friday", (await Page.Open(app, page.Links.Single(link => link == "/log/stretch"))).Text);
    }

    [Fact]
    public async Task times_no_hang_for_another_day()
    {
        await using var app = await SharedService.NewPerson();

        Assert.Contains("data-timer", (await Page.Open(app, "/log/hang")).Html);
        Assert.DoesNotContain("data-timer", (await Page.Open(app, "/log/hang?day=2026-11-20")).Html);
    }

    [Fact]
    public async Task offers_no_log_for_a_day_that_is_to_come()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-01" });

        Assert.Contains("Log for this day", (await Page.Open(app, "/?asOf=2026-11-21")).Text);
        Assert.DoesNotContain("Log for this day", (await Page.Open(app, "/?asOf=2026-11-24")).Text);
        Assert.DoesNotContain((await Page.Open(app, "/log?day=2026-11-24")).Links, link => link.Contains("day=", StringComparison.Ordinal));
        Assert.DoesNotContain("2026-11-24", (await Page.Open(app, "/log/walk?day=2026-11-24")).Html);
    }

    [Fact]
    public async Task logs_one_entry_when_the_form_is_submitted_twice()
    {
        await using var app = await SharedService.NewPerson();
        var form = (await Page.Open(app, "/log/walk")).Forms.Single(form => form.Action == "/log/walk");

        foreach (var _ in new[] { 1, 2 })
            Assert.Contains("12 min, 900 m logged.", (await new Page(app, await app.Get("/log")).Send(form, ("minutes", "12"), ("kilometres", "0.9"))).Text);

        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task preselects_the_last_choice()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/walks", new { seconds = 930, metres = 1_250, steps = 1_800, style = "march" });

        Assert.Contains("value=\"march\" checked", (await Page.Open(app, "/log/walk")).Html);
    }

    [Theory]
    [InlineData("/log/hang", "seconds", "long", "Seconds must be a whole number from 1 to 86400, such as 60.")]
    [InlineData("/log/hang", "seconds", "0", "Seconds must be a whole number from 1 to 86400, such as 60.")]
    [InlineData("/log/hang", "day", "2026-11-30", "An entry cannot be in the future")]
    [InlineData("/log/walk", "steps", "10,000", "Steps must be a whole number without separators between thousands, such as 60.")]
    [InlineData("/log/walk", "steps", "5.000", "Steps must be a whole number without separators between thousands, such as 60.")]
    [InlineData("/log/walk", "steps", "5\u202f000", "Steps must be a whole number without separators between thousands, such as 60.")]
    [InlineData("/log/walk", "steps", "abc", "Steps must be a whole number from 0 to 1000000, such as 60.")]
    [InlineData("/log/walk", "minutes", "0", "Minutes must be above 0 and at most 1440, such as 1.5.")]
    [InlineData("/log/walk", "minutes", "", "Enter how long or how far you walked, or your steps, such as 10 minutes.")]
    [InlineData("/log/walk", "kilometres", "1000.1", "Kilometres must be a number from 0 to 1000, such as 1.5.")]
    [InlineData("/log/walk", "kilometres", "1,234.5", "Kilometres must be a number from 0 to 1000, such as 1.5.")]
    [InlineData("/log/walk", "steps", "1.5", "Steps must be a whole number from 0 to 1000000, such as 60.")]
    [InlineData("/log/stretch", "reps", "20000", "The repetitions must be a whole number from 1 to 10000, such as 60.")]
    [InlineData("/log/workout", "rpe", "0.5", "The effort must be a number from 1 to 10, such as 1.5.")]
    [InlineData("/log/measurement", "value", "a lot", "Value must be a number from -1000000 to 1000000")]
    [InlineData("/log/measurement", "unit", "", "Unit is required: text such as")]
    [InlineData("/log/pain", "area", "", "Area is required: text such as")]
    public async Task shows_validation_errors_beside_the_field_and_keeps_the_input(string path, string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var page = await (await Page.Open(app, path)).Press("Log", ("note", "Kept"), ("sets[0].done", "on"), ("seconds", path == "/log/hang" ? "20" : ""), ("value", "80"), ("level", "3"), (field, typed));

        Assert.True(page.Status is 422 or 409, $"{page.Status}");
        Assert.Contains(expected, page.Text);
        Assert.Contains("aria-invalid=\"true\"", page.Html);
        Assert.Contains("Kept", page.Html);
        Assert.Equal(typed, page.Forms.Single(form => form.Action == path).Fields[field]);
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task logs_a_measurement_once_and_preselects_its_name_and_unit()
    {
        await using var app = await SharedService.NewPerson();
        var empty = await Page.Open(app, "/log/measurement");

        foreach (var _ in new[] { 1, 2 })
            Assert.Contains("Waist 81.5 cm logged.", (await empty.Press("Log", ("name", "waist"), ("value", "81.5"), ("unit", "cm"))).Text);

        var page = await Page.Open(app, "/log/measurement");
        var fields = page.Forms.Single(form => form.Action == "/log/measurement").Fields;
        Assert.Equal(("waist", "", "cm"), (fields["name"], fields["value"], fields["unit"]));
        Assert.Contains("Recently Sun 22 Nov Waist 81.5 cm", page.Text);
        Assert.Equal(1, (await app.Get("/v1/measurements")).Count("measurements"));
        Assert.Contains("You Waist 81.5 cm on Sun 22 Nov", (await Page.Open(app, "/history")).Text);
    }

    [Fact]
    public async Task logs_corrects_and_undoes_pain()
    {
        await using var app = await SharedService.NewPerson();

        var asked = await (await Page.Open(app, "/log/pain")).Press("Log", ("area", "neck"));
        Assert.Contains("Level is required: a whole number from 0 to 10, such as 1.", asked.Text);
        var page = await asked.Press("Log", ("level", "4"), ("note", "After a long day"));
        Assert.Contains("Pain neck, 4 of 10 logged.", page.Text);
        Assert.Contains("Pain neck, 4 of 10 After a long day", (await Page.Open(app)).Text);

        var entry = (await app.Get("/v1/pain"))["pain.0.id"]!.GetValue<string>();
        await (await Page.Open(app, $"/entries/{entry}/edit")).Press("Correct", ("level", "2"));
        Assert.Equal(2, (await app.Get("/v1/pain"))["pain.0.level"]!.GetValue<int>());

        await page.Press("Undo");
        Assert.Equal(0, (await app.Get("/v1/pain")).Count("pain"));
    }

    [Fact]
    public async Task ignores_the_habit_field_for_entries_of_the_person_and_rejects_the_profile_as_a_habit()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45 });

        await (await Page.Open(app, "/log/pain")).Press("Log", ("level", "4"), ("habit", "hang"));
        var refused = await (await Page.Open(app, "/log/hang")).Press("Log", ("habit", "profile"));

        Assert.Equal("profile", (await app.Get("/v1/pain"))["pain.0.habit"]!.GetValue<string>());
        Assert.Equal(422, refused.Status);
    }

    [Fact]
    public async Task logs_only_the_ticked_sets_of_a_workout()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/log/workout");

        var refused = await page.Press("Log", ("warmUpMinutes", "5"));
        Assert.Contains("Tick the sets that you did.", refused.Text);

        await page.Press("Log", ("warmUpMinutes", "5"), ("sets[0].done", "on"), ("sets[0].reps", "10"), ("sets[0].kg", "12.5"), ("sets[2].done", "on"), ("sets[2].reps", "8"), ("minutes", "40"), ("rpe", "7"));

        var entry = (await app.Get("/v1/entries"))["entries.0"]!;
        Assert.Equal(2, entry["sets"]!.AsArray().Count);
        Assert.Equal(12.5m, entry["sets"]![0]!["kg"]!.GetValue<decimal>());
        Assert.Equal((300, 2_400), (entry["warmUpSeconds"]!.GetValue<int>(), entry["seconds"]!.GetValue<int>()));
        Assert.Contains("last time 10 × 12.5 kg", (await Page.Open(app, "/log/workout")).Text);
    }

    [Fact]
    public async Task adds_a_set_without_logging_anything()
    {
        await using var app = await SharedService.NewPerson();
        var form = (await Page.Open(app, "/log/workout")).Forms.Single(form => form.Action == "/log/workout");

        var page = await new Page(app, await app.Get("/log")).Send(form with { Action = "/log/workout/more" }, ("sets[2].reps", "7"), ("note", "Kept"));

        Assert.Equal(200, page.Status);
        Assert.Equal("7", page.Forms.Single(form => form.Action == "/log/workout").Fields["sets[3].reps"]);
        Assert.Contains("Kept", page.Html);
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task accepts_pounds_and_miles_with_imperial_units()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { units = "imperial" });

        await (await Page.Open(app, "/log/walk")).Press("Log", ("minutes", "20"), ("miles", "1"));
        await (await Page.Open(app, "/log/workout")).Press("Log", ("sets[0].done", "on"), ("sets[0].lb", "45"));

        Assert.Equal(1_609.344m, (await app.Get("/v1/entries?habit=walk"))["entries.0.metres"]!.GetValue<decimal>());
        Assert.Equal(20.412m, (await app.Get("/v1/entries?habit=workout"))["entries.0.sets.0.kg"]!.GetValue<decimal>());
        Assert.Contains("× 45 lb", (await Page.Open(app, "/log/workout")).Text);
    }

    [Fact]
    public async Task keeps_the_time_of_the_activity_when_it_is_logged_later()
    {
        await using var app = await SharedService.NewPerson();

        await (await Page.Open(app, "/log/posture")).Press("Log", ("performedAt", "2026-11-22T09:30:00.000Z"));

        Assert.StartsWith("2026-11-22T09:30:00", (await app.Get("/v1/entries"))["entries.0.performedAt"]!.GetValue<string>());
    }

    [Fact]
    public async Task offers_every_habit_including_those_not_started()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "Swim", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });

        Assert.Contains("Swim 0 of", (await Page.Open(app, "/log")).Text);
        Assert.Contains("Hang Not started yet", (await Page.Open(app, "/log")).Text);
        Assert.Contains("12 minutes logged.", (await (await Page.Open(app, "/log/custom?habit=swim")).Press("Log", ("amount", "12"))).Text);
        (await app.Get("/log/dance")).Refuses(404, "not-found");
    }
}
