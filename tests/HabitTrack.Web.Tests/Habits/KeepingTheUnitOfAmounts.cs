using System.Text;

namespace HabitTrack.Web.Tests;

/// <summary>A habit whose goal changes from minutes to pages per day.</summary>
public sealed class KeepingTheUnitOfAmounts
{
    private static readonly object
        Minutes = new { direction = "atLeast", amount = 30, unit = "minutes", per = "day" },
        Pages = new { direction = "atLeast", amount = 5, unit = "pages", per = "day" };

    [Fact]
    public async Task returns_the_unit_with_every_entry()
    {
        await using var app = await WithMinutes();

        var logged = (await app.Post("/v1/activities", new { habit = "read", amount = 30 })).Expect(201);
        var corrected = (await app.Patch(logged.Headers["Location"], new { amount = 45 })).Expect(200);

        Assert.Equal(("minutes", "minutes"), (logged.Value<string>("entry.unit"), corrected.Value<string>("entry.unit")));
        Assert.Equal("minutes", (await app.Get("/v1/history?type=activity_logged")).Value<string>("events.0.data.unit"));
    }

    [Fact]
    public async Task refuses_to_restore_an_entry_after_a_change_of_unit()
    {
        await using var app = await WithMinutes();
        var location = (await app.Post("/v1/activities", new { habit = "read", amount = 30 })).Expect(201).Headers["Location"];
        await app.Delete(location);
        (await app.Put("/v1/habits/read", new { goal = Pages })).Expect(200);

        Assert.Contains("amounts in minutes would not count", (await app.Post(location + "/restore")).Refuses(409, "unit-differs").Value<string>("detail"));

        var logged = (await app.Post("/v1/activities", new { habit = "read", amount = 5 })).Expect(201);
        (await app.Post(location + "/restore")).Refuses(409, "unit-differs");
        Assert.Equal(("pages", 5m, "met"), (logged.Value<string>("entry.unit"), logged.Value<decimal>("streak.open.total"), logged.Value<string>("streak.open.status")));
    }

    [Fact]
    public async Task accepts_a_goal_in_another_unit_for_any_day_while_there_are_no_entries()
    {
        await using var app = await WithMinutes();

        (await app.Post("/v1/habits/read/goal", new { direction = "atLeast", amount = 5, unit = "pages", per = "day", effectiveFrom = "2026-12-01" })).Expect(200);
        (await app.Post("/v1/activities", new { habit = "read", amount = 30 })).Refuses(409, "unit-differs");
        (await app.Put("/v1/habits/read", new { goal = new { direction = "atLeast", amount = 5, unit = "pages", per = "month" } })).Expect(200);

        Assert.Equal("pages", (await app.Post("/v1/activities", new { habit = "read", amount = 5 })).Expect(201).Value<string>("entry.unit"));
    }

    [Fact]
    public async Task shows_the_unit_on_pages_and_keeps_it_in_corrections()
    {
        await using var app = await SharedService.NewPerson();
        (await Import(app, Earlier)).Expect(202);
        await app.Delete($"/v1/entries/{Id(4)}");

        Assert.Contains("40 minutes on Fri 20 Nov restored", (await Page.Open(app, "/history")).Text);
        var log = await Page.Open(app, "/log/custom?habit=read");
        Assert.Contains("How much? pages", log.Text);
        Assert.DoesNotContain("placeholder=\"40\"", log.Html);
        var edit = await Page.Open(app, $"/entries/{Id(3)}/edit");
        Assert.Contains("How much? minutes", edit.Text);
        await edit.Press("Correct", ("amount", "45"));

        var entry = await app.Get($"/v1/entries/{Id(3)}");
        Assert.Equal((45m, "minutes"), (entry.Value<decimal>("amount"), entry.Value<string>("unit")));
        Assert.Contains(",45,,,minutes,", (await app.Get("/v1/exports?format=csv")).Text);
    }

    [Fact]
    public async Task replays_an_added_entry_in_the_unit_that_holds_on_its_day()
    {
        await using var app = await SharedService.NewPerson();
        (await Import(app, Earlier)).Expect(202);

        var added = new[] { "2026-11-19", "2026-11-22" }.Select(day => new { kind = "custom", habit = "read", amount = 5, day });
        var answer = (await app.Post("/v1/replays", new { edits = new { with = added } })).Expect(200);

        Assert.Equal(("40", "5"), (await Total("2026-11-19"), await Total("2026-11-22")));
        Assert.Equal(["2026-11-22"], answer["habits.0.difference.days"]!.AsArray().Select(day => (string)day!["day"]!));

        async Task<string> Total(string to) =>
            (await app.Post("/v1/replays", new { to, edits = new { with = added.Where(entry => string.CompareOrdinal(entry.day, to) <= 0) } })).Expect(200)["habits.0.replayed.open.total"]!.ToString();
    }

    [Fact]
    public async Task infers_the_unit_of_events_without_one_from_the_goal_at_that_time()
    {
        await using var app = await HabitTrackApp.Start();
        (await Import(app, Earlier)).Expect(202);

        var periods = (await app.Get("/v1/streaks/read/explanation?from=2026-11-18&to=2026-11-22")).Expect(200)["periods"]!.AsArray();
        Assert.Equal(
            ["30 met 1", "35 met 1", "0 missed 0", "6 met 1", "0 open 0"],
            periods.Select(period => $"{period!["total"]} {period["status"]} {period["entries"]!.AsArray().Count}"));
        var entries = (await app.Get("/v1/entries")).Expect(200)["entries"]!.AsArray();
        Assert.Equal(["6 pages", "40 minutes", "35 minutes", "30 minutes"], entries.Select(entry => $"{entry!["amount"]} {entry["unit"]}"));
        var summary = (await app.Get("/v1/summaries?period=week&habit=read")).Expect(200);
        Assert.Equal((6m, 1, 1), (summary.Value<decimal>("summaries.0.total"), summary.Value<int>("summaries.0.entries"), summary.Value<int>("summaries.0.activeDays")));
        Assert.Equal(0, (await app.Post("/v1/admin/verifications")).Expect(200).Count("differences"));

        var known = (await app.Get("/v1/history"))["events"]!.AsArray()[^1]!["recordedAt"];
        Assert.Equal(
            (await app.Get("/v1/streaks/read")).Text, (await app.Get($"/v1/streaks/read?knownAt={Uri.EscapeDataString(known!.ToString())}&asOf=2026-11-22")).Text);
    }

    [Fact]
    public async Task undoes_and_exports_events_without_a_unit()
    {
        await using var app = await SharedService.NewPerson();
        (await Import(app, Earlier)).Expect(202);
        (await app.Patch($"/v1/entries/{Id(3)}", new { amount = 44 })).Expect(200);
        (await app.Post("/v1/undo")).Expect(200);
        (await app.Post("/v1/undo")).Expect(200);

        await using var other = await SharedService.NewPerson();
        (await Import(other, (await app.Get("/v1/exports")).Text)).Expect(202);

        Assert.Equal((await app.Get("/v1/streaks/read")).Text, (await other.Get("/v1/streaks/read")).Text);
        Assert.Equal("minutes", (await other.Get($"/v1/entries/{Id(3)}")).Value<string>("unit"));
    }

    [Theory]
    [InlineData("\"amount\":6,", "\"amount\":6,\"unit\":\"chapters\",", "No goal of the habit is in chapters.")]
    [InlineData("\"amount\":35,", "\"amount\":35,\"unit\":\"pages\",", "The unit of an entry cannot change.")]
    public async Task rejects_an_import_with_another_unit(string original, string forged, string reason)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Contains(reason, (await Import(app, Earlier.Replace(original, forged, StringComparison.Ordinal))).Refuses(422, "import-damaged").Value<string>("detail"));
    }

    /// <summary>Creates the body of a request that imports a habit whose entries were recorded without a unit.</summary>
    public static HttpContent ExportOfAnEarlierVersion() => new StringContent(Earlier, Encoding.UTF8, "application/x-ndjson");

    /// <summary>An export of an earlier version, which recorded no units of entries and allowed changing the unit of a habit with entries.</summary>
    private static string Earlier => string.Join('\n',
    [
        """{"habitTrack":1}""",
        Line(1, "habit_started", """{"kind":"custom","name":"Read","startedOn":"2026-11-18","byLog":false,"goal":{"direction":"atLeast","amount":30,"unit":"minutes","per":"day"},"forgive":0,"order":0,"tags":[]}"""),
        Line(2, "activity_logged", Entry(1, "2026-11-18", 30)),
        Line(3, "activity_logged", Entry(2, "2026-11-19", 20)),
        Line(4, "activity_logged", Entry(3, "2026-11-20", 40)),
        Line(5, "entry_retracted", $$"""{"entryId":"{{Id(3)}}","before":{{Content("2026-11-20", 40)}}}"""),
        Line(6, "goal_declared", """{"goal":{"direction":"atLeast","amount":5,"unit":"pages","per":"day"},"effectiveFrom":"2026-11-20"}"""),
        Line(7, "entry_corrected", $$"""{"entryId":"{{Id(2)}}","before":{{Content("2026-11-19", 20)}},"after":{{Content("2026-11-19", 35)}}}"""),
        Line(8, "entry_restored", $$"""{"entryId":"{{Id(3)}}","after":{{Content("2026-11-20", 40)}}}"""),
        Line(9, "activity_logged", Entry(4, "2026-11-21", 6)),
        """{"events":9}""",
    ]);

    private static string Id(int number) => $"0193e3a0-0000-7000-8000-00000000000{number}";

    private static string Entry(int number, string day, int amount) =>
        $$"""{"entryId":"{{Id(number)}}","day":"{{day}}","timing":"day","amount":{{amount}},"note":"n"}""";

    private static string Content(string day, int amount) => $$"""{"kind":"custom","day":"{{day}}","timing":"day","amount":{{amount}},"note":"n"}""";

    private static string Line(int version, string type, string data) =>
        $$"""{"stream":"read","version":{{version}},"type":"{{type}}","data":{{data}},"recordedAt":"2026-11-21T08:00:0{{version}}Z","correlationId":"{{version}}"}""";

    private static async Task<HabitTrackApp> WithMinutes()
    {
        var app = await SharedService.NewPerson();
        (await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", goal = Minutes })).Expect(200);
        return app;
    }

    private static Task<Answer> Import(HabitTrackApp app, string export) =>
        app.Send(HttpMethod.Post, "/v1/imports", new StringContent(export, Encoding.UTF8, "application/x-ndjson"));
}
