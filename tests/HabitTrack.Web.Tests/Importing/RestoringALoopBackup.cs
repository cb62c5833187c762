using Microsoft.Data.Sqlite;
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
        var backup = Backup($"""
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
        var backup = Backup($"""
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

        (await Import(app, Backup(schema))).Refuses(422, "import-unknown");
    }

    [Fact]
    public async Task a_damaged_database_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        var rows = string.Join(',', Enumerable.Range(0, 2_000).Select(day => $"({day + 1}, 1, {Friday - (day * Day)}, 2, '')"));
        var backup = Backup($"{Habits}{Repetitions}INSERT INTO Habits (id, name, freq_num, freq_den) VALUES (1, 'Read', 1, 1);INSERT INTO Repetitions VALUES {rows};");
        var random = new Random(1);
        random.NextBytes(backup.AsSpan(3 * 4_096, backup.Length - (3 * 4_096)));

        (await Import(app, backup)).Refuses(422, "import-damaged");
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    private static byte[] Backup(string sql)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                database.Open();
                using var command = database.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
