using System.Text;

namespace HabitTrack.Web;

/// <summary>Finds the encoding of texts.</summary>
internal static class TextEncoding
{
    /// <summary>Windows-1252, which old programs on Windows write.</summary>
    public static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Finds the encoding of a text that begins with some bytes: by its byte order mark, its zeros, or as UTF-8.</summary>
    public static Encoding Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <summary>Finds the encoding of a whole text. What is not valid UTF-8 is Windows-1252.</summary>
    public static async Task<Encoding> Of(Stream text, CancellationToken cancellation)
    {
        var (buffer, characters) = (new byte[1 << 16], new char[1 << 16]);
        var count = await text.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        var encoding = Of(buffer.AsSpan(0, count));
        if (!encoding.Equals(Encoding.UTF8))
            return encoding;

        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            for (; count > 0; count = await text.ReadAsync(buffer, cancellation))
                decoder.GetChars(buffer.AsSpan(0, count), characters, flush: false);
            decoder.GetChars([], characters, flush: true);
            return encoding;
        }
        catch (DecoderFallbackException)
        {
            return Windows;
        }
    }
}
