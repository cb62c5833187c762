using System.Text;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ImportingPlainCsv
{
    [Theory]
    [InlineData("day,habit,amount,unit,note\n2026-11-20,Read,20,pages,\"Emma, II\"\n2026-11-20,Read,5,pages,\n2026-11-21,Swim,,,\n")]
    [InlineData("day;habit;amount;unit;note\n20.11.2026;Read;20,0;pages;Emma, II\n20.11.2026;Read;5;pages;\n21.11.2026;Swim;;;\n")]
    [InlineData("habit\tday\tamount\tunit\tnote\r\nRead\t11/20/2026\t20\tpages\tEmma, II\r\nRead\t11/20/2026\t5\t\t\r\nSwim\t11/21/2026\t\t\t\r\n")]
    public async Task takes_each_line_as_an_entry(string file)
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, file);

        Assert.Equal(("done", 5, 5, 0, 0), Numbers(imported));
        Assert.Equal(
            ["2026-11-20 read 20 Emma, II", "2026-11-20 read 5 ", "2026-11-21 swim 1 "],
            (await app.Get("/v1/entries"))["entries"]!.AsArray().Select(entry => $"{entry!["day"]} {entry["habit"]} {entry["amount"]} {entry["note"]}").Order());
        Assert.Contains("2 Read: the file has no goals, so this one is at least 1 page a day. Change it after the import.", ProblemsOf(imported));
        Assert.Equal(("done", 5, 0, 5, 0), Numbers(await Import(app, file)));
    }

    [Fact]
    public async Task lists_lines_that_the_rules_refuse_and_takes_the_others()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, "day,habit,amount,unit,note\n2026-11-20,Read,20,pages,\n2026-11-20,Read,1,hours,\n2199-11-20,Read,1,pages,\n2026-11-21,Read,-5,pages,\n2026-11-21,Read,5,pages,\n");

        Assert.Equal(("done", 6, 3, 0, 3), Numbers(imported));
        var problems = ProblemsOf(imported).Skip(1).ToList();
        Assert.Contains("3 Read is counted in pages, not in hours. Give the entry in pages, or under another habit.", problems);
        Assert.Contains(problems, problem => problem.StartsWith("4 An entry cannot be in the future."));
        Assert.Contains(problems, problem => problem.StartsWith("5 amount must be a number from 0 to 1000000"));
    }

    [Fact]
    public async Task says_in_a_dry_run_what_it_would_do_and_changes_nothing()
    {
        await using var app = await SharedService.NewPerson();

        var preview = (await Import(app, "day,habit,amount,unit\n2026-11-20,Read,20,pages\n2026-11-20,Swim,1,\n2026-11-21,Read,5,pages\n", "?dryRun=true")).Expect(200);

        Assert.Equal(("csv", 5, 5, 0, 0), (preview.Value<string>("source"), preview.Value<int>("read"), preview.Value<int>("added"), preview.Value<int>("known"), preview.Value<int>("skipped")));
        Assert.Equal(
            ["read Read 2 2026-11-20 2026-11-21 1 pages", "swim Swim 1 2026-11-20 2026-11-20 1 times"],
            preview["habits"]!.AsArray().Select(habit => $"{habit!["habit"]} {habit["name"]} {habit["entries"]} {habit["from"]} {habit["to"]} {habit["goal"]!["amount"]} {habit["goal"]!["unit"]}"));
        Assert.Equal(["2026-11-20 2", "2026-11-21 1"], preview["days"]!.AsArray().Select(day => $"{day!["day"]} {day["entries"]}"));
        Assert.Equal((0, 0), ((await app.Get("/v1/history")).Count("events"), (await app.Get("/v1/imports")).Count("imports")));
    }

    [Fact]
    public async Task takes_only_the_habits_that_are_chosen()
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, "day,habit\n2026-11-20,Read\n2026-11-20,Swim\n", "?habits=swim")));

        Assert.Equal("swim", Assert.Single((await app.Get("/v1/habits"))["habits"]!.AsArray())!["habit"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task reads_every_unicode_encoding(string encoding)
    {
        await using var app = await SharedService.NewPerson();
        var unicode = Encoding.GetEncoding(encoding);

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, [.. unicode.GetPreamble(), .. unicode.GetBytes("day,habit\n2026-11-20,Café\n")])));
        Assert.Equal("Café", (await app.Get("/v1/habits")).Value<string>("habits.0.name"));
    }

    [Fact]
    public async Task reads_windows_1252_and_says_so()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, [.. "day,habit\n2026-11-20,Caf"u8, 0xE9, (byte)'\n']);

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(imported));
        Assert.Equal("Café", (await app.Get("/v1/habits")).Value<string>("habits.0.name"));
        Assert.Contains("The text is not UTF-8. It was read as Windows-1252; check names with accents.", ProblemsOf(imported));
    }

    [Fact]
    public async Task names_columns_that_it_does_not_take()
    {
        await using var app = await SharedService.NewPerson();

        var imported = await Import(app, "day,habit,mood,\n2026-11-20,Read,good,\n");

        Assert.Equal("1 The column mood was left out. Columns can be day, habit, amount, unit, note.", ProblemsOf(imported).First());
    }

    [Fact]
    public async Task keeps_the_name_of_a_habit_whose_id_is_that_of_a_kind()
    {
        await using var app = await SharedService.NewPerson();
        const string file = "day,habit\n2026-11-20,Hang\n";

        var imported = await Import(app, file);

        Assert.Equal("Hang", (await app.Get("/v1/habits")).Value<string>("habits.0.name"));
        Assert.DoesNotContain(ProblemsOf(imported), problem => problem.Contains("Another habit", StringComparison.Ordinal));
        Assert.Equal(("done", 2, 0, 2, 0), Numbers(await Import(app, file)));
    }

    [Fact]
    public async Task starts_a_habit_on_a_day_that_is_not_in_the_future()
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(("done", 2, 1, 0, 1), Numbers(await Import(app, "day,habit\n2199-11-10,Read\n")));

        Assert.Equal("2026-11-22", (await app.Get("/v1/habits/read")).Value<string>("startedOn"));
    }
}
