using System.Buffers;
using CsvHelper;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>Writes events as CSV (RFC 4180), safe to open in a spreadsheet.</summary>
internal static class EventCsv
{
    public const string ContentType = "text/csv";

    public static readonly string[] Header = ["sequence", "recordedAt", "by", "stream", "version", "type", "entry", "day", "data", "correlationId"];

    /// <summary>An apostrophe prevents a spreadsheet from evaluating text as a formula.</summary>
    private static readonly CsvWriterOptions Safe = new() { Injection = CsvInjection.Escape };

    /// <summary>Writes values as fields of one row.</summary>
    public static Action<IEnumerable<object?>> RowWriterTo(IBufferWriter<byte> output)
    {
        var rows = new MemoryStream();
        var csv = CsvWriter.Create(rows, Safe, leaveOpen: true);
        return values =>
        {
            foreach (var value in values)
                csv.WriteField(TextOf(value));
            csv.EndRecord();
            csv.Flush();
            output.Write(rows.GetBuffer().AsSpan(0, (int)rows.Length));
            rows.SetLength(0);
        };
    }

    private static object? TextOf(object? value) => value switch
    {
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>The values of an event, in the order of the headings.</summary>
    public static object?[] Values(IEvent recorded)
    {
        var entry = recorded.Data as EntryEvent;
        return
        [
            recorded.Sequence,
            recorded.Timestamp,
            recorded.UserName,
            recorded.StreamName,
            recorded.Version,
            recorded.EventTypeName,
            entry?.EntryId,
            (entry?.Current ?? entry?.Previous)?.Day,
            JsonSerializer.Serialize(recorded.Data, recorded.Data.GetType(), HabitJson.Options),
            recorded.CorrelationId,
        ];
    }
}
