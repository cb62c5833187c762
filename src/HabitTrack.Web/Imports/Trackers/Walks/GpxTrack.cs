namespace HabitTrack.Web;

/// <summary>A track of a GPX file, point by point. Between its segments nothing was recorded, so that neither distance nor time counts.</summary>
internal sealed class GpxTrack(ImportPlace place)
{
    private const double EarthRadius = 6_371_008.8;

    private (double Latitude, double Longitude)? last;
    private DateTimeOffset? start, first, latest;
    private double metres, seconds;

    public ImportPlace Place => place;

    public string Name { get; set; } = "";

    public string Type { get; set; } = "";

    /// <summary>Adds a point, in degrees.</summary>
    public void Add(double latitude, double longitude)
    {
        if (last is { } from)
            metres += Distance(from, (latitude, longitude));
        last = (latitude, longitude);
    }

    /// <summary>Adds the time of a point.</summary>
    public void Add(DateTimeOffset time)
    {
        start ??= time;
        first ??= time;
        latest = latest > time ? latest : time;
    }

    public void EndSegment()
    {
        if (latest > first)
            seconds += (latest - first).Value.TotalSeconds;
        (last, first, latest) = (null, null, null);
    }

    /// <summary>Ends the track; null if its points have no times.</summary>
    public (DateTimeOffset Start, decimal Seconds, decimal Metres)? End()
    {
        EndSegment();
        return start is { } at ? (at, (decimal)seconds, (decimal)metres) : null;
    }

    /// <summary>The distance on a sphere by the haversine formula.</summary>
    private static double Distance((double Latitude, double Longitude) from, (double Latitude, double Longitude) to)
    {
        var (north, east) = (Sine((to.Latitude - from.Latitude) / 2), Sine((to.Longitude - from.Longitude) / 2));
        var square = (north * north) + (Cosine(from.Latitude) * Cosine(to.Latitude) * east * east);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(square)));
    }

    private static double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
