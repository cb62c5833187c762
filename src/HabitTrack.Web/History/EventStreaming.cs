using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HabitTrack.Web;

/// <summary>Streams events to the client as they are read, with constant memory.</summary>
internal static class EventStreaming
{
    public const string Lines = "application/x-ndjson";

    private const int FlushAfter = 1 << 15;

    /// <summary>Writes NDJSON, one object per line.</summary>
    /// <param name="lines">The objects.</param>
    /// <param name="fileName">The name of the download; null to show it.</param>
    /// <param name="flushAfter">The number of bytes to buffer before a flush; 0 flushes each line.</param>
    public static IResult Ndjson(IAsyncEnumerable<object> lines, string? fileName = null, int flushAfter = FlushAfter) =>
        new StreamedAnswer<object>(Lines, fileName, lines, new Frame("", "", "\n", ""), JsonTo, flushAfter);

    /// <summary>Writes a JSON array with one item per line. There is at least one item.</summary>
    public static IResult Json(IAsyncEnumerable<object> items, string? fileName = null) =>
        new StreamedAnswer<object>("application/json", fileName, items, new Frame("[\n", ",\n", "", "\n]\n"), JsonTo, FlushAfter);

    /// <summary>Writes CSV with a header row.</summary>
    /// <param name="header">The column headings.</param>
    /// <param name="items">The items.</param>
    /// <param name="rows">Returns the rows of an item.</param>
    /// <param name="fileName">The name of the download; null to show it.</param>
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

    /// <summary>The text at the beginning, between items, after each item, and at the end.</summary>
    private sealed record Frame(string First, string Between, string Each, string Last);

    private sealed class StreamedAnswer<T>(
        string contentType, string? fileName, IAsyncEnumerable<T> items, Frame frame, Func<ArrayBufferWriter<byte>, Action<T>> writerTo, int flushAfter) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            // A slow client must not be disconnected during a long response.
            httpContext.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
            httpContext.Response.ContentType = contentType;
            if (fileName is not null)
                httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
            await Write(httpContext.Response.BodyWriter, httpContext.RequestAborted);
        }

        /// <summary>Uses a separate buffer, because the buffer of the server can be smaller than the JSON writer requires.</summary>
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
