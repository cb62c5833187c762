using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace HabitTrack.Web;

/// <summary>Reads the lines of an export one at a time, from NDJSON or from a JSON array with one item per line.</summary>
internal static class ImportReader
{
    /// <summary>The limit of one line or item in bytes.</summary>
    private const int MaxLineLength = 1 << 20;

    /// <summary>The options of exports, but non-nullable properties are required.</summary>
    public static readonly JsonSerializerOptions Strict = new(HabitJson.Options)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(RequireNonNullableProperties),
    };

    /// <summary>Reads an export from a file. Its first character shows whether it is a JSON array.</summary>
    /// <param name="file">The file, a seekable stream.</param>
    /// <param name="cancellation">Cancels reading.</param>
    /// <exception cref="ProblemException">A line is too long, or not JSON.</exception>
    public static IAsyncEnumerable<(int Line, ExportLine Content)> Read(Stream file, CancellationToken cancellation)
    {
        var first = file.ReadByte();
        if (first == Encoding.UTF8.Preamble[0])
        {
            file.Position = Encoding.UTF8.Preamble.Length;
            first = file.ReadByte();
        }

        file.Position = 0;
        return first == '[' ? Items(file, cancellation) : Lines(PipeReader.Create(file), cancellation);
    }

    /// <summary>Creates the exception for an invalid line.</summary>
    public static ProblemException Damaged(int line, Message message) => new ImportPlace(line).Damaged(message);

    /// <summary>Reads an export from a body of lines.</summary>
    /// <exception cref="ProblemException">A line is too long, or not JSON.</exception>
    public static async IAsyncEnumerable<(int Line, ExportLine Content)> Lines(PipeReader body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (number, ended) = (0, false); !ended;)
        {
            var read = await body.ReadAsync(cancellation);
            var (buffer, lines) = (read.Buffer, new List<byte[]>());
            if (number == 0)
                buffer = SkipByteOrderMark(buffer);
            while (TryTakeLine(ref buffer, read.IsCompleted, out var line))
                lines.Add(line.ToArray());

            ended = read.IsCompleted;
            var isTooLong = buffer.Length > MaxLineLength;
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

    /// <summary>Skips a UTF-8 byte order mark.</summary>
    private static ReadOnlySequence<byte> SkipByteOrderMark(ReadOnlySequence<byte> buffer)
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
        await using var limited = new LimitedStream(body, MaxLineLength);
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<ExportLine>(limited, Strict, cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(items, number + 1, limited))
        {
            number++;
            limited.Reset();
            yield return (number, items.Current ?? throw Damaged(number, "null is no event."));
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<ExportLine?> items, int number, LimitedStream limited)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw limited.IsOverLimit ? TooLong(number) : Unreadable(number, null, exception);
        }
    }

    private static ExportLine Parse(int number, byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<ExportLine>(line, Strict) ?? throw Damaged(number, "null is no event.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Unreadable(number, line, exception);
        }
    }

    private static ProblemException Unreadable(int number, byte[]? line, Exception exception)
    {
        if (exception is not JsonException { Path: var path })
            return Damaged(number, "A text is not valid Unicode.");
        if (line is not null && !Bodies.IsJson(line))
            return Damaged(number, "It is not valid JSON.");

        using var document = line is null ? null : JsonDocument.Parse(line);
        var description = JsonErrors.Describe(typeof(ExportLine), document?.RootElement, path ?? "$", Strict);
        return Damaged(number, path is { Length: > 2 } ? $"{path[2..]}: {description}" : description);
    }

    private static ProblemException TooLong(int line) => Damaged(line, $"It is longer than {MaxLineLength >> 20} MB.");

    private static void RequireNonNullableProperties(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } parameter
                && (!parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is null))
                property.IsRequired = true;
        }
    }
}
