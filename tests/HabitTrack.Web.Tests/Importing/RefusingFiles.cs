using System.IO.Compression;
using System.Text;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class RefusingFiles
{
    private const string Read = "Read,YES_NO,,,1,1,#1976D2,,,,false";

    public static TheoryData<string, string> Damaged => new()
    {
        { "day,habit\n2026-11-20,Read\nyesterday,Read\n", "Line 3: 'yesterday' is not a day. Write days like 2026-11-22." },
        { "day,habit\n4/3/2026,Read\n", "Line 2: 4/3/2026 can be either of two days, and no other line shows which. Write days as 2026-11-22." },
        { "day,habit\n4/13/2026,Read\n13/4/2026,Read\n", "Line 3: 13/4/2026 and 4/13/2026 of line 2 are in different orders. Write all days as 2026-11-22." },
        { "day,habit\n2026-11-20,Read\n2026-11-21\n", "Line 3: The line has 1 values, but there are 2 columns." },
        { "day,habit,amount\n2026-11-20,Read,\"1,000\"\n", "Line 2: '1,000' is no amount. Write a number without separators between thousands, such as 1.5." },
        { "day,habit\n2026-11-20,\"Read\n", "Line 2: The line cannot be read as CSV" },
        { "day,habit\n2026-11-20,\n", "Line 2: habit is required" },
        { $"day,habit\n2026-11-20,{new string('x', 100_000)}\n", "Line 2: habit is required: the name of the habit, with at most 80 characters." },
    };

    [Theory, MemberData(nameof(Damaged))]
    public async Task names_the_line_and_what_to_do_and_changes_nothing(string file, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, file)).Refuses(422, "import-damaged");

        Assert.StartsWith(expected, refused.Value<string>("detail"));
        Assert.Equal((0, 0), ((await app.Get("/v1/history")).Count("events"), (await app.Get("/v1/imports")).Count("imports")));
    }

    [Fact]
    public async Task the_export_for_spreadsheets_is_refused_and_names_the_one_to_import()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);

        var refused = (await Import(app, (await app.Get("/v1/exports?format=csv")).Text)).Refuses(422, "import-unknown");

        Assert.Contains("Import the NDJSON export instead", refused.Value<string>("detail"));
    }

    [Fact]
    public async Task a_line_without_an_end_is_refused_before_it_is_in_memory()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, "day,habit\n2026-11-20," + new string('x', 4 << 20))).Refuses(422, "import-damaged");

        Assert.StartsWith("Line 2: The line cannot be read as CSV: it is longer than 128 kB", refused.Value<string>("detail"));
    }

    [Fact]
    public async Task an_archive_that_is_cut_off_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        var file = Loop(Read, "2026-11-20,YES_MANUAL,");

        (await Import(app, file[..^30])).Refuses(422, "import-damaged");
    }

    [Fact]
    public async Task an_archive_that_is_cut_off_within_a_line_is_refused()
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, Loop(Read, "2026-11-20,YES_MANUAL,", "2026-11-1"))).Refuses(422, "import-damaged");

        Assert.StartsWith("001 Read/Checkmarks.csv, line 3: ", refused.Value<string>("detail"));
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task a_zip_bomb_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        var bomb = Zip(("Habits.csv", "Position,Name\n"), ("001 Read/Checkmarks.csv", new string('0', 300 << 20)));
        Assert.InRange(bomb.Length, 0, 1 << 20);

        var refused = (await Import(app, bomb)).Refuses(422, "import-damaged");

        Assert.StartsWith("The files in the zip archive are larger than 256 MB.", refused.Value<string>("detail"));
    }

    [Fact]
    public async Task paths_in_an_archive_are_names_only()
    {
        await using var app = await SharedService.NewPerson();
        var file = Zip(
            ("../../Habits.csv", "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n001," + Read + "\n"),
            ("../../001 Read/Checkmarks.csv", "Date,Value,Notes\n2026-11-20,YES_MANUAL,\n"));

        Assert.Equal(("done", 2, 2, 0, 0), Numbers(await Import(app, file)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<html></html>")]
    public async Task files_of_unknown_formats_are_refused(string file)
    {
        await using var app = await SharedService.NewPerson();

        (await Import(app, file)).Refuses(422, "import-unknown");
    }

    [Fact]
    public async Task an_archive_of_something_else_is_refused()
    {
        await using var app = await SharedService.NewPerson();

        (await Import(app, Zip(("holiday.jpg", "not a picture")))).Refuses(422, "import-unknown");
        (await Import(app, Encoding.UTF8.GetBytes("PK\u0003\u0004 is not a zip archive"))).Refuses(422, "import-damaged");
    }

    [Fact]
    public async Task an_archive_within_an_archive_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        using var outer = new MemoryStream();
        using (var archive = new ZipArchive(outer, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("inner.zip").Open())
            entry.Write(Loop(Read, "2026-11-20,YES_MANUAL,"));

        (await Import(app, outer.ToArray())).Refuses(422, "import-unknown");
    }

    [Fact]
    public async Task an_archive_that_is_damaged_within_is_refused()
    {
        await using var app = await SharedService.NewPerson();
        var file = Loop(Read, [.. Enumerable.Range(1, 28).Select(day => $"2026-10-{day:00},YES_MANUAL,{Guid.NewGuid()}")]);
        file.AsSpan(60, 40).Fill(0xff);

        Assert.Contains("The file in the archive is damaged", (await Import(app, file)).Refuses(422, "import-damaged").Value<string>("detail"));
    }

    [Theory]
    [InlineData("<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><gpx><trk><name>&c;</name></trk></gpx>")]
    [InlineData("<!DOCTYPE gpx [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><gpx><trk><name>&file;</name></trk></gpx>")]
    public async Task entities_of_a_document_type_are_not_read(string file)
    {
        await using var app = await SharedService.NewPerson();

        Assert.StartsWith("Line 1: The file cannot be read as XML.", (await Import(app, file)).Refuses(422, "import-damaged").Value<string>("detail"));
    }

    [Theory]
    [InlineData("{\"habits\": [{\"name\": \"Read\", \"tags\": [\"\\ud800\"], \"records\": []}]}", "A text is not valid Unicode.")]
    [InlineData("{\"habits\": [{\"name\": \"Read\", \"records\": [{\"day\": \"2026-11-20\"", "Line 1: The file is not valid JSON.")]
    [InlineData("{\"habits\": \"records\"}", "habits: It is not a list.")]
    public async Task damaged_json_is_refused(string file, string expected)
    {
        await using var app = await SharedService.NewPerson();

        Assert.StartsWith(expected, (await Import(app, file)).Refuses(422, "import-damaged").Value<string>("detail"));
    }

    [Fact]
    public async Task more_habits_than_fit_into_memory_are_refused()
    {
        await using var app = await SharedService.NewPerson();
        var rows = string.Concat(Enumerable.Range(0, 1_001).Select(number => $"Habit {number},,,2026-11-20,5,\n"));

        var refused = (await Import(app, "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n" + rows)).Refuses(422, "import-damaged");

        Assert.StartsWith("Line 1002: There are more than 1000 habits. Split the file.", refused.Value<string>("detail"));
    }
}
