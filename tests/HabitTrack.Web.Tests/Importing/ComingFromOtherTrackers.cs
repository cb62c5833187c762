using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ComingFromOtherTrackers
{
    [Fact]
    public async Task takes_habits_periods_and_notes_of_beaver_habits()
    {
        await using var app = await SharedService.NewPerson();
        const string file = """
            {"habits": [
              {"name": "Read", "tags": ["mind"], "status": "active", "period": {"period_type": "W", "period_count": 1, "target_count": 3},
               "records": [{"day": "2026-11-20", "done": true, "text": "Emma"}, {"day": "2026-11-19", "done": false, "text": "tired"}, {"day": "2026-11-18", "done": true}]},
              {"name": "Floss", "status": "archive", "period": null, "records": [{"day": "2026-11-10", "done": true}]},
              {"name": "Old", "status": "soft_delete", "records": [{"day": "2026-11-10", "done": true}]}
            ]}
            """;

        var imported = await Import(app, file);

        Assert.Equal(("done", 7, 6, 0, 1), Numbers(imported));
        Assert.Equal("beaverhabits", imported.Value<string>("source"));
        Assert.Equal(
            ["Read 3 rolling 7 mind ", "Floss 1 day   2026-11-10"],
            (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit =>
                $"{habit!["name"]} {habit["goal"]!["amount"]} {habit["goal"]!["per"]} {habit["goal"]!["days"]} {habit["tags"]!.AsArray().FirstOrDefault()} {habit["archivedOn"]}"));
        Assert.Equal("Emma", (await app.Get("/v1/entries?habit=read")).Value<string>("entries.0.note"));
        Assert.Equal(
            [
                "habits[0].records[1] 2026-11-19 has a note but was not done, so the note was left out: tired",
                "habits[2] Old was deleted (soft_delete), so it was left out with its entries.",
                "habits[1] Floss is archived on 2026-11-10, its last day in the file, because the file does not say when.",
            ],
            ProblemsOf(imported).Select(problem => problem.Replace("  ", " ")));
        Assert.Equal(("done", 7, 0, 6, 1), Numbers(await Import(app, file)));
    }

    [Fact]
    public async Task takes_goals_skips_and_reasons_of_mhabit()
    {
        await using var app = await SharedService.NewPerson();
        const string file = """
            [{"type": 1, "status": 1, "name": "Water", "desc": "", "color": 4, "daily_goal": 8, "daily_goal_unit": "glasses", "freq_type": 3, "freq_custom": "[1,1]", "start_date": 20770,
              "records": [{"record_date": 20777, "record_type": 1, "record_value": 6.5, "reason": "travel"}, {"record_date": 20776, "record_type": 2, "record_value": 0, "reason": "ill"}]},
             {"type": 1, "status": 1, "name": "Run", "daily_goal": 1, "freq_type": 1, "freq_custom": "[3]", "start_date": 20770, "records": [{"record_date": 20777, "record_type": 1, "record_value": 1}]},
             {"type": 2, "status": 1, "name": "Coffee", "daily_goal": 2, "daily_goal_unit": "cups", "freq_type": 3, "freq_custom": "[1,1]", "start_date": 20770, "records": []}]
            """;

        var imported = await Import(app, file);

        Assert.Equal(("done", 6, 6, 0, 0), Numbers(imported));
        Assert.Equal(
            ["Water 2026-11-13 atLeast 8 glasses day blue", "Run 2026-11-13 atLeast 3 sessions week ", "Coffee 2026-11-13 atMost 2 cups day "],
            (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit =>
                $"{habit!["name"]} {habit["startedOn"]} {habit["goal"]!["direction"]} {habit["goal"]!["amount"]} {habit["goal"]!["unit"]} {habit["goal"]!["per"]} {habit["color"]}"));
        Assert.Equal(("2026-11-20", 6.5m, "travel"), Entry(await app.Get("/v1/entries?habit=water")));
        Assert.Equal(("2026-11-19", "ill"), ((await app.Get("/v1/habits/water")).Value<string>("skips.0.day"), (await app.Get("/v1/habits/water")).Value<string>("skips.0.reason")));
    }

    [Fact]
    public async Task archives_archived_habits_of_mhabit_and_leaves_out_what_was_deleted_or_not_done()
    {
        await using var app = await SharedService.NewPerson();
        const string file = """
            {"habits": [
              {"type": 1, "status": 3, "name": "Floss", "daily_goal": 1, "freq_type": 3, "freq_custom": "[1,1]", "start_date": 20770,
               "records": [{"record_date": 20776, "record_type": 1, "record_value": 1}, {"record_date": 20777, "record_type": 0, "record_value": 0}]},
              {"type": 1, "status": 2, "name": "Old", "daily_goal": 1, "freq_type": 3, "freq_custom": "[1,1]", "start_date": 20770, "records": []}], "groups": []}
            """;

        var imported = await Import(app, file);

        Assert.Equal(("done", 5, 3, 0, 2), Numbers(imported));
        Assert.Equal("2026-11-19", (await app.Get("/v1/habits/floss")).Value<string>("archivedOn"));
        Assert.Equal(
            ["habits[0].records[1]  2026-11-20 is neither done nor skipped.", "habits[1]  Old was deleted, so it was left out with its entries."], ProblemsOf(imported).Take(2));
    }

    [Fact]
    public async Task takes_yes_and_no_and_amounts_of_habitbull()
    {
        await using var app = await SharedService.NewPerson();
        const string file = """
            HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText
            Meditate,,Mind,2026-11-20,1,calm
            Meditate,,Mind,2026-11-19,0,
            Meditate,,Mind,2026-11-18,-2150000000,no time
            Pushups,in sets,Body,11/20/2026,35,

            """;

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        Assert.Equal(("2026-11-20", 1, "calm"), Entry(await app.Get("/v1/entries?habit=meditate")));
        Assert.Equal(("2026-11-20", 35, null), Entry(await app.Get("/v1/entries?habit=pushups")));
        Assert.Equal("Mind", (await app.Get("/v1/habits/meditate")).Value<string>("tags.0"));
        Assert.Contains("4 Meditate: 2026-11-18 has a comment but no entry, so the comment was left out: no time", ProblemsOf(imported));
        Assert.Contains("5 Pushups: habits have no description here, so this was left out: in sets", ProblemsOf(imported));
    }

    [Theory]
    [InlineData("""{"habits": [{"name": "Drink", "status": "active", "period": {"period_type": "D", "period_count": 1, "target_count": 3}, "records": []}]}""",
        "Drink: the goal of 3 in 1 day became once a day, because the file only says whether a day was done.")]
    [InlineData("""[{"type": 1, "status": 1, "name": "Run", "daily_goal": 5, "daily_goal_unit": "km", "freq_type": 1, "freq_custom": "[1]", "start_date": 20770, "records": []}]""",
        "Run: the goal of 5 km on 1 day became 5 km a week.")]
    public async Task says_what_became_of_a_goal(string file, string remark)
    {
        await using var app = await SharedService.NewPerson();

        Assert.EndsWith(remark, Assert.Single(ProblemsOf(await Import(app, file))));
    }

    private static (string Day, decimal Amount, string? Note) Entry(Answer entries) =>
        (entries.Value<string>("entries.0.day"), entries.Value<decimal>("entries.0.amount"), (string?)entries["entries.0.note"]);
}
