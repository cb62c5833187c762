using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>A GPX file. Each of its tracks is a walk, whose distance and duration follow from the points.</summary>
internal sealed class Gpx : ImportFormat
{
    private const string Root = "gpx", TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    private static readonly string[] WalkTypes = ["walk", "hik", "foot", "trek", "march"];

    public override string Source => "gpx";

    public override bool Recognizes(ImportFile file) => file.Text.StartsWith('<') && XmlElements.RootOf(file.Open) == Root;

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var elements = new XmlElements(file.Open(), null, cancellation);
        GpxTrack? track = null;
        var hasHabit = false;
        while (elements.Next())
        {
            switch (elements.Depth, elements.Name)
            {
                case (1, "rte"):
                    yield return new ImportItem.Unusable(elements.Place, "A route is a plan. Only tracks are walks.");
                    break;
                case (1, "trk"):
                    foreach (var item in Items())
                        yield return item;
                    track = new GpxTrack(elements.Place);
                    break;
                case (2, "name") when track is not null:
                    track.Name = ImportText.Shorten(elements.Text(), Limits.NoteLength);
                    break;
                case (2, "type") when track is not null:
                    track.Type = ImportText.Shorten(elements.Text(), Limits.NameLength);
                    break;
                case (2, "trkseg"):
                    track?.EndSegment();
                    break;
                case (3, "trkpt"):
                    track?.Add(Degrees(elements, "lat", 90), Degrees(elements, "lon", 180));
                    break;
                case (4, "time"):
                    track?.Add(Time(elements, reading.Calendar));
                    break;
            }
        }

        if (track is null)
            throw new ImportPlace().Damaged("The file has no tracks.");
        foreach (var item in Items())
            yield return item;

        // The track that ends here.
        IEnumerable<ImportItem> Items()
        {
            if (track is null)
                yield break;
            var item = ItemOf(track);
            if (item is ImportItem.Entry entry && !hasHabit)
            {
                hasHabit = true;
                yield return ImportItem.Habit.Of(entry.Content.Kind!.Value, track.Place);
            }

            yield return item;
        }
    }

    private static ImportItem ItemOf(GpxTrack track) =>
        track.Type.Any(char.IsLetter) && !WalkTypes.Any(type => track.Type.Contains(type, StringComparison.OrdinalIgnoreCase))
            ? new ImportItem.Unusable(track.Place, $"The track is of type {track.Type}. Only walks can be imported.")
        : track.End() is not { } walk
            ? new ImportItem.Unusable(track.Place, "The points of the track have no times, so its day is not known.")
        : walk is { Seconds: < 0.5m, Metres: 0 } ? new ImportItem.Unusable(track.Place, "The track has neither a distance nor a duration.")
        : ImportItem.Entry.Of(
            track.Place,
            $"{walk.Start:O}",
            WalkContent.Of(walk.Seconds, walk.Metres, 0, track.Name.Length > 0 ? track.Name : null),
            new When(walk.Start, null));

    private static double Degrees(XmlElements elements, string name, int max) =>
        double.TryParse(elements[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= max
            ? degrees
            : throw elements.Place.Damaged($"{name} of a point must be a number from -{max} to {max}.");

    private static DateTimeOffset Time(XmlElements elements, PersonalCalendar calendar)
    {
        var place = elements.Place;
        if (!DateTime.TryParseExact(elements.Text(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            throw place.Damaged("The time of a point must be one such as 2026-11-22T07:30:00Z.");
        return time.Kind == DateTimeKind.Unspecified ? calendar.InstantOf(time) : new DateTimeOffset(time.ToUniversalTime());
    }
}
