namespace HabitTrack.Web.Tests;

public sealed class LookingAtTheHistory
{
    [Fact]
    public async Task shows_every_change_with_its_day_and_content()
    {
        await using var app = await HabitTrackApp.Start();
        await app.Post("/v1/hangs", new { seconds = 10 });
        var id = (await app.Post("/v1/hangs", new { seconds = 30 })).Value<string>("entry.id");
        await app.Patch($"/v1/entries/{id}", new { seconds = 40, reason = "misread" });
        await app.Delete($"/v1/entries/{id}");
        await app.Post("/v1/habits/hang/goal", new { direction = "atLeast", amount = 240, unit = "seconds", per = "day" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-22", reason = "a cold" });
        await app.Patch("/v1/profile", new { name = "Ada" });
        await app.Post("/v1/measurements", new { name = "weight", value = 80.5, unit = "kg" });

        var text = (await Page.Open(app, "/history")).Text;

        foreach (var expected in new[]
        {
            "Hang 30 s on Sun 22 Nov", "Hang 30 s on Sun 22 Nov corrected to 40 s on Sun 22 Nov: misread", "Hang 40 s on Sun 22 Nov removed",
            "Goal: at least 4 min a day, from 22 Nov 2026", "Sun 22 Nov skipped: a cold", "You Name none → Ada", "Weight 80.5 kg", "Hang Started, at least 3 min a day",
        })
        {
            Assert.Contains(expected, text);
        }

        Assert.DoesNotContain(" me ", text);
    }

    [Fact]
    public async Task shows_what_a_correction_changed()
    {
        await using var app = await SharedService.NewPerson();
        var hang = await Log("/v1/hangs", new { seconds = 58, performedAt = "2026-11-22T09:00:00Z" });
        await Correct(hang, new { note = "tired" }, "58 s on Sun 22 Nov corrected, note none → tired");
        await Correct(hang, new { grip = "overhand", reason = "forgot" }, "58 s on Sun 22 Nov corrected, grip none → overhand: forgot");
        await Correct(hang, new { performedAt = "2026-11-22T10:00:00Z" }, "58 s on Sun 22 Nov corrected, time 09:00 → 10:00");
        await Correct(hang, new { seconds = 60, note = (string?)null }, "58 s on Sun 22 Nov corrected to 1 min on Sun 22 Nov, note tired → none");
        await Correct(await Log("/v1/walks", new { seconds = 600 }), new { style = "march" }, "10 min on Sun 22 Nov corrected, style none → march");
        await Correct(await Log("/v1/posture-checks", new { posture = "upright" }), new { corrected = true, position = "sitting" }, "upright on Sun 22 Nov corrected, position none → sitting; corrected none → yes");
        await Correct(
            await Log("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8 } } }),
            new { sets = new[] { new { exercise = "pull-up", reps = 10 } }, warmUpSeconds = 60, rpe = 7 },
            "1 set on Sun 22 Nov corrected, warm-up none → 1 min; effort none → 7; sets pull up × 8 → pull up × 10");

        async Task<string> Log(string path, object body) => (await app.Post(path, body)).Expect(201).Headers["Location"];

        async Task Correct(string entry, object patch, string expected)
        {
            (await app.Patch(entry, patch)).Expect(200);
            Assert.Contains($"Undo last change: {expected}", WithoutName((await Page.Open(app)).Text));
            Assert.Contains(char.ToUpperInvariant(expected[0]) + expected[1..], (await Page.Open(app, "/history")).Text);
        }

        static string WithoutName(string text) => System.Text.RegularExpressions.Regex.Replace(text, "Undo last change: [A-Z][a-z]+, ", "Undo last change: ");
    }

    [Fact]
    public async Task leaves_long_values_of_a_correction_out_of_the_label_of_its_undo()
    {
        await using var app = await SharedService.NewPerson();
        var sets = Enumerable.Range(8, 6).Select(reps => new { exercise = "bent-over-dumbbell-row", reps, kg = 16 }).ToList();
        var workout = (await app.Post("/v1/workouts", new { sets })).Expect(201).Headers["Location"];

        (await app.Patch(workout, new { sets = sets.Skip(1) })).Expect(200);

        var today = (await Page.Open(app)).Text;
        Assert.Contains("Undo last change: Workout, 6 sets on Sun 22 Nov corrected to 5 sets on Sun 22 Nov ", today);
        Assert.DoesNotContain("→", today);
        Assert.Contains("corrected to 5 sets on Sun 22 Nov, sets bent over dumbbell row × 8", (await Page.Open(app, "/history")).Text);
    }

    [Fact]
    public async Task keeps_the_capitals_of_weekdays_and_names_in_the_label_of_an_undo()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { kind = "hang" });
        await app.Post("/v1/habits/hang/skips", new { day = "2026-11-22" });
        Assert.Contains("Undo last change: Hang, Sun 22 Nov skipped", (await Page.Open(app)).Text);
        await app.Delete("/v1/habits/hang/skips/2026-11-22");
        Assert.Contains("Undo last change: Hang, Sun 22 Nov counts again", (await Page.Open(app)).Text);
        await app.Post("/v1/measurements", new { name = "BMI", value = 22, unit = "kg/m2" });
        Assert.Contains("Undo last change: Measurement: BMI 22 kg/m2 on Sun 22 Nov", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task names_the_author_of_a_change_unless_it_is_the_person()
    {
        await using var app = await SharedService.Administrator();
        var ada = await app.Add("Ada");
        var (token, _) = await app.Issue(ada, "log read");
        await app.Post(token, "/v1/hangs", new { seconds = 30 });
        var (other, _) = await app.Issue(await app.Add("Ben"), "log read");
        var export = (await app.Get(token, "/v1/exports")).Text;
        using var file = new StringContent(export, System.Text.Encoding.UTF8, "application/x-ndjson");
        (await app.App.Send(HttpMethod.Post, "/v1/imports", file, TokensApp.Bearer(other))).Expect(202);

        var own = new Page(app.App, (await app.Get(token, "/history")).Expect(200));
        var imported = new Page(app.App, (await app.Get(other, "/history")).Expect(200));

        Assert.DoesNotContain(ada, own.Html);
        Assert.DoesNotContain(ada, imported.Html);
        Assert.Contains("30 s on Sun 22 Nov Ada", imported.Text);
    }

    [Fact]
    public async Task filters_by_habit_and_pages_through_older_events()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/walks", new { seconds = 600 });
        for (var hang = 1; hang <= 60; hang++)
            await app.Post("/v1/hangs", new { seconds = hang });

        var walks = await Page.Open(app, "/history?habit=walk");
        var newest = await Page.Open(app, "/history?habit=hang");

        Assert.Contains("10 min on", walks.Text);
        Assert.DoesNotContain("Hang 60 s", walks.Text);
        Assert.Contains("Hang 1 min on", newest.Text);
        Assert.DoesNotContain("Hang 5 s on", newest.Text);
        var older = System.Text.RegularExpressions.Regex.Match(newest.Html, "/history\\?before=[^\"]*").Value.Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Contains("Hang 5 s on", (await Page.Open(app, older)).Text);
        Assert.Contains("Nothing was recorded.", (await Page.Open(app, "/history?from=2030-01-01")).Text);
    }

    [Fact]
    public async Task shows_the_rings_of_a_past_day()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50, day = "2026-11-20" });
        await app.Post("/v1/hangs", new { seconds = 200 });

        var page = await Page.Open(app, "/history?asOf=2026-11-20");

        Assert.Contains("Hang 50 s of 3 min that day no streak", page.Text);
        Assert.Contains("href=\"/habits/hang\" dir=\"auto\">Hang</a>", (await Page.Open(app, "/history/rings?asOf=2026-11-20")).Html);
        Assert.DoesNotContain(page.Forms, form => form.Action == "/today/log");
    }

    [Fact]
    public async Task leads_to_the_same_day_a_year_ago()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50 });
        Assert.DoesNotContain("A year ago today", (await Page.Open(app, "/history")).Text);
        await app.Post("/v1/hangs", new { seconds = 40, day = "2025-11-22" });

        Assert.Contains("/history?asOf=2025-11-22", (await Page.Open(app, "/history")).Links);
        Assert.Contains("Hang 40 s of 3 min that day", (await Page.Open(app, "/history?asOf=2025-11-22")).Text);
    }

    [Fact]
    public async Task undoes_the_last_change()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50 });

        var page = await (await Page.Open(app, "/history")).Press("Undo last change");

        Assert.Contains("Every change", page.Text);
        Assert.Contains("Undid: Hang, 50 s on Sun 22 Nov.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task shows_the_error_of_a_filter_beside_its_field_and_keeps_the_input()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/hangs", new { seconds = 50 });

        var page = await Page.Open(app, "/history?habit=hang&from=2026-11-22&to=2026-11-20");

        Assert.Equal(422, page.Status);
        Assert.Matches("name=\"from\" value=\"2026-11-22\"[^>]* autofocus", page.Html);
        Assert.Matches("name=\"to\" value=\"2026-11-20\"", page.Html);
        Assert.Contains("<option value=\"hang\" selected", page.Html);
        Assert.Contains("50 s on Sun 22 Nov", page.Text);
    }

    [Fact]
    public async Task isolates_right_to_left_text_from_the_sentence_around_it()
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount = 5, unit = "\u05e2\u05de\u05d5\u05d3\u05d9\u05dd", per = "day" };
        await app.Put("/v1/habits/book", new { kind = "custom", name = "\u05e1\u05e4\u05e8", goal });
        var id = (await app.Post("/v1/activities", new { habit = "book", amount = 2 })).Value<string>("entry.id");

        string Decoded(Page page) => System.Net.WebUtility.HtmlDecode(page.Html).Replace('\u00a0', ' ');

        Assert.Contains("\u05dd\u2069\u2069 logged.", Decoded(await Page.Open(app, $"/?done={id}")));
        var undone = await (await Page.Open(app, "/history")).Press("Undo last change");
        Assert.Contains("Undid: \u2068\u05e1\u05e4\u05e8\u2069, \u2068", Decoded(undone));
        Assert.Contains("\u2069 on Sun 22 Nov.", Decoded(undone));
    }
}
