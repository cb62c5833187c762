namespace HabitTrack.Web.Tests;

public sealed class LookingAtProgressPages
{
    [Fact]
    public async Task compares_every_habit_with_the_previous_range()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 100, day = "2026-11-10" });
        await app.Post("/v1/hangs", new { seconds = 150, day = "2026-11-17" });
        await app.Post("/v1/walks", new { seconds = 600, steps = 1_200, day = "2026-11-17" });

        var page = await Page.Open(app, "/progress");

        Assert.Contains("16 Nov 2026 – 22 Nov 2026 1 of 11 goals met; Hang and Walk up.", page.Text);
        Assert.Contains("Hang 1 min 40 s before 2 min 30 s more by 50 %", page.Text);
        Assert.Contains("Steps a minute 120 moderate", page.Text);
        Assert.Contains("9 Nov 2026 – 15 Nov 2026", (await Page.Open(app, "/progress?period=week&on=2026-11-15")).Text);
    }

    [Fact]
    public async Task shows_muscles_load_posture_and_weight()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = 0 } }, seconds = 1_800, rpe = 6 });
        await app.Post("/v1/posture-checks", new { posture = "upright" });
        await app.Post("/v1/measurements", new { name = "weight", value = 80.5, unit = "kg", day = "2026-11-01" });
        await app.Post("/v1/measurements", new { name = "weight", value = 79, unit = "kg", day = "2026-11-20" });

        var page = await Page.Open(app, "/progress");

        Assert.Contains("Lats 0.25 sets a week low", page.Text);
        Assert.Contains("100 % upright at 12:00.", page.Text);
        Assert.Contains("From 80.5 kg to 79 kg.", page.Text);
        Assert.Contains("Sun 22 Nov: 180", page.Text);
    }

    [Fact]
    public async Task draws_pain_over_the_time_of_hanging()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 120, day = "2026-11-17" });
        Assert.DoesNotContain("Pain and hanging", (await Page.Open(app, "/progress")).Text);
        foreach (var (day, level) in new[] { ("2026-11-17", 6), ("2026-11-17", 2), ("2026-11-19", 3) })
            await app.Post("/v1/pain", new { area = "neck", level, day });

        var page = await Page.Open(app, "/progress");

        Assert.Contains("Pain was 3 to 6 of 10, 3 at last.", page.Text);
        Assert.Contains("17 Nov 2026 2 min 6 18 Nov 2026 nothing – 19 Nov 2026 nothing 3", page.Text);
        Assert.Contains("Pain was 4.5 to 4.5 of 10, 4.5 at last.", (await Page.Open(app, "/progress?period=quarter")).Text);
    }

    [Fact]
    public async Task tells_the_story_of_the_last_week_with_a_suggestion_that_what_if_previews()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-10-01" });
        var days = Enumerable.Range(0, 50).Select(new DateOnly(2026, 10, 1).AddDays);
        await app.Post("/v1/entries/batch", days.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new { kind = "hang", seconds = 200, day }));
        await app.Put("/v1/habits/walk", new { startedOn = "2026-11-09" });

        var page = await Page.Open(app, "/progress");
        var preview = page.Links.Single(link => link.StartsWith("/what-if?", StringComparison.Ordinal));

        Assert.Contains("What went well: Hang 5 of 7 goals met, 5 of 7 the week before", page.Text);
        Assert.Contains("What slipped: Walk 0 of 7 goals met", page.Text);
        Assert.Contains("A suggestion: Hang at least 3 min on Mon, Tue, Wed, Thu, Fri", page.Text);
        Assert.Contains("it was met on 20 of 20 days then", page.Text);
        Assert.DoesNotContain("Last week", (await Page.Open(app, "/progress?on=2026-11-15")).Text);
    }

    [Fact]
    public async Task shows_dates_at_the_ends_of_a_short_chart()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/measurements", new { name = "weight", value = 80.5, unit = "kg", day = "2026-11-11" });
        await app.Post("/v1/measurements", new { name = "weight", value = 79, unit = "kg", day = "2026-11-20" });
        var text = (await Page.Open(app, "/progress")).Text;
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(text, "11 Nov 2026"));
        Assert.DoesNotContain("Nov 2026 Nov 2026", text);
    }

    [Fact]
    public async Task draws_several_measurements_of_one_day_from_left_to_right()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var (hour, value) in new[] { (7, 80.5), (8, 80), (9, 79.5) })
            await app.Post("/v1/measurements", new { name = "weight", value, unit = "kg", at = $"2026-11-20T0{hour}:00:00Z" });

        var html = (await Page.Open(app, "/progress")).Html;

        Assert.Contains("d=\"M0 25L500 50L1000 75\"", html);
        Assert.Contains("cx=\"100%\"", html);
    }

    [Fact]
    public async Task says_that_there_is_nothing_instead_of_the_most_of_nothing()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-10" });

        var text = (await Page.Open(app, "/progress")).Text;

        Assert.Contains("Nothing in these days.", text);
        Assert.DoesNotContain("The most was nothing", text);
    }

    [Fact]
    public async Task labels_every_third_of_many_hours()
    {
        await using var app = await SharedService.NewPerson();
        foreach (var hour in new[] { 0, 9, 23 })
            (await app.Post("/v1/posture-checks", new { posture = "upright", performedAt = $"2026-11-21T{hour:00}:10:00Z" })).Expect(201);

        var html = (await Page.Open(app, "/progress")).Html;

        Assert.All(["3", "21"], hour => Assert.Contains($">{hour}</text>", html));
        Assert.All(["4", "22", "23"], hour => Assert.DoesNotContain($">{hour}</text>", html));
        Assert.Contains("100 % upright at every hour with a check.", (await Page.Open(app, "/progress")).Text);
    }

    [Fact]
    public async Task shows_weights_in_kilograms_and_pounds_in_one_chart()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/measurements", new { name = "Weight", value = 176, unit = "lb", day = "2026-11-01" });
        await app.Post("/v1/measurements", new { name = "weight", value = 79, unit = "kg", day = "2026-11-20" });

        Assert.Contains("From 79.8 kg to 79 kg.", (await Page.Open(app, "/progress")).Text);
    }

    [Fact]
    public async Task shows_one_line_for_a_measurement_in_any_spelling_of_its_unit_and_names_what_has_no_line()
    {
        await using var app = await SharedService.NewPerson();
        (string Name, decimal Value, string Unit)[] taken =
        [
            ("weight", 80, "KGs"), ("Weight", 176, "pounds"), ("weight", 80.5m, "kilograms"), ("weight", 177, "lb."), ("weight", 12.5m, "stone"), ("weight", 79, "kg"),
            ("height", 1.8m, "metres"), ("height", 71, "inches"), ("height", 180.5m, "cm"), ("sleep", 7.5m, "h"), ("sleep", 430, "min"), ("weight", 20, "points"), ("waist", 90, "cm"),
        ];
        foreach (var (at, (name, value, unit)) in taken.Index())
            (await app.Post("/v1/measurements", new { name, value, unit, day = $"2026-11-{1 + at:00}" })).Expect(201);

        var page = await Page.Open(app, "/progress");

        Assert.Equal(3, page.Html.Split("<h2 id=\"measured-").Length - 1);
        Assert.Contains("Weight, in kg From 80 kg to 79 kg.", page.Text);
        Assert.Contains("2 Nov 2026 79.8 kg 3 Nov 2026 80.5 kg 4 Nov 2026 80.3 kg 5 Nov 2026 79.4 kg 6 Nov 2026 79 kg", page.Text);
        Assert.Contains("Height From 180 cm to 180.5 cm.", page.Text);
        Assert.Contains("Sleep From 450 min to 430 min.", page.Text);
        Assert.Contains("Measured once Weight 20 points on 12 Nov 2026 Waist 90 cm on 13 Nov 2026", page.Text);
    }

    [Theory]
    [InlineData("creatine", "5 g", "4 g", "Creatine From 5 g to 4 g.")]
    [InlineData("protein", "120 g", "95 g", "Protein From 120 g to 95 g.")]
    [InlineData("protein", "120 g", "0.095 kg", "Protein From 0.12 kg to 0.095 kg.")]
    [InlineData("letter", "0.5 oz", "0.5 oz", "Letter From 0.5 oz to 0.5 oz.")]
    [InlineData("letter", "0.5 oz", "0.6 lb", "Letter From 0.0312 lb to 0.6 lb.")]
    [InlineData("vitamin", "5 mg", "0.001 kg", "Vitamin From 0.000005 kg to 0.001 kg.")]
    [InlineData("run", "5000 m", "4000 m", "Run From 5000 m to 4000 m.")]
    [InlineData("run", "5000 m", "3 mi", "Run From 3.11 mi to 3 mi.")]
    [InlineData("distance", "5 km", "5000 m", "Distance From 5000 m to 5000 m.")]
    [InlineData("water", "1.5 l", "750 ml", "Water From 1500 ml to 750 ml.")]
    [InlineData("water", "0 l", "750 ml", "Water From 0 ml to 750 ml.")]
    [InlineData("Body weight", "80 kg", "79 kg", "Body weight From 80 kg to 79 kg.")]
    public async Task shows_a_measurement_in_the_unit_of_the_last_one(string name, string first, string last, string expected)
    {
        await using var app = await SharedService.NewPerson();
        foreach (var (at, (taken, measurement)) in new[] { (name.Replace(" ", "  ", StringComparison.Ordinal), first), (name, last) }.Index())
        {
            var (value, unit) = (decimal.Parse(measurement.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), measurement.Split(' ')[1]);
            (await app.Post("/v1/measurements", new { name = taken, value, unit, day = $"2026-11-0{1 + at}" })).Expect(201);
        }

        Assert.Contains(expected, (await Page.Open(app, "/progress")).Text);
    }

    [Fact]
    public async Task distinguishes_hours_without_upright_checks_from_hours_without_checks()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/posture-checks", new { posture = "slouched", performedAt = "2026-11-22T09:00:00Z" });
        await app.Post("/v1/posture-checks", new { posture = "upright", performedAt = "2026-11-22T11:00:00Z" });

        var page = (await app.Get("/progress")).Text.Replace("&#xA0;", " ", StringComparison.Ordinal);

        Assert.Contains("9:00: 0 % of 1 check", page);
        Assert.DoesNotContain("10:00: no check", page);
    }

    [Fact]
    public async Task compares_the_current_week_with_the_same_number_of_days_of_the_previous_week()
    {
        await using var app = await SharedService.NewPersonWithClock();
        foreach (var day in new[] { "2026-11-09", "2026-11-10", "2026-11-11", "2026-11-16", "2026-11-17" })
            await app.Post("/v1/hangs", new { seconds = 180, day });
        app.Clock.Now = app.Clock.Now.AddDays(-5);

        var page = await Page.Open(app, "/progress");

        Assert.Contains("6 min by the same point before", page.Text);
        Assert.Contains("the same", page.Text);
    }

    [Fact]
    public async Task shows_an_empty_state_before_the_first_habit_started()
    {
        await using var app = await SharedService.NewPerson();

        Assert.Contains("Nothing had begun in these days.", (await Page.Open(app, "/progress?period=year&on=2020-01-01")).Text);
        (await app.Get("/progress?period=decade")).Refuses(422, "invalid-values");
    }
}
