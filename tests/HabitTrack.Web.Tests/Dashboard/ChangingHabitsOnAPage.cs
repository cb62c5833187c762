namespace HabitTrack.Web.Tests;

public sealed class ChangingHabitsOnAPage
{
    [Fact]
    public async Task starts_one_habit_when_the_form_is_submitted_twice()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed =
            [("name", "Cold shower"), ("kind", "custom"), ("amount", "2"), ("unit", "showers"), ("per", "week"), ("direction", "atLeast")];

        foreach (var _ in new[] { 1, 2 })
            Assert.Contains("At least 2 showers a week", (await page.Press("Start", typed)).Text);

        Assert.Equal(1, (await app.Get("/v1/habits")).Count("habits"));
        Assert.Contains("There is a habit of this name.", (await (await Page.Open(app, "/habits/new")).Press("Start", typed)).Text);
    }

    [Fact]
    public async Task refuses_the_name_of_another_habit()
    {
        await using var app = await SharedService.NewPerson();
        var goal = new { direction = "atLeast", amount = 2, unit = "pages", per = "day" };
        await app.Put("/v1/habits/book", new { kind = "custom", name = "Read", startedOn = "2026-11-01", goal });
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        (string, string)[] typed = [("name", "read"), ("kind", "custom"), ("amount", "2"), ("unit", "pages"), ("per", "week"), ("direction", "atLeast")];

        var started = await (await Page.Open(app, "/habits/new")).Press("Start", typed);
        var renamed = await (await Page.Open(app, "/habits/hang/edit")).Press("Save", ("name", "READ"));
        var kept = await (await Page.Open(app, "/habits/book/edit")).Press("Save", ("name", "READ"));

        Assert.Equal((409, 409, 200), (started.Status, renamed.Status, kept.Status));
        Assert.All([started, renamed], page => Assert.Contains("Another habit already has the name read.", page.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Fact]
    public async Task moves_the_focus_to_a_choice_with_an_error()
    {
        await using var app = await SharedService.NewPerson();

        var pain = await (await Page.Open(app, "/log/pain")).Press("Log", ("area", "neck"));
        var limit = await (await Page.Open(app, "/habits/new")).Press("Start", ("name", "Coffee"), ("amount", "2"), ("unit", "cups"), ("per", "everyDays"), ("days", "3"), ("direction", "atMost"));

        Assert.Matches("name=\"level\" value=\"0\"[^>]* autofocus", pain.Html);
        Assert.Matches("value=\"atMost\" checked[^>]* autofocus", limit.Html);
        Assert.All([pain, limit], page => Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Html, "autofocus")));
    }

    [Theory]
    [InlineData("goal", "amount", "many")]
    [InlineData("goal", "effectiveFrom", "1900-01-01")]
    [InlineData("details", "forgive", "99")]
    [InlineData("skip", "day", "soon")]
    [InlineData("reopen", "on", "soon")]
    [InlineData("pause", "until", "2026-11-01")]
    public async Task shows_the_error_of_a_change_once_beside_its_field_which_takes_the_focus(string change, string field, string typed)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        if (change == "reopen")
            await app.Post("/v1/habits/hang/archive", new { on = "2026-11-20" });
        var edit = await Page.Open(app, "/habits/hang/edit");

        var page = await edit.Send(edit.Forms.Single(form => form.Action == $"/habits/hang/{change}"), (field, typed));

        Assert.InRange(page.Status, 409, 422);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Html, "class=\"problem\""));
        Assert.Matches($"name=\"{field}\"[^>]* autofocus", page.Html);
    }

    [Fact]
    public async Task gives_each_field_of_a_habit_a_name_of_its_own()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var html = (await Page.Open(app, "/habits/hang/edit")).Html;

        var labels = System.Text.RegularExpressions.Regex.Matches(html, "<label for=\"[^\"]*\">\\s*(<span class=\"aloud\"[^>]*>)?(?<name>[^<]*)").Select(label => label.Groups["name"].Value.Trim()).ToList();
        Assert.InRange(labels.Count, 8, 20);
        Assert.Equal(labels.Count, labels.Distinct().Count());
    }

    [Fact]
    public async Task shows_that_a_page_does_not_exist_for_an_unknown_change()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var edit = await Page.Open(app, "/habits/hang/edit");

        var unknown = await edit.Send(edit.Forms.Single(form => form.Action == "/habits/hang/skip") with { Action = "/habits/hang/nonsense" });

        Assert.Equal(404, unknown.Status);
        Assert.DoesNotContain("Skip days", unknown.Html);
    }

    [Fact]
    public async Task starts_a_habit_with_the_largest_goal_of_the_api_and_offers_the_units_of_each_kind()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed = [("name", "Walk"), ("kind", "walk"), ("unit-walk", "steps"), ("per", "month"), ("direction", "atLeast")];

        var refused = await page.Press("Start", [.. typed, ("amount", "1000000001")]);
        var started = await page.Press("Start", [.. typed, ("amount", "1000000000")]);

        Assert.Contains("Amount must be a number from 0 to 1000000000", refused.Text);
        Assert.Equal((200, 1_000_000_000m), (started.Status, (await app.Get("/v1/habits/walk")).Value<decimal>("goal.amount")));
        foreach (var units in new[] { "minutes seconds hours", "minutes seconds hours steps kilometres metres", "checks", "sessions minutes seconds hours repetitions" })
            Assert.Contains($"Unit {units} ", page.Text);
    }

    [Theory]
    [InlineData("day", "", "Every day")]
    [InlineData("everyDays", "", "every 3 days")]
    [InlineData("week", "3", "3 times a week")]
    public async Task starts_a_habit_that_is_done_or_not_and_logs_it_by_one_tap(string per, string amount, string goal)
    {
        await using var app = await SharedService.NewPerson();

        await (await Page.Open(app, "/habits/new")).Press("Start", ("name", "Floss"), ("kind", "custom"), ("count", "done"), ("per", per), ("amount", amount), ("days", "3"));
        Assert.Contains(goal == "Every day" ? "at least 1 time a day" : goal, (await Page.Open(app, "/history")).Text);
        var today = await Page.Open(app);
        Assert.Contains(per == "day" ? "Not done yet" : "to go", today.Card("floss"));
        today = await today.Send(today.Forms.Single(form => form.Action == "/today/log" && form.Button.Contains("Done", StringComparison.Ordinal)));
        Assert.DoesNotContain("Not done yet", today.Card("floss"));

        Assert.Equal((1m, "times"), ((await app.Get("/v1/entries")).Value<decimal>("entries.0.amount"), (await app.Get("/v1/habits/floss")).Value<string>("goal.unit")));
    }

    [Fact]
    public async Task shows_a_goal_in_the_units_that_people_use()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/walk", new { goal = new { direction = "atLeast", amount = 900, unit = "seconds", per = "day" } });

        var page = await Page.Open(app, "/habits/walk/edit");
        var fields = page.Forms.Single(form => form.Action == "/habits/walk/goal").Fields;
        await page.Press("Set the goal", ("amount", "20"));

        Assert.Equal(("15", "minutes"), (fields["amount"], fields["unit"]));
        Assert.Equal(1_200m, (await app.Get("/v1/habits/walk")).Value<decimal>("goal.amount"));
    }

    [Fact]
    public async Task chooses_an_icon_and_a_color()
    {
        await using var app = await SharedService.NewPerson();
        (string, string)[] typed = [("name", "Read"), ("kind", "custom"), ("amount", "2"), ("unit", "pages"), ("per", "day"), ("direction", "atLeast")];

        await (await Page.Open(app, "/habits/new")).Press("Start", [.. typed, ("icon", "book"), ("color", "violet")]);
        Assert.Contains("color-violet", (await Page.Open(app, "/settings")).Html);
        var edit = await Page.Open(app, "/habits/read/edit");
        Assert.Equal(("book", "violet"), (FieldsOf(edit)["icon"], FieldsOf(edit)["color"]));
        var refused = await edit.Press("Save", ("emoji", "two"));
        Assert.Contains("Icon must be one emoji or other character", refused.Text);
        await edit.Press("Save", ("emoji", "\ud83d\udeb4"));

        var changed = await Page.Open(app, "/habits/read/edit");
        Assert.Equal(("\ud83d\udeb4", "violet"), (FieldsOf(changed)["icon"], FieldsOf(changed)["color"]));
        await changed.Press("Save", ("icon", "default"));
        Assert.Null((await app.Get("/v1/habits/read"))["icon"]);

        static IReadOnlyDictionary<string, string> FieldsOf(Page page) => page.Forms.Single(form => form.Action == "/habits/read/details").Fields;
    }

    [Fact]
    public async Task moves_a_habit_up_and_down_and_undoes_it_as_one_change()
    {
        await using var app = await SharedService.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        var page = await Page.Open(app, "/settings");

        foreach (var _ in new[] { 1, 2 })
            await page.Press("Move Walk up", ("to", "up"));
        Assert.Equal(["walk", "hang", "posture", "stretch", "workout"], await Order());
        await (await Page.Open(app, "/settings")).Press("Move Walk up", ("to", "up"));
        Assert.Equal("walk", (await Order())[0]);
        await (await Page.Open(app, "/settings")).Press("Move Hang up", ("to", "down"));
        Assert.Equal(["walk", "posture", "hang"], (await Order())[..3]);

        foreach (var _ in new[] { 1, 2 })
            await app.Post("/v1/undo");
        Assert.Equal(["hang", "walk", "posture"], (await Order())[..3]);

        async Task<string[]> Order() => [.. (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["habit"]!)];
    }

    [Fact]
    public async Task pauses_a_habit_until_a_day_and_says_so()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Pause", ("on", "2026-11-20"), ("until", "2026-11-30"));
        Assert.Contains("Hang is paused from 20 Nov 2026 to 30 Nov 2026.", page.Text);
        Assert.Contains("Pauses 20 Nov 2026 to 30 Nov 2026", page.Text);
        var refused = await (await page.Press("Resume", ("on", "2026-11-22"))).Press("Pause", ("on", "2026-11-25"), ("until", "2026-11-24"));

        Assert.Contains("The last day of a pause is its first day or a later one.", refused.Text);
        Assert.Equal("2026-11-24", refused.Forms.Single(form => form.Action == "/habits/hang/pause").Fields["until"]);
    }

    [Theory]
    [InlineData("\u041b\u0435\u0441")]
    [InlineData("\u041b\u0435\u0441 2")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u0645\u0634\u064a")]
    [InlineData("!")]
    [InlineData("Profile")]
    public async Task starts_a_habit_with_any_name(string name)
    {
        await using var app = await SharedService.NewPerson();
        (string, string)[] Typed(string some) => [("name", some), ("kind", "custom"), ("amount", "2"), ("unit", "times"), ("per", "week"), ("direction", "atLeast")];

        var started = await (await Page.Open(app, "/habits/new")).Press("Start", Typed(name));
        var again = await (await Page.Open(app, "/habits/new")).Press("Start", Typed(name));
        var other = await (await Page.Open(app, "/habits/new")).Press("Start", Typed("\u0441\u0430\u0434 2"));

        Assert.Equal((200, 200), (started.Status, other.Status));
        Assert.Contains("There is a habit of this name.", again.Text);
        Assert.Equal([name, "\u0441\u0430\u0434 2"], (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["name"]!).OrderByDescending(some => some == name));
    }

    [Theory]
    [InlineData("tuesday")]
    [InlineData("friday")]
    public async Task saves_settings_with_a_week_that_starts_on_any_day(string day)
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { weekStartsOn = day });

        var saved = await (await Page.Open(app, "/settings")).Press("Save", ("name", "Ada"));

        Assert.Contains("Saved.", saved.Text);
        Assert.Equal(("Ada", day), ((await app.Get("/v1/profile")).Value<string>("name"), (await app.Get("/v1/profile")).Value<string>("weekStartsOn")));
    }

    [Fact]
    public async Task starts_a_habit_with_a_rolling_goal()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/habits/new");
        (string, string)[] typed =
            [("name", "Cold shower"), ("kind", "custom"), ("amount", "2"), ("unit", "showers"), ("per", "rolling"), ("direction", "atLeast")];

        var refused = await page.Press("Start", [.. typed, ("days", "32")]);
        var started = await page.Press("Start", [.. typed, ("days", "5")]);

        Assert.Contains("days must be a whole number from 2 to 31, such as 7.", refused.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("rolling", "32"), (refused.Forms[0].Fields["per"], refused.Forms[0].Fields["days"]));
        Assert.Contains("At least 2 showers in any 5 days", started.Text);
        var edit = (await Page.Open(app, "/habits/cold-shower/edit")).Forms.Single(form => form.Action == "/habits/cold-shower/goal");
        Assert.Equal(("rolling", "5"), (edit.Fields["per"], edit.Fields["days"]));
        Assert.Contains("Started, at least 2 showers in any 5 days", (await Page.Open(app, "/history")).Text);
    }

    [Theory]
    [InlineData("name", "", "Give it a name.")]
    [InlineData("amount", "0", "The amount to reach must be above 0")]
    [InlineData("amount", "many", "Amount must be a number")]
    [InlineData("unit", "", "Unit is required: text such as")]
    [InlineData("forgive", "99", "The number of missed periods must be a whole number from 0 to 30")]
    public async Task shows_validation_errors_of_a_new_habit_and_keeps_the_input(string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        (string Field, string Text)[] fields =
            [("name", "Read"), ("kind", "custom"), ("amount", "20"), ("unit", "pages"), ("per", "day"), ("direction", "atLeast"), (field, typed)];

        var page = await (await Page.Open(app, "/habits/new")).Press("Start", fields);

        Assert.Equal(422, page.Status);
        Assert.Contains(expected, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(typed, page.Forms.Single(form => form.Action == "/habits/new").Fields[field]);
    }

    [Fact]
    public async Task sets_goals_skips_pauses_and_archives()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        Task<Page> Edit() => Page.Open(app, "/habits/hang/edit");

        await (await Edit()).Press("Set the goal", ("amount", "240"), ("unit", "seconds"), ("per", "day"), ("direction", "atLeast"), ("effectiveFrom", "2026-11-10"));
        await (await Edit()).Press("Skip", ("day", "2026-11-12"), ("reason", "a cold"));
        await (await Edit()).Press("Save", ("name", "Bar"), ("forgive", "1"));
        var page = await (await Edit()).Press("Pause", ("on", "2026-11-20"));

        Assert.Contains("At least 4 min a day", page.Text);
        Assert.Contains("12 Nov 2026 a cold", page.Text);
        Assert.Contains("Resume", page.Text);
        Assert.Contains("Bar", page.Text);

        page = await page.Press("Let 12 Nov 2026 count again");
        Assert.DoesNotContain("a cold", page.Text);
        page = await page.Press("Resume", ("on", "2026-11-22"));
        Assert.Contains("20 Nov 2026 to 21 Nov 2026", page.Text);
        page = await page.Send(page.Forms.Single(form => form.Action == "/habits/hang/pause") with { Action = "/habits/hang/archive" });
        Assert.Contains("Reopen", page.Text);
    }

    [Fact]
    public async Task skips_and_unskips_a_range_of_days()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var page = await (await Page.Open(app, "/habits/hang/edit")).Press("Skip", ("day", "2026-11-12"), ("to", "2026-11-14"), ("reason", "travel"));
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 are skipped.", page.Text);
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 travel", page.Text);
        Assert.Equal(3, (await app.Get("/v1/habits/hang")).Count("skips"));
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 skipped: travel", (await Page.Open(app, "/history")).Text);

        page = await page.Press("Let 12 Nov 2026 to 14 Nov 2026 count again");
        Assert.Contains("12 Nov 2026 to 14 Nov 2026 count again.", page.Text);
        Assert.Equal(0, (await app.Get("/v1/habits/hang")).Count("skips"));
        page = await page.Press("Skip", ("day", "2026-11-14"), ("to", "2026-11-12"));
        Assert.Equal(422, page.Status);
        Assert.Contains("The last day must not be before the first", page.Text);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("1900-01-01")]
    public async Task rejects_a_goal_for_a_day_that_is_not_supported(string day)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var page = await Page.Open(app, "/habits/hang/edit");

        var refused = await page.Send(page.Forms.Single(form => form.Action == "/habits/hang/goal"), ("effectiveFrom", day));

        Assert.Equal(422, refused.Status);
        Assert.Equal(1, (await app.Get("/v1/habits/hang")).Count("goals"));
    }

    [Fact]
    public async Task removes_a_habit_without_entries()
    {
        await using var app = await SharedService.NewPerson();
        (string, string)[] typed = [("name", "Read"), ("kind", "custom"), ("amount", "2"), ("unit", "pages"), ("per", "day"), ("direction", "atLeast")];
        await (await Page.Open(app, "/habits/new")).Press("Start", typed);
        var open = await Page.Open(app, "/habits/read/edit");
        var entry = (await app.Post("/v1/activities", new { habit = "read", amount = 1 })).Expect(201).Headers["Location"];

        Assert.DoesNotContain((await Page.Open(app, "/habits/read/edit")).Forms, form => form.Action == "/habits/read/remove");
        var refused = await open.Press("Remove Read");
        Assert.Equal(409, refused.Status);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(refused.Html, "role=\"alert\""));
        await app.Delete(entry);
        var removed = await (await Page.Open(app, "/habits/read/edit")).Press("Remove Read");

        Assert.Contains("The habit is removed.", removed.Text);
        Assert.Equal(0, (await app.Get("/v1/habits")).Count("habits"));
        Assert.Equal(200, (await (await Page.Open(app, "/habits/new")).Press("Start", typed)).Status);
        Assert.Equal(1, (await app.Get("/v1/habits")).Count("habits"));
    }

    [Fact]
    public async Task shows_why_a_change_was_refused_and_keeps_the_input()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-10" });
        var page = await Page.Open(app, "/habits/hang/edit");

        var refused = await page.Press("Skip", ("day", "2026-11-01"));

        Assert.Equal(409, refused.Status);
        Assert.Contains("The day is outside the habit", refused.Text);
        Assert.Equal("2026-11-01", refused.Forms.Single(form => form.Action == "/habits/hang/skip").Fields["day"]);
        (await app.Get("/habits/other/edit")).Refuses(404, "habit-not-started");
    }

    [Fact]
    public async Task saves_valid_settings_and_shows_validation_errors()
    {
        await using var app = await SharedService.NewPerson();
        var page = await Page.Open(app, "/settings");

        var saved = await page.Press("Save", ("name", "Ada"), ("timeZone", "Europe/Paris"), ("dayStartsAt", "04:00"), ("weekStartsOn", "sunday"), ("units", "imperial"), ("backCondition", "on"));
        var refused = await saved.Press("Save", ("timeZone", "Mars/Olympus"), ("weekStartsOn", "monday"), ("units", "metric"));

        Assert.Contains("Saved.", saved.Text);
        Assert.Equal(422, refused.Status);
        Assert.Contains("IANA name of a time zone", refused.Text);
        Assert.Equal("Mars/Olympus", refused.Forms.Single(form => form.Action == "/settings").Fields["timeZone"]);
        var profile = await app.Get("/v1/profile");
        Assert.Equal(("Ada", "Europe/Paris", "04:00"), (profile.Value<string>("name"), profile.Value<string>("timeZone"), profile.Value<string>("dayStartsAt")));
        Assert.True(profile.Value<bool>("backCondition"));
    }
}
