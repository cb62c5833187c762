using System.IO.Compression;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class GoingToLoopAndBack
{
    private static readonly DateOnly Last = new(2026, 11, 22);

    private static readonly string[] Colors = ["#00897B", "#388E3C", "#1976D2", "#5E35B1", "#8E24AA", "#D32F2F", "#F57C00", "#757575"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task changes_nothing_that_loop_can_express(int seed)
    {
        var habits = RandomHabits(new Random(seed));
        await using var app = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        (await Import(app, LoopOf(habits))).Expect(202);

        var exported = await Exported(app);

        Assert.Equal(Contents(LoopOf(habits)), Contents(exported).Where(file => !file.Key.EndsWith("Scores.csv", StringComparison.Ordinal) && file.Key.EndsWith(".csv", StringComparison.Ordinal)));
        (await Import(other, exported)).Expect(202);
        Assert.Equal(await Exports.ViewsOf(app), await Exports.ViewsOf(other));
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task import_take_back_and_import_again_equals_import_once(int seed)
    {
        var file = LoopOf(RandomHabits(new Random(seed)));
        await using var app = await SharedService.NewPerson();
        var before = await Exports.ViewsOf(app);
        var imported = await Import(app, file);
        var once = await Exports.ViewsOf(app);
        Assert.Equal((0, imported.Value<int>("read")), (imported.Value<int>("skipped"), imported.Value<int>("added")));

        Assert.Equal(0, (await app.Delete(imported.Headers["Location"])).Expect(200).Count("kept"));
        Assert.Equal(before, await Exports.ViewsOf(app));
        var again = await Import(app, file);

        Assert.Equal(Numbers(imported), Numbers(again));
        Assert.Equal(once, await Exports.ViewsOf(app));
        Assert.Equal(0, (await Import(app, file)).Value<int>("added"));
    }

    [Fact]
    public async Task says_what_loop_cannot_express()
    {
        await using var app = await SharedService.NewPerson();
        await app.Put("/v1/habits/swim", new { kind = "custom", name = "Swim", tags = new[] { "water" }, goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
        await app.Post("/v1/activities", new { habit = "swim", amount = 45.5, day = "2026-11-20", note = "cold" });
        await app.Post("/v1/hangs", new { seconds = 60, day = "2026-11-20" });

        var files = Contents(await Exported(app));

        Assert.Contains("Swim: Loop counts any 7 days, not weeks.\nSwim: Loop has no tags.\n", files["Not in this archive.txt"]);
        Assert.Contains(",Swim,NUMERICAL,,,1,7,#1976D2,minutes,AT_LEAST,30.0,false\n", files["Habits.csv"]);
        Assert.Contains(",NUMERICAL,,,1,1,#1976D2,seconds,AT_LEAST,180.0,false\n", files["Habits.csv"]);
        Assert.Equal("Date,Value,Notes\n2026-11-20,45500,cold\n", files.Single(file => file.Key.EndsWith("Swim/Checkmarks.csv", StringComparison.Ordinal)).Value);
    }

    private static async Task<byte[]> Exported(HabitTrackApp app) =>
        await app.Client.GetByteArrayAsync("/v1/exports?format=loop", TestContext.Current.CancellationToken);

    /// <summary>The habits of an archive as Loop writes them, without what it computes.</summary>
    private static (string Habit, string[] Days)[] RandomHabits(Random random) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(number =>
    {
        var isYesOrNo = random.Next(2) == 0;
        var days = new[] { 1, 7, 14, 30, 31 }[random.Next(5)];
        var times = days == 1 ? 1 : random.Next(1, days);
        var (color, isArchived) = (Colors[random.Next(Colors.Length)], random.Next(4) == 0);
        var habit = isYesOrNo
            ? $"Habit {number},YES_NO,,,{times},{days},{color},,,,{(isArchived ? "true" : "false")}"
            : $"Habit {number},NUMERICAL,,,1,{days},{color},cups,{(random.Next(2) == 0 ? "AT_LEAST" : "AT_MOST")},{random.Next(1, 20)}.5,{(isArchived ? "true" : "false")}";
        var values = Enumerable.Range(0, 60).Select(at => (Day: Last.AddDays(-at), Kind: random.Next(4))).Where(day => day.Kind > 0).Select(day =>
            $"{day.Day:yyyy-MM-dd},{(day.Kind == 1 ? "SKIP" : isYesOrNo ? "YES_MANUAL" : $"{random.Next(4, 30_000)}")},{(random.Next(5) == 0 ? "\"a note, with \"\"quotes\"\"\"" : "")}");
        return (habit, values.ToArray());
    })];

    private static SortedDictionary<string, string> Contents(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            contents[entry.FullName] = reader.ReadToEnd();
        }

        return contents;
    }
}
