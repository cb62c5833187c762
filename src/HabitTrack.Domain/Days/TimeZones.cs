using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace HabitTrack.Domain;

/// <summary>The IANA time zones that NodaTime carries, by name. Those of the host differ from machine to machine.</summary>
public static class TimeZones
{
    /// <summary>Names of a host that are no zones, and folders of a host that hold every zone once more.</summary>
    private static readonly string[] NoZones = ["Factory", "localtime", "posixrules"], Copies = ["posix/", "right/"];

    private static readonly FrozenSet<string> Known = DateTimeZoneProviders.Tzdb.Ids.Except(NoZones).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every name, links such as <c>US/Pacific</c> too, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Finds a zone by its name, such as <c>Europe/Paris</c>.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out DateTimeZone? zone)
    {
        zone = Known.Contains(name) ? DateTimeZoneProviders.Tzdb[name] : null;
        return zone is not null;
    }

    /// <summary>
    /// The zone of a name that was recorded. Names were once taken from the host: of a copy of a zone it is that zone, and of any other name that there is
    /// no zone of, UTC.
    /// </summary>
    public static DateTimeZone Recorded(string name)
    {
        var copy = Array.Find(Copies, copy => name.StartsWith(copy, StringComparison.Ordinal));
        return TryFind(name[(copy?.Length ?? 0)..], out var zone) ? zone : DateTimeZoneProviders.Tzdb[ProfileSettings.Default.TimeZone];
    }
}
