using System.Text;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>Events as comma-separated values (RFC 4180), safe to open in a spreadsheet.</summary>
internal static class EventCsv
{
    public const string ContentType = "text/csv";

    public const string Header = "sequence,recordedAt,by,stream,version,type,entry,day,data,correlationId";

    /// <summary>What a spreadsheet would take for the beginning of a formula.</summary>
    private const string Formula = "=+-@\t\r";

    public static string Line(IEvent recorded)
    {
        var entry = recorded.Data as EntryEvent;
        return Row(
            recorded.Sequence,
            recorded.Timestamp,
            recorded.UserName,
            recorded.StreamName,
            recorded.Version,
            recorded.EventTypeName,
            entry?.EntryId,
            (entry?.Current ?? entry?.Previous)?.Day,
            JsonSerializer.Serialize(recorded.Data, recorded.Data.GetType(), HabitJson.Options),
            recorded.CorrelationId);
    }

    /// <summary>Values as fields of one row, without the end of the line.</summary>
    public static string Row(params IEnumerable<object?> values) => string.Join(',', values.Select(value => value switch
    {
        string text => Field(text),
        bool yes => yes ? "true" : "false",
        Enum word => word.ToString().ToLowerInvariant(),
        DateOnly or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    }));

    /// <summary>Quoted where it must be; an apostrophe keeps a spreadsheet from calculating it.</summary>
    private static string Field(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0
            ? safe
            : new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }
}
