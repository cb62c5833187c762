using System.Globalization;
using System.Text;
using System.Text.Json;
using HabitTrack.Domain;
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
        return string.Join(',', new[]
        {
            recorded.Sequence.ToString(CultureInfo.InvariantCulture),
            recorded.Timestamp.ToString("O", CultureInfo.InvariantCulture),
            recorded.UserName,
            recorded.StreamName,
            recorded.Version.ToString(CultureInfo.InvariantCulture),
            recorded.EventTypeName,
            entry?.EntryId.ToString("D"),
            (entry?.Current ?? entry?.Previous)?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            JsonSerializer.Serialize(recorded.Data, recorded.Data.GetType(), HabitJson.Options),
            recorded.CorrelationId,
        }.Select(Field));
    }

    /// <summary>Quoted where it must be; an apostrophe keeps a spreadsheet from calculating it.</summary>
    public static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var safe = Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0
            ? safe
            : new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }
}
