using System.Buffers.Binary;

namespace HabitTrack.Web;

/// <summary>Finds the directory of zip archives, whose length says how much memory it takes to open one.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22, MaxCommentLength = ushort.MaxValue, LocatorLength = 20;

    /// <summary>The offset of the directory.</summary>
    /// <exception cref="InvalidDataException">The stream is no zip archive.</exception>
    public static long StartOf(Stream archive)
    {
        var tail = Read(archive, Math.Max(0, archive.Length - EndLength - MaxCommentLength - LocatorLength), EndLength + MaxCommentLength + LocatorLength);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length)
            throw new InvalidDataException("No end of central directory.");
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start != uint.MaxValue)
            return start;

        // Zip64: the record before the end has the offset of another, which has that of the directory.
        if (end < LocatorLength || !tail.AsSpan(end - LocatorLength).StartsWith("PK\u0006\u0007"u8))
            throw new InvalidDataException("No locator of the zip64 directory.");
        var record = Read(archive, (long)BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(end - LocatorLength + 8)), 56);
        return record.Length == 56 ? (long)BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(48)) : throw new InvalidDataException("No zip64 directory.");
    }

    private static byte[] Read(Stream archive, long from, int length)
    {
        if (from < 0 || from > archive.Length)
            throw new InvalidDataException("An offset is outside the archive.");
        archive.Position = from;
        var bytes = new byte[length];
        return bytes[..archive.ReadAtLeast(bytes, length, throwOnEndOfStream: false)];
    }
}
