using System.Buffers.Binary;
using System.Text;

namespace HabitTrack.Browser.Tests;

/// <summary>A font whose glyphs are boxes of one width, so that layout does not depend on the installed fonts.</summary>
internal static class FixedWidthFont
{
    /// <summary>The advance width in thousandths of an em: about that of Verdana Bold with the letter spacing of WCAG 1.4.12.</summary>
    private const int Width = 750;

    /// <summary>The content of a TrueType file.</summary>
    public static byte[] Font { get; } = File(
    [
        ("OS/2", [0, Width, 400, 5, 0, .. new int[10], 0, .. new int[5], .. new int[8], 0, 0, 64, 32, 0xFFFF, 800, -200, 0, 800, 200]),
        ("cmap", [0, 1, 3, 10, 0, 12, 13, 0, 0, 28, 0, 0, 0, 1, 0, 32, 0x10, 0xFFFF, 0, 1]),
        ("glyf", [1, 50, 0, Width - 50, 700, 3, 0, 0x0101, 0x0101, 50, 0, Width - 100, 0, 0, 700, 0, -700]),
        ("head", [1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, .. new int[8], 50, 0, Width - 50, 700, 0, 8, 2, 0, 0]),
        ("hhea", [1, 0, 800, -200, 0, Width, 0, 0, Width, 1, .. new int[7], 1]),
        ("hmtx", [Width, 0, 0]),
        ("loca", [0, 0, 17]),
        ("maxp", [1, 0, 2, 4, 1, 0, 0, 1, .. new int[8]]),
        ("name", [0, 0, 6]),
        ("post", [3, 0, 0, 0, -100, 50, 0, 1, .. new int[8]]),
    ]);

    /// <param name="tables">The tables as 16-bit words. All characters from U+0020 map to the second glyph, a box.</param>
    private static byte[] File((string Tag, int[] Words)[] tables)
    {
        List<byte> directory = [.. Bytes([1, 0, tables.Length, 128, 3, 32])], content = [];
        foreach (var (tag, words) in tables)
        {
            int start = 12 + (16 * tables.Length) + content.Count;
            directory.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Bytes([0, 0, 0, start, 0, 2 * words.Length])]);
            content.AddRange([.. Bytes(words), .. Bytes(new int[words.Length % 2])]);
        }

        return [.. directory, .. content];
    }

    private static byte[] Bytes(int[] words)
    {
        var bytes = new byte[2 * words.Length];
        foreach (var (at, word) in words.Index())
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * at), unchecked((short)word));
        return bytes;
    }
}
