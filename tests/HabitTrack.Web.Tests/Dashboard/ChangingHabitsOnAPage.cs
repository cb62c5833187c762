using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed class ChangingHabitsOnAPage
{
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
        Assert.All([pain, limit], page => Assert.Single(Regex.Matches(page.Html, "autofocus")));
    }

    [Theory]
    [InlineData("name", "Give it a name.")]
    [InlineData("forgive", "The number of missed periods must be a whole number from 0 to 30, such as 1.")]
    public async Task refuses_details_without_a_name_or_a_number_of_days_to_miss(string field, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { forgive = 2 });

        var refused = await (await Page.Open(app, "/habits/hang/edit")).Press("Save", (field, ""));

        Assert.Equal((422, true), (refused.Status, refused.Text.Contains(expected, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task declares_no_goal_that_the_habit_has_already()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var before = (await app.Get("/v1/history")).Count("events");

        Assert.Equal(200, (await (await Page.Open(app, "/habits/hang/edit")).Press("Set the goal")).Status);

        Assert.Equal(before, (await app.Get("/v1/history")).Count("events"));
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
        Assert.Single(Regex.Matches(page.Html, "class=\"problem\""));
        Assert.Matches($"name=\"{field}\"[^>]* autofocus", page.Html);
    }

    [Theory]
    [InlineData("skip", "to", "The last day must be a day")]
    [InlineData("pause", "until", "The last day must be a day")]
    public async Task shows_the_error_of_a_field_that_the_page_no_longer_has(string change, string field, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });
        var edit = await Page.Open(app, "/habits/hang/edit");
        await app.Post("/v1/habits/hang/pause", new { from = "2026-11-20" });

        var page = await edit.Send(edit.Forms.Single(form => form.Action == $"/habits/hang/{change}"), (field, "soon"));

        Assert.Equal(422, page.Status);
        Assert.Contains(expected, page.Text);
    }

    [Fact]
    public async Task gives_each_field_of_a_habit_a_name_of_its_own()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/hang", new { startedOn = "2026-11-01" });

        var html = (await Page.Open(app, "/habits/hang/edit")).Html;

        var labels = Regex.Matches(html, "<label for=\"[^\"]*\">\\s*(<span class=\"aloud\"[^>]*>)?(?<name>[^<]*)").Select(label => label.Groups["name"].Value.Trim()).ToList();
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
        Assert.Contains("Emoji must be one emoji or other character.", refused.Text);
        await edit.Press("Save", ("emoji", "\ud83d\udeb4"));

        var changed = await Page.Open(app, "/habits/read/edit");
        Assert.Equal(("\ud83d\udeb4", "violet"), (FieldsOf(changed)["icon"], FieldsOf(changed)["color"]));
        await changed.Press("Save", ("icon", "default"));
        Assert.Null((await app.Get("/v1/habits/read"))["icon"]);

        static IReadOnlyDictionary<string, string> FieldsOf(Page page) => page.Forms.Single(form => form.Action == "/habits/read/details").Fields;
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
        Assert.Single(Regex.Matches(refused.Html, "role=\"alert\""));
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
}
