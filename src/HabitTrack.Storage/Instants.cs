using System.Globalization;
using System.Text.RegularExpressions;

namespace HabitTrack.Storage;

/// <summary>
/// Parses instants as RFC 3339 writes them. Recorded instants are read as they were written; new ones are cut to microseconds, as PostgreSQL stores them.
/// </summary>
public static partial class Instants
{
    private const int TickDigits = 7;

    // .NET knows offsets up to this.
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>
    /// Parses an instant, such as <c>2026-11-22T07:30:00+01:00</c>; an offset is required. A leap second is the last microsecond of its minute.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var parts = Format().Match(text);
        var start = parts.Groups["minute"].Value.ToUpperInvariant();
        if (!DateTime.TryParseExact(start, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var minute))
            return false;

        var offset = new TimeSpan(Number(parts, "hours"), Number(parts, "minutes"), 0) * (parts.Groups["sign"].Value == "-" ? -1 : 1);
        var ticks = minute.Ticks - offset.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerMinute)
            return false;

        var utc = new DateTime(ticks, DateTimeKind.Utc);
        var isLeap = Number(parts, "second") == 60;
        if (isLeap && (utc.Hour, utc.Minute) != (23, 59))
            return false;

        var fraction = parts.Groups["fraction"].Value.PadRight(TickDigits, '0')[..TickDigits];
        utc = isLeap
            ? utc.AddMinutes(1).AddMicroseconds(-1)
            : utc.AddSeconds(Number(parts, "second")).AddTicks(int.Parse(fraction, CultureInfo.InvariantCulture));
        instant = offset.Duration() <= LargestOffset && utc.Ticks + offset.Ticks is >= 0 and var local && local <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(utc).ToOffset(offset)
            : new DateTimeOffset(utc);
        return true;
    }

    /// <summary>Cuts an instant to microseconds: the database compares no finer, so that a cursor names the same place in both.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static int Number(Match parts, string group) =>
        parts.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<minute>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}):(?<second>[0-5][0-9]|60)(\.(?<fraction>[0-9]+))?"
            + @"([Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):(?<minutes>[0-5][0-9]))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1_000)]
    private static partial Regex Format();
}
