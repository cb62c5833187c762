using System.Text;
using static HabitTrack.Web.Tests.Files;

namespace HabitTrack.Web.Tests;

public sealed class ImportingTracks
{
    /// <summary>A degree of latitude in metres.</summary>
    private const decimal Degree = 111_195.080m;

    [Fact]
    public async Task makes_each_track_a_walk_without_the_pauses_between_its_segments()
    {
        await using var app = await SharedService.NewPerson();
        var file = Gpx(
            $"<trk><name><![CDATA[By the river & back]]></name><type>walking</type>{Segment("08:00:00Z 52.00", "08:05:00Z 52.01")}{Segment("09:00:00Z 53.00", "09:10:00.5Z 53.01", "09:12:00Z 53.00")}</trk>",
            $"<trk>{Segment("20:00:00+02:00 52.00", "20:01:40+02:00 52.00")}</trk>");

        var imported = await Import(app, file);

        Assert.Equal(("done", 3, 3, 0, 0), Numbers(imported));
        Assert.Equal("gpx", imported.Value<string>("source"));
        var walks = (await app.Get("/v1/entries?habit=walk"))["entries"]!.AsArray();
        Assert.Equal(["100 ", "1020 By the river & back"], walks.Select(walk => $"{walk!["seconds"]} {walk["note"]}"));
        Assert.Equal(["2026-11-20T18:00:00+00:00", "2026-11-20T08:00:00+00:00"], walks.Select(walk => (string)walk!["performedAt"]!));
        Assert.Equal(Degree * 0.03m, (decimal)walks[1]!["metres"]!, 0);
        Assert.Equal(("done", 3, 0, 3, 0), Numbers(await Import(app, file)));
    }

    [Fact]
    public async Task takes_times_without_a_zone_in_that_of_the_person()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Patch("/v1/profile", new { timeZone = "America/New_York" })).Expect(200);

        await Import(app, Gpx($"<trk>{Segment("23:30:00 52.00", "23:40:00 52.01")}</trk>"));

        var walk = await app.Get("/v1/entries?habit=walk");
        Assert.Equal(("2026-11-20", "2026-11-21T04:30:00+00:00"), (walk.Value<string>("entries.0.day"), walk.Value<string>("entries.0.performedAt")));
    }

    [Fact]
    public async Task lists_tracks_that_are_no_walks_or_have_no_times()
    {
        await using var app = await SharedService.NewPerson();
        var file = Gpx(
            $"<trk><type>cycling</type>{Segment("08:00:00Z 52.00", "08:05:00Z 52.01")}</trk>", "<trk><trkseg><trkpt lat=\"52\" lon=\"5\"/></trkseg></trk>", "<rte><name>Plan</name></rte>", $"<trk>{Segment("08:00:00Z 52.00")}</trk>");

        var imported = await Import(app, file);

        Assert.Equal(("done", 4, 0, 0, 4), Numbers(imported));
        Assert.Equal(
            [
                "2 The track is of type cycling. Only walks can be imported.",
                "4 A route is a plan. Only tracks are walks.",
                "3 The points of the track have no times, so its day is not known.",
                "5 The track has neither a distance nor a duration.",
            ],
            ProblemsOf(imported));
    }

    [Theory]
    [InlineData("", "The file has no tracks.")]
    [InlineData("<trk><trkseg><trkpt lat=\"91\" lon=\"5\"/></trkseg></trk>", "Line 2: lat of a point must be a number from -90 to 90.")]
    [InlineData("<trk><trkseg><trkpt lat=\"1\" lon=\"5\"><time>today</time></trkpt></trkseg></trk>", "Line 2: The time of a point must be one such as 2026-11-22T07:30:00Z.")]
    [InlineData("<trk><trkseg>", "Line 3: The file cannot be read as XML.")]
    public async Task refuses_a_damaged_file_whole(string content, string expected)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await Import(app, Gpx($"{content}"))).Refuses(422, "import-damaged");

        Assert.StartsWith(expected, refused.Value<string>("detail"));
    }

    private static byte[] Gpx(params string[] elements) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\"?><gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><metadata><time>2020-01-01T00:00:00Z</time></metadata>\n{string.Join('\n', elements)}\n</gpx>");

    /// <summary>A segment of points on a meridian, each as a time and a latitude.</summary>
    private static string Segment(params string[] points) =>
        $"<trkseg>{string.Concat(points.Select(point => point.Split(' ')).Select(point => $"<trkpt lat=\"{point[1]}\" lon=\"5.1\"><ele>3</ele><time>2026-11-20T{point[0]}</time></trkpt>"))}</trkseg>";
}
