using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>A file to import, kept in a temporary file until the import has ended.</summary>
internal sealed class ImportFile : IAsyncDisposable
{
    private const long MaxLength = 2L << 30;

    /// <summary>The directory of an archive is kept in memory.</summary>
    private const int HeadLength = 1 << 16, MaxDirectoryLength = 8 << 20;

    private readonly FileStream content;
    private string? text;

    private ImportFile(FileStream content) => this.content = content;

    /// <summary>The path of the temporary file.</summary>
    public string Path => content.Name;

    public long Length => content.Length;

    public bool IsEmpty => Length == 0;

    /// <summary>The beginning of the file as text; empty if it is an archive or a database.</summary>
    public string Text => text ??= IsZip || IsSqlite ? "" : TextEncoding.Of(Head()).GetString(Head()).TrimStart('\uFEFF');

    /// <summary>The first line of the file; empty if it is no text.</summary>
    public string FirstLine => Text.ReplaceLineEndings("\n").Split('\n', 2)[0];

    public bool IsZip => Head(4).SequenceEqual("PK\u0003\u0004"u8);

    public bool IsSqlite => Head(16).SequenceEqual("SQLite format 3\0"u8);

    /// <summary>Saves a file.</summary>
    /// <param name="parts">Its parts, in order. Each is needed only until the next one.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="ProblemException">The file is too large.</exception>
    public static async Task<ImportFile> Save(IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellation)
    {
        var file = new ImportFile(new FileStream(
            System.IO.Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous));
        try
        {
            await foreach (var part in parts.WithCancellation(cancellation))
            {
                if (file.content.Length + part.Length > MaxLength)
                    throw new ProblemException(new(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The file is too large. Send at most 2 GB."));
                await file.content.WriteAsync(part, cancellation);
            }

            await file.content.FlushAsync(cancellation);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Saves the body of a request, or the file in its form.</summary>
    /// <exception cref="ProblemException">The file is too large, or there is none.</exception>
    public static async Task<ImportFile> Save(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            return await Save(request.Body, cancellation);
        var files = (await Form.Read(request.HttpContext)).Fields.Files;
        await using var file = files is [var one] ? one.OpenReadStream() : throw new ProblemException(Problems.Invalid("$", "Send one file."));
        return await Save(file, cancellation);
    }

    /// <summary>Saves a stream.</summary>
    /// <exception cref="ProblemException">The file is too large.</exception>
    public static Task<ImportFile> Save(Stream stream, CancellationToken cancellation) => Save(Parts(stream, cancellation), cancellation);

    /// <summary>Opens the file from its beginning. The stream has to be closed before it is opened again.</summary>
    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    /// <summary>Opens the file as an archive.</summary>
    /// <param name="maxLength">The limit for the sum of the lengths of its files. No file is longer than the archive says.</param>
    /// <exception cref="ProblemException">The archive is damaged, or too large.</exception>
    public ZipArchive OpenZip(long maxLength)
    {
        var stream = Open();
        try
        {
            if (stream.Length - ZipDirectory.StartOf(stream) > MaxDirectoryLength)
                throw new ImportPlace().Damaged("The zip archive has too many files.");
            stream.Position = 0;
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return archive.Entries.Sum(entry => entry.Length) <= maxLength
                ? archive
                : throw new ImportPlace().Damaged($"The files in the zip archive are larger than {maxLength >> 20} MB.");
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            stream.Dispose();
            throw new ImportPlace().Damaged("The zip archive is damaged. Export it once more.");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(Stream stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
            yield return buffer.AsMemory(0, count);
    }

    private byte[] Head(int length = HeadLength)
    {
        using var stream = Open();
        var head = new byte[length];
        return head[..stream.ReadAtLeast(head, length, throwOnEndOfStream: false)];
    }
}
