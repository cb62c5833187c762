using System.IO.Compression;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class GoingToLoopAndBack
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task changes_nothing_that_loop_can_express(int seed)
    {
        var habits = RandomFiles.Loop(new Random(seed));
        await using var app = await SharedService.NewPerson();
        await using var other = await SharedService.NewPerson();
        (await Import(app, LoopOf(habits))).Expect(202);

        var exported = await Exported(app);

        Assert.Equal(Contents(LoopOf(habits)), Contents(exported).Where(file => !file.Key.EndsWith("Scores.csv", StringComparison.Ordinal) && file.Key.EndsWith(".csv", StringComparison.Ordinal)));
        (await Import(other, exported)).Expect(202);
        Assert.Equal(await Exports.ViewsOf(app), await Exports.ViewsOf(other));
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
