using System.Globalization;
using System.Text;

namespace HabitTrack.Web.Tests;

/// <summary>An event of an iCalendar file.</summary>
/// <param name="Properties">The values of the properties, by their names with parameters.</param>
public sealed record CalendarEvent(IReadOnlyDictionary<string, string> Properties)
{
    public string Summary => Properties["SUMMARY"];

    public DateOnly Day => DateOnly.ParseExact(Properties["DTSTART;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>A strict reader of the parts of iCalendar (RFC 5545) that the feed uses. Whatever is not allowed there fails.</summary>
public static class ICalendar
{
    private static readonly string[] OfCalendar = ["NAME", "PRODID", "REFRESH-INTERVAL;VALUE=DURATION", "VERSION", "X-PUBLISHED-TTL", "X-WR-CALNAME", "X-WR-TIMEZONE"];

    private static readonly string[] OfEvent =
        ["CLASS", "DESCRIPTION", "DTEND;VALUE=DATE", "DTSTAMP", "DTSTART;VALUE=DATE", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID"];

    public static IReadOnlyList<CalendarEvent> Read(string file)
    {
        var lines = new Queue<string>(Unfold(file));
        Assert.Equal("BEGIN:VCALENDAR", lines.Dequeue());
        var calendar = ReadProperties(lines, OfCalendar);
        Assert.Equal("2.0", calendar["VERSION"]);
        var events = new List<CalendarEvent>();
        while (lines.Dequeue() is "BEGIN:VEVENT")
        {
            var read = ReadProperties(lines, OfEvent);
            Assert.Equal("END:VEVENT", lines.Dequeue());
            Assert.Equal(OfEvent.Except(["SEQUENCE"]), read.Keys.Except(["SEQUENCE"]).Order());
            Assert.True(DateTime.TryParseExact(read["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out _), read["DTSTAMP"]);
            var added = new CalendarEvent(read);
            Assert.Equal(added.Day.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture), read["DTEND;VALUE=DATE"]);
            events.Add(added);
        }

        Assert.Empty(lines);
        Assert.Equal(events.Count, events.Select(one => one.Properties["UID"]).Distinct().Count());
        return events;
    }

    /// <summary>Joins folded lines. A line has at most 75 bytes without its line break, and no character is split.</summary>
    private static List<string> Unfold(string file)
    {
        Assert.EndsWith("\r\nEND:VCALENDAR\r\n", file);
        Assert.DoesNotContain('\ufffd', file);
        var lines = new List<string>();
        foreach (var line in file[..^2].Split("\r\n"))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            Assert.DoesNotContain(line, character => char.IsControl(character));
            if (line[0] == ' ')
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }

        return lines;
    }

    private static Dictionary<string, string> ReadProperties(Queue<string> lines, string[] known)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!lines.Peek().StartsWith("BEGIN:", StringComparison.Ordinal) && !lines.Peek().StartsWith("END:", StringComparison.Ordinal))
        {
            var (name, value) = lines.Dequeue().Split(':', 2) is [var first, var rest] ? (first, rest) : throw new FormatException();
            Assert.Contains(name, known);
            properties.Add(name, Unescape(value));
        }

        return properties;
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            Assert.DoesNotContain(value[at], new[] { ';', ',' });
            text.Append(value[at] != '\\' ? value[at] : value[++at] switch { 'n' or 'N' => '\n', ('\\' or ';' or ',') and var escaped => escaped, _ => throw new FormatException(value) });
        }

        return text.ToString();
    }
}
