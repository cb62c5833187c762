using System.Buffers.Binary;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class RestoringALoopBackup
{
    private const string
        Habits = "CREATE TABLE Habits (id INTEGER PRIMARY KEY, archived INTEGER, color INTEGER, description TEXT, freq_den INTEGER, freq_num INTEGER, highlight INTEGER, name TEXT, "
            + "position INTEGER, reminder_hour INTEGER, reminder_min INTEGER, reminder_days INTEGER, type INTEGER, target_type INTEGER, target_value REAL, unit TEXT, question TEXT, uuid TEXT);",
        Repetitions = "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit INTEGER, timestamp INTEGER, value INTEGER, notes TEXT);";

    /// <summary>Midnight of 2026-11-20 in UTC.</summary>
    private const long Friday = 1_795_132_800_000, Day = 86_400_000;

    [Fact]
    public async Task brings_the_same_as_the_archive_of_the_same_habits()
    {
        await using var app = await SharedService.NewPerson();
        var backup = Sqlite($"""
            {Habits}{Repetitions}
            INSERT INTO Habits VALUES (7, 0, 11, '', 7, 3, 0, 'Run', 1, NULL, NULL, 0, 0, 0, 0, '', '', 'x'), (3, 0, 0, '', 1, 1, 0, 'Water', 0, NULL, NULL, 0, 1, 0, 8.0, 'glasses', '', 'y');
            INSERT INTO Repetitions VALUES (1, 7, {Friday}, 2, 'in the rain'), (2, 7, {Friday - Day}, 3, 'ill'), (3, 3, {Friday}, 6500, '');
            """);
        var archive = LoopOf(
            ("Water,NUMERICAL,,,1,1,#D32F2F,glasses,AT_LEAST,8.0,false", ["2026-11-20,6500,"]),
            ("Run,YES_NO,,,3,7,#1976D2,,,,false", ["2026-11-20,YES_MANUAL,in the rain", "2026-11-19,SKIP,ill"]));

        Assert.Equal(("done", 5, 5, 0, 0), Numbers(await Import(app, backup)));

        Assert.Equal(("done", 5, 0, 5, 0), Numbers(await Import(app, archive)));
        Assert.Equal(
            ["Water red 8 glasses", "Run blue 3 sessions"],
            (await app.Get("/v1/habits"))["habits"]!.AsArray().Select(habit => $"{habit!["name"]} {habit["color"]} {habit["goal"]!["amount"]} {habit["goal"]!["unit"]}"));
    }

    [Fact]
    public async Task takes_an_old_backup_without_values_notes_and_types()
    {
        await using var app = await SharedService.NewPerson();
        var backup = Sqlite($"""
            CREATE TABLE Habits (Id INTEGER PRIMARY KEY, archived INTEGER, color INTEGER, description TEXT, freq_den INTEGER, freq_num INTEGER, highlight INTEGER, name TEXT, position INTEGER);
            CREATE TABLE Repetitions (Id INTEGER PRIMARY KEY, habit INTEGER, timestamp INTEGER);
            INSERT INTO Habits VALUES (1, 0, -13615201, 'Did you?', 1, 1, 0, 'Read', 0);
            INSERT INTO Repetitions VALUES (1, 1, {Friday}), (2, 1, {Friday - Day}), (3, 9, {Friday});
            """);

        var imported = await Import(app, backup);

        Assert.Equal(("done", 4, 3, 0, 1), Numbers(imported));
        Assert.Equal(2, (await app.Get("/v1/entries?habit=read")).Count("entries"));
        Assert.Contains("Repetitions 3  It belongs to a habit that the backup does not have.", ProblemsOf(imported));
    }

    [Theory]
    [InlineData("CREATE TABLE Habits (id INTEGER, name TEXT); CREATE VIEW Repetitions AS WITH RECURSIVE n(timestamp) AS (SELECT 1 UNION ALL SELECT timestamp + 1 FROM n) SELECT timestamp, 1 AS habit FROM n;")]
    [InlineData("CREATE TABLE Notes (id INTEGER);")]
    public async Task a_database_of_something_else_is_refused(string schema)
    {
        await using var app = await SharedService.NewPerson();

        (await Import(app, Sqlite(schema))).Refuses(422, "import-unknown");
    }

    [Fact]
    public async Task a_damaged_database_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        var rows = string.Join(',', Enumerable.Range(0, 2_000).Select(day => $"({day + 1}, 1, {Friday - (day * Day)}, 2, '')"));
        var backup = Sqlite($"{Habits}{Repetitions}INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'Read', 1, 1);INSERT INTO Repetitions VALUES {rows};");
        var random = new Random(1);
        random.NextBytes(backup.AsSpan(3 * 4_096, backup.Length - (3 * 4_096)));

        (await Import(app, backup)).Refuses(422, "import-damaged");
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task takes_numbers_that_another_program_has_written_as_texts()
    {
        await using var app = await SharedService.NewPerson();
        var backup = Sqlite($"CREATE TABLE Habits (Id TEXT, name TEXT, freq_num TEXT, freq_den TEXT, type TEXT, target_value TEXT); CREATE TABLE Repetitions (habit TEXT, timestamp TEXT, value TEXT);"
            + $"INSERT INTO Habits VALUES ('1', 'Water', '1', '7', '1', '12.5'); INSERT INTO Repetitions VALUES ('1', '{Friday}', '2500');");

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, backup)));
        Assert.Equal((12.5m, 7), ((await app.Get("/v1/habits/water")).Value<decimal>("goal.amount"), (await app.Get("/v1/habits/water")).Value<int>("goal.days")));
    }

    [Fact]
    public async Task refuses_a_database_whose_pages_contain_each_other()
    {
        await using var app = await SharedService.NewPerson();
        var rows = string.Join(',', Enumerable.Range(0, 3_000).Select(day => $"({day + 1}, 1, {Friday - (day * Day)}, 2, '')"));
        var backup = Sqlite($"{Habits}{Repetitions}INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'Read', 1, 1);INSERT INTO Repetitions VALUES {rows};");

        (await Import(app, WithInteriorPages(backup), "?dryRun=true")).Refuses(422, "import-damaged");
    }

    /// <summary>Replaces the first two pages of the table of days by ones that contain the next page hundreds of times, which makes millions of rows.</summary>
    private static byte[] WithInteriorPages(byte[] database)
    {
        const int page = 4_096, interior = 5, cells = 500, cell = 5;
        var roots = Enumerable.Range(1, (database.Length / page) - 1).First(number => database[number * page] == interior);
        int[] path = [roots, .. Children(database.AsSpan(roots * page, page)).Take(2)];
        foreach (var (at, next) in path.Zip(path.Skip(1)))
        {
            var content = database.AsSpan(at * page, page);
            content.Clear();
            content[0] = interior;
            BinaryPrimitives.WriteUInt16BigEndian(content[3..], cells);
            BinaryPrimitives.WriteUInt16BigEndian(content[5..], page - (cells * cell));
            BinaryPrimitives.WriteInt32BigEndian(content[8..], next + 1);
            for (var number = 0; number < cells; number++)
            {
                var start = page - ((number + 1) * cell);
                BinaryPrimitives.WriteUInt16BigEndian(content[(12 + (2 * number))..], (ushort)start);
                BinaryPrimitives.WriteInt32BigEndian(content[start..], next + 1);
                content[start + 4] = 1;
            }
        }

        return database;
    }

    /// <summary>The numbers, from 0, of the pages in an interior page.</summary>
    private static int[] Children(ReadOnlySpan<byte> page)
    {
        var children = new int[BinaryPrimitives.ReadUInt16BigEndian(page[3..])];
        for (var cell = 0; cell < children.Length; cell++)
            children[cell] = BinaryPrimitives.ReadInt32BigEndian(page[BinaryPrimitives.ReadUInt16BigEndian(page[(12 + (2 * cell))..])..]) - 1;
        return children;
    }
}
