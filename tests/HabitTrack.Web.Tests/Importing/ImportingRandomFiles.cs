using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ImportingRandomFiles
{
    public static MatrixTheoryData<string, int> Files => new(RandomFiles.ByFormat.Keys, Enumerable.Range(1, 4));

    [Theory, MemberData(nameof(Files))]
    public async Task import_take_back_and_import_again_equals_import_once(string format, int seed)
    {
        var file = RandomFiles.ByFormat[format](new Random(seed));
        await using var app = await SharedService.NewPerson();
        var before = await Exports.ViewsOf(app);
        var preview = (await Import(app, file, "?dryRun=true")).Expect(200);
        var imported = await Import(app, file);
        var once = await Exports.ViewsOf(app);
        Assert.Equal(NumbersOf(preview), NumbersOf(imported.Expect(202)));
        Assert.Equal((0, imported.Value<int>("added")), ((await Import(app, file)).Value<int>("added"), (await Import(app, file)).Value<int>("known")));
        Assert.Equal(once, await Exports.ViewsOf(app));

        Assert.Equal(0, (await app.Delete(imported.Headers["Location"])).Expect(200).Count("kept"));
        Assert.Equal(before, await Exports.ViewsOf(app));
        var again = await Import(app, file);

        Assert.Equal(Numbers(imported), Numbers(again));
        Assert.Equal(once, await Exports.ViewsOf(app));
    }

    /// <summary>A file that is cut off or overwritten somewhere: a CSV file can end after any line, and a letter can be another one.</summary>
    [Theory, MemberData(nameof(Files))]
    public async Task a_damaged_file_is_read_as_far_as_it_is_valid_or_refused(string format, int seed)
    {
        await using var app = await SharedService.NewPerson();
        var random = new Random(seed);
        for (var times = 0; times < 12; times++)
        {
            var file = RandomFiles.ByFormat[format](random);
            if (times % 2 == 0)
                file = file[..random.Next(file.Length)];
            else
                random.NextBytes(file.AsSpan(random.Next(file.Length - 8), 8));

            var answer = await Import(app, file, "?dryRun=true");

            if (answer.Status != 200)
                Assert.EndsWith(".", answer.Refuses(422, answer.Value<string>("code")).Value<string>("detail"));
        }
    }

    private static (int Read, int Added, int Known, int Skipped) NumbersOf(Answer answer) =>
        (answer.Value<int>("read"), answer.Value<int>("added"), answer.Value<int>("known"), answer.Value<int>("skipped"));
}
