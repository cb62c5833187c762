using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace HabitTrack.Web;

/// <summary>A row of a CSV file.</summary>
internal sealed class CsvRow(ImportPlace place, string[] fields, string[] header)
{
    public ImportPlace Place => place;

    public int Count => fields.Length;

    /// <summary>The column headings; empty if the file has none.</summary>
    public IReadOnlyList<string> Header => header;

    public string this[int column] => column < fields.Length ? fields[column] : "";

    /// <summary>The value of a column by its heading; empty if there is no such column.</summary>
    public string this[string column] =>
        Array.FindIndex(header, heading => heading.Equals(column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? this[at] : "";

    /// <summary>The name of a habit. It is kept in memory, so its length has a limit.</summary>
    /// <exception cref="ProblemException">There is none, or it is far too long.</exception>
    public string HabitIn(string column) => this[column] is { Length: > 0 and <= Limits.NoteLength } name
        ? name
        : throw place.Damaged($"{column} is required: the name of the habit, with at most {Limits.NameLength} characters.");
}

/// <summary>Reads CSV in constant memory.</summary>
internal static class CsvRows
{
    private const int MaxRowLength = 1 << 17;

    private static readonly CsvReaderOptions Strict = new()
    {
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MaxRowLength,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        BufferSize = 1 << 16,
    };

    /// <summary>The column headings of a first line, in lower case.</summary>
    public static IReadOnlyList<string> Headings(string firstLine) =>
        [.. firstLine.Split([',', ';', '\t']).Select(heading => heading.Trim(' ', '"').ToLowerInvariant())];

    /// <summary>Reads all rows except the header.</summary>
    /// <param name="open">Opens the text. It is read twice: once to find its encoding.</param>
    /// <param name="part">The file within an archive; null for a file that is one text.</param>
    /// <param name="hasHeader">Whether the first row has the column headings.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <param name="join">Joins values of a row that has more than the header, where a program writes separators without quotes; null for none.</param>
    /// <exception cref="ProblemException">A row is damaged, or too long.</exception>
    public static async IAsyncEnumerable<CsvRow> Read(
        Func<Stream> open,
        string? part,
        bool hasHeader,
        [EnumeratorCancellation] CancellationToken cancellation,
        Func<string[], string[], string[]>? join = null)
    {
        var encoding = await EncodingOf(open, part, cancellation);
        await using var stream = open();
        await using var csv = CsvReader.Create(stream, Strict with { Encoding = encoding });
        string[]? header = hasHeader ? null : [];
        while (await Next(csv, part, cancellation))
        {
            var fields = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
            var place = new ImportPlace((int)csv.LineNumber, part);
            if (fields.Length > header?.Length && join is not null)
                fields = join(fields, header);
            if (header is null)
                header = [.. fields.Select(field => field.Trim('\uFEFF'))];
            else if (fields.Length != header.Length && header.Length > 0)
                throw place.Damaged($"The line has {fields.Length} values, but there are {header.Length} columns.");
            else
                yield return new CsvRow(place, fields, header);
        }
    }

    /// <summary>The word about the encoding of a text that is not Unicode; null for none.</summary>
    public static async Task<ImportItem?> RemarkOnEncoding(Func<Stream> open, string? part, CancellationToken cancellation) =>
        TextEncoding.Windows.Equals(await EncodingOf(open, part, cancellation))
            ? new ImportItem.Remark(new ImportPlace(null, part), null, "The text is not UTF-8. It was read as Windows-1252; check names with accents.")
            : null;

    private static async Task<Encoding> EncodingOf(Func<Stream> open, string? part, CancellationToken cancellation)
    {
        try
        {
            await using var stream = open();
            return await TextEncoding.Of(stream, cancellation);
        }
        catch (InvalidDataException)
        {
            throw DamagedArchive(part);
        }
    }

    private static async Task<bool> Next(CsvReader csv, string? part, CancellationToken cancellation)
    {
        try
        {
            return await csv.ReadAsync(cancellation);
        }
        catch (CsvFormatException exception)
        {
            throw new ImportPlace(exception.LineNumber > 0 ? (int)exception.LineNumber : null, part).Damaged(
                "The line cannot be read as CSV: it is longer than 128 kB, or a quote is missing or out of place.");
        }
        catch (InvalidDataException)
        {
            throw DamagedArchive(part);
        }
    }

    private static ProblemException DamagedArchive(string? part) =>
        new ImportPlace(null, part).Damaged("The file in the archive is damaged or larger than it says. Export it once more.");
}
