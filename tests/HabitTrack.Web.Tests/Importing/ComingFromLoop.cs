using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ComingFromLoop
{
    private const string Read = "Read,YES_NO,Did you read?,,1,1,#1976D2,,,,false", Run = "Run,YES_NO,,,3,7,#388E3C,,,,false";

    [Fact]
    public async Task starts_each_habit_with_the_goal_that_it_has_there()
    {
        await using var app = await SharedService.NewPerson();
        var file = LoopOf(
            (Read, ["2026-11-20,YES_MANUAL,"]),
            (Run, ["2026-11-20,YES_MANUAL,"]),
            ("Pages,NUMERICAL,,,1,1,#D32F2F,pages,AT_LEAST,20.0,false", ["2026-11-20,12500,"]),
            ("Coffee,NUMERICAL,,,1,7,#FF8F00,cups,AT_MOST,12.0,false", ["2026-11-20,2000,"]),
            ("Dentist,YES_NO,,,1,180,#757575,,,,false", ["2026-11-20,YES_MANUAL,"]));

        var imported = await Import(app, file);

        Assert.Equal(("done", 10, 10, 0, 0), Numbers(imported));
        Assert.Equal("loop", imported.Value<string>("source"));
        Assert.Equal(
            [
                "read Read blue atLeast 1 sessions day ",
                "run Run green atLeast 3 sessions rolling 7",
                "pages Pages red atLeast 20 pages day ",
                "coffee Coffee amber atMost 12 cups rolling 7",
                "dentist Dentist gray atLeast 0.167 sessions month ",
            ],
            (await app.Get("/v1/habits"))["habits"]!.AsArray()
                .Select(habit => (Habit: habit!, Goal: habit!["goal"]!))
                .Select(one => $"{one.Habit["habit"]} {one.Habit["name"]} {one.Habit["color"]} {one.Goal["direction"]} {one.Goal["amount"]} {one.Goal["unit"]} {one.Goal["per"]} {one.Goal["days"]}"));
        Assert.Equal(
            [
                "Habits.csv 2 Read: habits have no description here, so this was left out: Did you read?",
                "Habits.csv 6 Dentist: the goal of 1 in 180 days became 0.167 a month, because goals are for at most 31 days.",
            ],
            ProblemsOf(imported));
        Assert.Equal(12.5m, (await app.Get("/v1/entries?habit=pages")).Value<decimal>("entries.0.amount"));
    }

    [Fact]
    public async Task takes_what_was_done_and_skipped_and_not_what_the_program_computed()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, Loop(
            Run, "2026-11-21,YES_AUTO,", "2026-11-20,YES_MANUAL,in the rain", "2026-11-19,NO,too wet", "2026-11-18,SKIP,ill", "2026-11-17,UNKNOWN,", "2026-11-16,YES_MANUAL,"));

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        Assert.Equal(
            ["2026-11-20 in the rain", "2026-11-16 "],
            (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => $"{entry!["day"]} {entry["note"]}"));
        var habit = await app.Get("/v1/habits/run");
        Assert.Equal(("2026-11-16", "2026-11-18", "ill"), (habit.Value<string>("startedOn"), habit.Value<string>("skips.0.day"), habit.Value<string>("skips.0.reason")));
        Assert.Equal(["001 Run/Checkmarks.csv 4 2026-11-19 has a note but no entry, so the note was left out: too wet"], ProblemsOf(imported));
    }

    [Fact]
    public async Task archives_a_habit_on_its_last_day()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, Loop("Read,YES_NO,,,1,1,#1976D2,,,,true", "2026-11-12,YES_MANUAL,", "2026-11-11,YES_MANUAL,"));

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        Assert.Equal("2026-11-12", (await app.Get("/v1/habits/read")).Value<string>("archivedOn"));
        Assert.Contains("Habits.csv 2 Read is archived on 2026-11-12, its last day in the file, because the file does not say when.", ProblemsOf(imported));
    }

    [Fact]
    public async Task archives_a_habit_without_days_today()
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, Loop("Read,YES_NO,,,1,1,#1976D2,,,,true"))));

        Assert.Equal("2026-11-22", (await app.Get("/v1/habits/read")).Value<string>("archivedOn"));
    }

    [Fact]
    public async Task says_nothing_about_habits_that_are_not_chosen()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, LoopOf((Read, ["2026-11-20,YES_MANUAL,"]), (Run, ["2026-11-20,YES_MANUAL,"])), "?habits=run");

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(imported));
        Assert.Empty(ProblemsOf(imported));
    }

    [Fact]
    public async Task takes_an_archive_of_versions_before_2_3_1()
    {
        await using var app = await SharedService.NewPerson();
        var file = Zip(
            ("Habits.csv", "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Read,,,1,1,#1976D2\n002,Water,,,1,1,#1976D2\n"),
            ("001 Read/Checkmarks.csv", "2026-11-20,2\n2026-11-19,1\n2026-11-18,3\n2026-11-17,0\n"),
            ("002 Water/Checkmarks.csv", "2026-11-20,1500\n"));

        var imported = await Import(app, file);

        Assert.Equal(("done", 5, 5, 0, 0), Numbers(imported));
        Assert.Contains("Habits.csv 3 Water: archives of Loop before 2.3.1 have no targets, so this one became 1. Change the goal after the import.", ProblemsOf(imported));
        Assert.Equal(1.5m, (await app.Get("/v1/entries?habit=water")).Value<decimal>("entries.0.amount"));
        Assert.Equal("2026-11-18", (await app.Get("/v1/habits/read")).Value<string>("skips.0.day"));
    }

    [Fact]
    public async Task keeps_habits_of_the_same_name_apart_and_from_those_that_are_here()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/read", new { kind = "custom", name = "Read", goal = new { direction = "atLeast", amount = 1, unit = "pages", per = "day" } });
        var file = LoopOf((Read, ["2026-11-20,YES_MANUAL,"]), (Read, ["2026-11-19,YES_MANUAL,"]));

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 4, 0, 0), Numbers(imported));
        Assert.Contains("Habits.csv 3 Another habit has the name Read, so this one is Read (3).", ProblemsOf(imported));
        Assert.Equal("2026-11-20", (await app.Get("/v1/entries?habit=read-2")).Value<string>("entries.0.day"));
        Assert.Equal("2026-11-19", (await app.Get("/v1/entries?habit=read-3")).Value<string>("entries.0.day"));
        Assert.Equal(("done", 4, 0, 4, 0), Numbers(await Import(app, file)));
    }
}
