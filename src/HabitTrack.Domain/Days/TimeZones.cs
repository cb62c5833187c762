using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace HabitTrack.Domain.Days;

/// <summary>The IANA time zones that NodaTime includes, by name. The zones of the host are not used, because they differ between machines.</summary>
public static class TimeZones
{
    /// <summary>Files of a host's zoneinfo folder that are not zones, and its subfolders that contain a copy of every zone.</summary>
    private static readonly string[] NotZones = ["Factory", "localtime", "posixrules"], CopyPrefixes = ["posix/", "right/"];

    private static readonly FrozenSet<string> Known = DateTimeZoneProviders.Tzdb.Ids.Except(NotZones).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All names in order, including links such as <c>US/Pacific</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Finds a zone by its case-sensitive name, such as <c>Europe/Paris</c>.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out DateTimeZone? zone)
    {
        zone = Known.Contains(name) ? DateTimeZoneProviders.Tzdb[name] : null;
        return zone is not null;
    }

    /// <summary>
    /// Resolves the name of a stored time zone. Earlier versions accepted the names of the host: a copy such as <c>posix/Europe/Paris</c> resolves to the
    /// original zone, and any other unknown name to UTC.
    /// </summary>
    public static DateTimeZone Recorded(string name)
    {
        var prefix = Array.Find(CopyPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return TryFind(name[(prefix?.Length ?? 0)..], out var zone) ? zone : DateTimeZoneProviders.Tzdb[ProfileSettings.Default.TimeZone];
    }
}
