using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace HabitTrack.Web;

/// <summary>Reads the lines of an export, one at a time: as NDJSON, or as the items of a JSON array, which are written one a line.</summary>
internal static class ImportReader
{
    /// <summary>In bytes, of one line or item.</summary>
    private const int LongestLine = 1 << 20;

    /// <summary>As everything is written, and stricter: what is never null must be there.</summary>
    public static readonly JsonSerializerOptions Strict = new(HabitJson.Options)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(AskForWhatIsNeverNull),
    };

    /// <exception cref="ProblemException">A line is too long, or not JSON.</exception>
    public static IAsyncEnumerable<(int Line, ExportLine Content)> Read(HttpRequest request, CancellationToken cancellation) =>
        BatchItems.IsLines(request) ? Lines(request.BodyReader, cancellation)
        : request.HasJsonContentType() ? Items(request.Body, cancellation)
        : throw new ProblemException(new(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported-media-type",
            $"Send an export as {EventStreaming.Lines}, or as application/json where it was exported so."));

    /// <summary>An export in a file: its first character tells whether it is an array.</summary>
    /// <param name="file">Which can be read again from its beginning.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ProblemException">A line is too long, or not JSON.</exception>
    public static IAsyncEnumerable<(int Line, ExportLine Content)> Read(Stream file, CancellationToken cancellation)
    {
        var first = file.ReadByte();
        if (first == Encoding.UTF8.Preamble[0])
            (file.Position, first) = (Encoding.UTF8.Preamble.Length, file.ReadByte());
        file.Position = 0;
        return first == '[' ? Items(file, cancellation) : Lines(PipeReader.Create(file), cancellation);
    }

    /// <summary>What is wrong with a line.</summary>
    public static ProblemException Damaged(int line, string what) => new(new(
        StatusCodes.Status422UnprocessableEntity,
        "import-damaged",
        $"Line {line}: {what} Nothing was imported.",
        new Dictionary<string, string[]>(StringComparer.Ordinal) { ["$"] = [what] }));

    private static async IAsyncEnumerable<(int, ExportLine)> Lines(PipeReader body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (number, ended) = (0, false); !ended;)
        {
            var read = await body.ReadAsync(cancellation);
            var (buffer, lines) = (read.Buffer, new List<byte[]>());
            if (number == 0)
                buffer = WithoutMark(buffer);
            while (TryTakeLine(ref buffer, read.IsCompleted, out var line))
                lines.Add(line.ToArray());

            ended = read.IsCompleted;
            var isTooLong = buffer.Length > LongestLine;
            body.AdvanceTo(isTooLong ? buffer.End : buffer.Start, buffer.End);
            foreach (var line in lines)
            {
                number++;
                if (!line.AsSpan().Trim(" \r\t"u8).IsEmpty)
                    yield return (number, Parse(number, line));
            }

            if (isTooLong)
                throw TooLong(number + 1);
        }
    }

    /// <summary>A byte order mark says that it is UTF-8, which it is anyway.</summary>
    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.IsNext(Encoding.UTF8.Preamble, advancePast: true) ? reader.UnreadSequence : buffer;
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> buffer, bool isLast, out ReadOnlySequence<byte> line)
    {
        line = buffer;
        if (buffer.PositionOf((byte)'\n') is { } end)
            (line, buffer) = (buffer.Slice(0, end), buffer.Slice(buffer.GetPosition(1, end)));
        else if (isLast && !buffer.IsEmpty)
            buffer = buffer.Slice(buffer.End);
        else
            return false;
        return true;
    }

    private static async IAsyncEnumerable<(int, ExportLine)> Items(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 1;
        await using var limited = new LimitedStream(body, LongestLine);
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<ExportLine>(limited, Strict, cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(items, number + 1, limited))
        {
            number++;
            limited.StartOver();
            yield return (number, items.Current ?? throw Damaged(number, "null is no event."));
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<ExportLine?> items, int number, LimitedStream limited)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw limited.IsSpent ? TooLong(number) : Unreadable(number, null, wrong);
        }
    }

    private static ExportLine Parse(int number, byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportLine>(line, Strict) ?? throw Damaged(number, "null is no event.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw Unreadable(number, line, wrong);
        }
    }

    private static ProblemException Unreadable(int number, byte[]? line, Exception wrong)
    {
        if (wrong is not JsonException { Path: var path })
            return Damaged(number, "A text is not valid Unicode.");
        if (line is not null && !Bodies.IsJson(line))
            return Damaged(number, "It is not valid JSON.");

        using var document = line is null ? null : JsonDocument.Parse(line);
        var description = JsonErrors.Describe(typeof(ExportLine), document?.RootElement, path ?? "$", Strict);
        return Damaged(number, path is { Length: > 2 } ? $"{path[2..]}: {description}" : description);
    }

    private static ProblemException TooLong(int line) => Damaged(line, $"It is longer than {LongestLine >> 20} MB.");

    private static void AskForWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } parameter
                && (!parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is null))
                property.IsRequired = true;
        }
    }
}
