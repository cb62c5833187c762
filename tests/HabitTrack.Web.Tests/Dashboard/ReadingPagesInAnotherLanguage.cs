using System.Net;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed partial class ReadingPagesInAnotherLanguage(DemoApp demo)
{
    private static readonly (string, string) InGerman = ("Accept-Language", "de-AT,de;q=0.9,en;q=0.5");

    [Theory]
    [InlineData("de", "de", "Sonntag, 22. November")]
    [InlineData("de-AT", "de", "Sonntag, 22. November")]
    [InlineData("fr, de-CH;q=0.8, en;q=0.9, *;q=0.1", "en", "Sunday, 22 November")]
    [InlineData("en;q=0, de;q=0.1", "de", "Sonntag, 22. November")]
    [InlineData("tlh", "en", "Sunday, 22 November")]
    [InlineData("", "en", "Sunday, 22 November")]
    public async Task has_the_language_of_the_browser(string accepted, string language, string day)
    {
        await using var app = await SharedService.NewPerson();

        var page = await app.Get("/", ("Accept", "text/html"), ("Accept-Language", accepted));

        Assert.Contains($"<html lang=\"{language}\">", page.Text);
        Assert.Contains(day, page.Text);
    }

    [Fact]
    public async Task has_the_language_that_the_person_chose_before_that_of_the_browser()
    {
        await using var app = await SharedService.NewPerson();
        var settings = await Page.Open(app, "/settings");

        await settings.Send(settings.Forms.Single(form => form.Action == "/settings" && form.Fields.ContainsKey("language")), ("language", "de"));

        Assert.Contains("<html lang=\"de\">", (await app.Get("/", ("Accept", "text/html"), ("Accept-Language", "en"))).Text);
        Assert.Equal("de", (await app.Get("/v1/profile")).Value<string>("language"));
        (await app.Patch("/v1/profile", new { language = (string?)null })).Expect(200);
        Assert.Contains("<html lang=\"en\">", (await app.Get("/", ("Accept", "text/html"), ("Accept-Language", "en"))).Text);
    }

    [Fact]
    public async Task names_a_habit_that_the_first_log_starts_in_the_language_of_the_page()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Patch("/v1/profile", new { language = "de" })).Expect(200);
        var page = await Page.Open(app);

        await page.Send(page.Forms.First(form => form.Action == "/today/log"));
        await app.Post("/v1/walks", new { seconds = 600 });

        Assert.Equal(["Hängen", "Walk"], (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => (string)habit!["name"]!));
    }

    [Fact]
    public async Task refuses_a_language_that_it_does_not_have_and_names_those_that_it_has()
    {
        await using var app = await SharedService.NewPerson();

        var answer = await app.Patch("/v1/profile", new { language = "tlh" });

        answer.Refuses(422, "invalid-values");
        Assert.Contains("language is the code of a language, one of de, en, or null for that of the browser.", answer.Text);
    }

    [Fact]
    public async Task writes_numbers_dates_and_plurals_as_the_language_does()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/reading", new { kind = "custom", name = "Lesen", goal = new { direction = "atLeast", amount = 2.5, unit = "minutes", per = "day" } });
        await app.Put("/v1/habits/posture", new { kind = "posture-check", goal = new { direction = "atLeast", amount = 1, unit = "checks", per = "day" } });
        await app.Post("/v1/measurements", new { name = "Gewicht", value = 81.4, unit = "kg" });

        var today = Visible(await app.Get("/", ("Accept", "text/html"), InGerman));

        Assert.Contains("2,5 Minuten", today);
        Assert.Contains("1 Check", today);
        Assert.Contains("81,4 kg", today);
    }

    [Fact]
    public async Task explains_errors_in_the_language()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de" });
        await app.Put("/v1/habits/hang", new { kind = "hang" });
        var form = await Page.Open(app, "/log/hang");

        var refused = await form.Send(form.Forms.First(form => form.Fields.ContainsKey("seconds")), ("seconds", "viele"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("eine ganze Zahl von", refused.Text);
    }

    [Theory]
    [InlineData("/log/stretch", "reps", "viele", "Wiederholungen: Nimm eine ganze Zahl von 1 bis 10000, zum Beispiel 60.")]
    [InlineData("/log/walk", "minutes", "1.200", "Minuten: Nimm eine Zahl ohne Tausendertrennzeichen: 1200 oder 1,2.")]
    [InlineData("/log/walk", "miles", "weit", "Meilen: Nimm eine Zahl von 0 bis 621,371, zum Beispiel 1,5.")]
    [InlineData("/log/workout", "sets[0].lb", "schwer", "Gewicht in lb: Nimm eine Zahl von -440,925 bis 2204,623, zum Beispiel 1,5.")]
    [InlineData("/log/posture", "posture", "", "Haltung fehlt. Nimm eins von: aufrecht, krumm, angelehnt.")]
    [InlineData("/settings", "dayStartsAt", "13:00", "Tagesbeginn: Gib eine Uhrzeit von 00:00 bis 12:00 ein, zum Beispiel 04:00.")]
    [InlineData("/what-if", "dayStartsAt", "13:00", "Tagesbeginn: Gib eine Uhrzeit von 00:00 bis 12:00 ein, zum Beispiel 04:00.")]
    [InlineData("/settings", "weekStartsOn", "", "Dieses Formular ist veraltet.")]
    [InlineData("/habits/hang/edit", "emoji", "Hut", "Emoji: Nimm ein Emoji oder ein anderes Zeichen.")]
    [InlineData("/habits/hang/edit", "startedOn", "2026-11-23", "Am 22. Nov. 2026 gibt es einen Eintrag")]
    [InlineData("/history", "from", "x", "Von: Nimm einen Tag vom 1.1.1970 bis zum 31.12.2199, zum Beispiel 2026-11-22.")]
    public async Task says_what_is_wrong_with_a_field_in_the_language(string path, string field, string typed, string expected)
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de", units = "imperial" });
        await app.Post("/v1/hangs", new { seconds = 30 });
        var page = await Page.Open(app, path);
        var form = page.Forms.First(form => form.Fields.ContainsKey(field) || form.Action == path || (path == "/log/posture" && form.Fields.ContainsKey("kind")));

        var refused = form.Action is "/what-if" or "/history"
            ? new Page(app, await app.Get($"{path}?{field}={typed}", ("Accept", "text/html")))
            : await page.Send(form, (field, typed), ("sets[0].done", "on"));

        Assert.InRange(refused.Status, 409, 422);
        Assert.Contains(expected, refused.Text);
    }

    [Theory]
    [InlineData("unit")]
    [InlineData("name")]
    [InlineData("day")]
    public async Task keeps_the_unit_that_a_person_chose(string unit)
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de" });
        await app.Put("/v1/habits/own", new { kind = "custom", name = "Eigenes", goal = new { direction = "atLeast", amount = 12, unit, per = "day" } });

        Assert.Contains($"12 {unit}", (await Page.Open(app)).Text);
    }

    [Fact]
    public async Task gives_advice_with_exercises_and_loads_as_the_page_writes_them()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de", units = "imperial" });
        await app.Post("/v1/workouts", new { day = "2026-11-21", sets = new[] { new { exercise = "dumbbell-shrug", reps = 5, kg = 20 } } });
        var logged = await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "dumbbell-shrug", reps = 5, kg = 33 } } });

        Assert.Contains("Schulterheben mit Kurzhanteln: 72,8 lb, beim ersten Mal höchstens 44,1 lb", (await Page.Open(app)).Text);
        Assert.Contains("dumbbell-shrug: 33 kg, at most 20 kg in the first session", logged.Text);
    }

    [Fact]
    public async Task starts_the_plan_and_describes_changes_in_the_language()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de" });
        var first = await Page.Open(app);

        await first.Send(first.Forms.First(form => form.Action == "/today/plan"));
        await app.Post("/v1/pain", new { area = "Nacken", level = 2 });
        var today = await Page.Open(app);

        Assert.Equal("Hängen", (await app.Get("/v1/habits/hang")).Value<string>("name"));
        Assert.Contains("Schmerz: Nacken, 2 von 10", today.Text);
        await today.Send(today.Forms.First(form => form.Action == "/today/undo"));
        Assert.Contains("entfernt: rückgängig gemacht", (await Page.Open(app, "/history")).Text);
    }

    [Fact]
    public async Task keeps_the_api_in_english()
    {
        await using var app = await SharedService.NewPerson();
        await app.Patch("/v1/profile", new { language = "de" });

        var answer = await app.Post("/v1/hangs", new { seconds = 0 }, InGerman);

        Assert.Contains("seconds must be a whole number of seconds from 1 to 86400, such as 60.", answer.Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?asOf=2026-11-01")]
    [InlineData("/log")]
    [InlineData("/log/hang")]
    [InlineData("/log/walk")]
    [InlineData("/log/posture")]
    [InlineData("/log/stretch")]
    [InlineData("/log/workout")]
    [InlineData("/log/measurement")]
    [InlineData("/log/pain")]
    [InlineData("/habits/hang")]
    [InlineData("/habits/hang?why=2026-11-01")]
    [InlineData("/habits/workout")]
    [InlineData("/habits/walk")]
    [InlineData("/habits/hang/edit")]
    [InlineData("/habits/new")]
    [InlineData("/progress")]
    [InlineData("/progress?period=year")]
    [InlineData("/history")]
    [InlineData("/what-if")]
    [InlineData("/what-if?habit=hang&hang.amount=60")]
    [InlineData("/settings")]
    [InlineData("/offline")]
    [InlineData("/nowhere")]
    public async Task has_no_english_on_a_page(string path)
    {
        var answer = await (await demo.App()).Get(path, ("Accept", "text/html"), InGerman);

        Assert.Contains("<html lang=\"de\">", answer.Text);
        Assert.Equal([], English().Matches(Visible(answer)).Select(found => found.Value.Trim()));
    }

    /// <summary>What a person sees, or hears from a screen reader.</summary>
    private static string Visible(Answer answer)
    {
        var body = Unseen().Replace(answer.Text, " ");
        var spoken = Spoken().Matches(body).Select(attribute => attribute.Groups["text"].Value);
        return WebUtility.HtmlDecode(string.Join(" | ", spoken.Append(Tag().Replace(body, " ")))).Replace('\u00a0', ' ');
    }

    /// <summary>Common words of English, with those around them, that are no words of German.</summary>
    [GeneratedRegex(@"(\S+ )?\b(the|of|and|is|are|not|your|you|with|from|this|that|for|until|days?|each|every|when|which|more|add|remove|save|today|week|month|year|than|by|edit|skip|nothing|streaks?|met|missed|goals?|logged)\b(\s+\S+)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex English();

    [GeneratedRegex("<(script|style|option)[^>]*>.*?</(script|style|option)>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Unseen();

    [GeneratedRegex("(aria-label|title|alt|placeholder)=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Spoken();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5_000)]
    private static partial Regex Tag();
}
