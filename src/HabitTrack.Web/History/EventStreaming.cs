using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using JasperFx.Events;
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
        Answer(Lines, fileName, (output, cancellation) => Write(output, lines, new Frame("", "", "\n", ""), flushAfter, cancellation));

    /// <summary>One array, of one item a line; it has at least one.</summary>
    public static IResult Json(IAsyncEnumerable<object> items, string? fileName = null) =>
        Answer("application/json", fileName, (output, cancellation) => Write(output, items, new Frame("[\n", ",\n", "", "\n]\n"), FlushAfter, cancellation));

    /// <summary>One event a line, after a line of headings.</summary>
    public static IResult Csv(IAsyncEnumerable<IEvent> events, string? fileName = null) =>
        Answer(EventCsv.ContentType + "; charset=utf-8", fileName, (output, cancellation) => WriteCsv(output, events, cancellation));

    private static IResult Answer(string contentType, string? fileName, Func<PipeWriter, CancellationToken, Task> write) =>
        new StreamedAnswer(contentType, fileName, write);

    /// <summary>Into a buffer of its own first: what the server lends may be shorter than a JSON writer asks for.</summary>
    private static async Task Write(
        PipeWriter output, IAsyncEnumerable<object> items, Frame frame, int flushAfter, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = HabitJson.Options.Encoder, SkipValidation = true });
        var ahead = frame.First;
        await foreach (var item in items.WithCancellation(cancellation))
        {
            Encoding.UTF8.GetBytes(ahead, buffer);
            json.Reset();
            JsonSerializer.Serialize(json, item, item.GetType(), HabitJson.Options);
            await json.FlushAsync(cancellation);
            Encoding.UTF8.GetBytes(frame.Each, buffer);
            ahead = frame.Next;
            if (buffer.WrittenCount > flushAfter)
                await Send(buffer, output, cancellation);
        }

        Encoding.UTF8.GetBytes(frame.Last, buffer);
        await Send(buffer, output, cancellation);
    }

    private static async Task WriteCsv(PipeWriter output, IAsyncEnumerable<IEvent> events, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Encoding.UTF8.GetBytes(EventCsv.Header + "\r\n", buffer);
        await foreach (var recorded in events.WithCancellation(cancellation))
        {
            Encoding.UTF8.GetBytes(EventCsv.Line(recorded) + "\r\n", buffer);
            if (buffer.WrittenCount > FlushAfter)
                await Send(buffer, output, cancellation);
        }

        await Send(buffer, output, cancellation);
    }

    private static async Task Send(ArrayBufferWriter<byte> buffer, PipeWriter output, CancellationToken cancellation)
    {
        await output.WriteAsync(buffer.WrittenMemory, cancellation);
        buffer.ResetWrittenCount();
    }

    /// <summary>What is written before the first item and before each of the others, after every item, and at the end.</summary>
    private sealed record Frame(string First, string Next, string Each, string Last);

    private sealed class StreamedAnswer(string contentType, string? fileName, Func<PipeWriter, CancellationToken, Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            // Whoever reads may take their time: a long answer is not cut off for a pause.
            httpContext.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
            httpContext.Response.ContentType = contentType;
            if (fileName is not null)
                httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
            return write(httpContext.Response.BodyWriter, httpContext.RequestAborted);
        }
    }
}
