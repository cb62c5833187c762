using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HabitTrack.Web;

/// <summary>Writes events to the client as they are read: memory stays constant, however long the history.</summary>
internal static class EventStreaming
{
    public const string Lines = "application/x-ndjson";

    private const int FlushAfter = 1 << 15;

    /// <summary>One object a line.</summary>
    /// <param name="lines">The objects.</param>
    /// <param name="fileName">What to keep it as; null for what is rather looked at.</param>
    /// <param name="flushAfter">How many bytes may wait; 0 sends each line at once.</param>
    public static IResult Ndjson(IAsyncEnumerable<object> lines, string? fileName = null, int flushAfter = FlushAfter) =>
        new StreamedAnswer<object>(Lines, fileName, lines, new Frame("", "", "\n", ""), JsonTo, flushAfter);

    /// <summary>One array, of one item a line; it has at least one.</summary>
    public static IResult Json(IAsyncEnumerable<object> items, string? fileName = null) =>
        new StreamedAnswer<object>("application/json", fileName, items, new Frame("[\n", ",\n", "", "\n]\n"), JsonTo, FlushAfter);

    /// <summary>Rows of comma-separated values, after a row of headings.</summary>
    /// <param name="header">The headings.</param>
    /// <param name="items">The items.</param>
    /// <param name="rows">Returns the rows of an item.</param>
    /// <param name="fileName">The name under which to save it; null to show it.</param>
    public static IResult Csv<T>(
        IEnumerable<string> header, IAsyncEnumerable<T> items, Func<T, IEnumerable<IEnumerable<object?>>> rows, string? fileName = null) =>
        new StreamedAnswer<T>(
            EventCsv.ContentType + "; charset=utf-8",
            fileName,
            items,
            new Frame("", "", "", ""),
            buffer =>
            {
                var write = EventCsv.RowWriterTo(buffer);
                write(header);
                return item =>
                {
                    foreach (var row in rows(item))
                        write(row);
                };
            },
            FlushAfter);

    private static Action<object> JsonTo(ArrayBufferWriter<byte> buffer)
    {
        var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = HabitJson.Options.Encoder, SkipValidation = true });
        return item =>
        {
            json.Reset();
            JsonSerializer.Serialize(json, item, item.GetType(), HabitJson.Options);
            json.Flush();
        };
    }

    /// <summary>What is written at the beginning, between two items, after every item, and at the end.</summary>
    private sealed record Frame(string First, string Between, string Each, string Last);

    private sealed class StreamedAnswer<T>(
        string contentType, string? fileName, IAsyncEnumerable<T> items, Frame frame, Func<ArrayBufferWriter<byte>, Action<T>> writerTo, int flushAfter) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            // Whoever reads may take their time: a long answer is not cut off for a pause.
            httpContext.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
            httpContext.Response.ContentType = contentType;
            if (fileName is not null)
                httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
            await Write(httpContext.Response.BodyWriter, httpContext.RequestAborted);
        }

        /// <summary>Into a buffer of its own first: what the server lends may be shorter than a JSON writer asks for.</summary>
        private async Task Write(PipeWriter output, CancellationToken cancellation)
        {
            var buffer = new ArrayBufferWriter<byte>();
            var write = writerTo(buffer);
            var between = "";
            Encoding.UTF8.GetBytes(frame.First, buffer);
            await foreach (var item in items.WithCancellation(cancellation))
            {
                Encoding.UTF8.GetBytes(between, buffer);
                write(item);
                Encoding.UTF8.GetBytes(frame.Each, buffer);
                between = frame.Between;
                if (buffer.WrittenCount > flushAfter)
                    await Send(buffer, output, cancellation);
            }

            Encoding.UTF8.GetBytes(frame.Last, buffer);
            await Send(buffer, output, cancellation);
        }

        private static async Task Send(ArrayBufferWriter<byte> buffer, PipeWriter output, CancellationToken cancellation)
        {
            await output.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }
    }
}
