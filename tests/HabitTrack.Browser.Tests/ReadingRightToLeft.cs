using HabitTrack.Web.Tests;

namespace HabitTrack.Browser.Tests;

/// <summary>User input in Hebrew on English pages: each text is in an element with <c>dir="auto"</c>.</summary>
public sealed class ReadingRightToLeft(TestBrowser browser)
{
    private const int MoreThanCards = 41;

    /// <summary>Finds Hebrew text outside such elements, except in graphics and form controls.</summary>
    private const string FindTextWithoutDirection = """
        () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const missing = [];
          while (texts.nextNode()) {
            const { data, parentElement } = texts.currentNode;
            if (/[\u0590-\u05ff]/.test(data) && !parentElement.closest('[dir=auto], svg, option, textarea')) missing.push(parentElement.outerHTML.slice(0, 200));
          }
          return missing;
        }
        """;

    private static readonly object
        Minutes = new { direction = "atLeast", amount = 30, unit = "דקות", per = "day" },
        Pages = new { direction = "atMost", amount = 5, unit = "עמודים", per = "week" };

    [Fact]
    public async Task sets_the_direction_of_user_input_on_every_page()
    {
        await using var app = await SharedService.NewPerson();
        var (entry, link) = await RecordHebrewText(app);
        await using var window = await browser.Open(app);
        string[] paths =
        [
            .. LookingAtEveryPage.Each.Select(row => row.Data), $"/?done={entry}", $"/log/custom?habit=swim&done={entry}", $"/entries/{entry}/edit", "/habits/swim", "/habits/swim?why=2026-11-21",
            "/habits/swim/edit", "/habits/swim/edit?did=skip&didFrom=2026-11-20", "/what-if?swim.amount=60&book.amount=1", new Uri(link).PathAndQuery,
        ];
        var (missing, found) = (new List<string>(), 0);

        foreach (var path in paths)
        {
            await window.Visit(path);
            missing.AddRange((await window.Page.EvaluateAsync<string[]>(FindTextWithoutDirection)).Select(element => $"{path}: {element}"));
            found += await window.Page.Locator("[dir=auto]").CountAsync();
        }

        await window.Visit("/history");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Undo last change" }).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(window.Page.Locator("#main").GetByText("Undid:")).ToBeVisibleAsync();
        missing.AddRange((await window.Page.EvaluateAsync<string[]>(FindTextWithoutDirection)).Select(element => $"after an undo: {element}"));
        Assert.True(missing.Count == 0, string.Join('\n', missing.Distinct()));
        Assert.True(found > 100);
    }

    /// <summary>Records Hebrew text in every field that accepts text.</summary>
    private static async Task<(string Entry, string Link)> RecordHebrewText(HabitTrackApp app)
    {
        (await app.Patch("/v1/profile", new { name = "נועה" })).Expect(200);
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "שחייה", startedOn = "2026-11-01", goal = Minutes, tags = new[] { "מים" } });
        await app.Put("/v1/habits/book", new { kind = "custom", name = "קריאה", startedOn = "2026-11-01", goal = Pages });
        foreach (var habit in new[] { "hang", "walk", "posture", "stretch", "workout" })
            (await app.Put($"/v1/habits/{habit}", new { name = "הרגל של " + habit, startedOn = "2026-10-01" })).Expect(200);
        for (var habit = 0; habit < MoreThanCards; habit++)
        {
            await app.Put($"/v1/habits/old-{habit}", new { kind = "custom", name = $"ישן {habit}", startedOn = "2026-11-01", goal = Minutes });
            (await app.Post($"/v1/habits/old-{habit}/archive", new { on = "2026-11-10" })).Expect(200);
        }

        foreach (var day in new[] { "2026-11-20", "2026-11-21" })
            (await app.Post("/v1/activities", new { habit = "swim", amount = 40, day, note = "בבריכה" })).Expect(201);
        await app.Post("/v1/activities", new { habit = "book", amount = 7 });
        await app.Post("/v1/hangs", new { seconds = 30, note = "קשה" });
        await app.Post("/v1/workouts", new { sets = new[] { new { exercise = "pull-up", reps = 8, kg = -20 } }, note = "טוב" });
        await app.Post("/v1/measurements", new { name = "היקף", value = 81, unit = "סנטימטר", day = "2026-11-20" });
        await app.Post("/v1/measurements", new { name = "היקף", value = 80, unit = "סנטימטר" });
        await app.Post("/v1/pain", new { area = "גב", level = 3 });
        await app.Put("/v1/exercises/my-stretch", new { description = "מתיחה", kind = "stretch", primary = Array.Empty<string>(), caution = "לאט", needs = "מזרן" });
        (await app.Post("/v1/habits/swim/skips", new { day = "2026-11-19", reason = "מחלה" })).Expect(200);
        (await app.Post("/v1/tokens", new { name = "מחשב", scopes = new[] { "log" } })).Expect(201);
        var link = (await app.Post("/v1/tokens", new { name = "סבתא", scopes = new[] { "share" } })).Expect(201).Value<string>("token");
        var entry = (await app.Post("/v1/activities", new { habit = "swim", amount = 12 })).Expect(201).Value<string>("entry.id");
        return (entry, $"http://here/share/{link}");
    }
}
