using System.Buffers.Binary;
using System.Text;

namespace HabitTrack.Browser.Tests;

/// <summary>A font all of whose letters are boxes of one width, so that what they need is the same on every machine, whatever fonts it has.</summary>
internal static class EvenLetters
{
    /// <summary>In thousandths of their height: as wide as Verdana's bold ones, with as much between them as WCAG 1.4.12 lets readers add.</summary>
    private const int Width = 750;

    /// <summary>As a TrueType file.</summary>
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

    /// <param name="tables">Each in words of 16 bits. All characters from the space on are the second glyph, a box.</param>
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
