namespace HabitTrack.Web;

/// <summary>A file format of another program.</summary>
internal abstract class ImportFormat
{
    /// <summary>All formats. A file is read with the first that recognizes it.</summary>
    public static readonly IReadOnlyList<ImportFormat> All =
        [new AppleHealth(), new LoopCsv(), new LoopBackup(), new Strong(), new Hevy(), new FitNotes(), new HabitBull(), new PlainCsv(), new BeaverHabits(), new MHabit(), new Gpx()];

    /// <summary>The name of the program in the API, and in the ids of entries: formats of one program have the same.</summary>
    public abstract string Source { get; }

    /// <summary>Whether a file has this format, by its content.</summary>
    public abstract bool Recognizes(ImportFile file);

    /// <summary>Reads a file.</summary>
    /// <exception cref="ProblemException">The file is damaged, or an option is missing or does not fit it.</exception>
    public abstract IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, CancellationToken cancellation);

    /// <summary>Finds the format of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">The program that wrote it; null to find out.</param>
    /// <returns>Null if no other program wrote it.</returns>
    public static ImportFormat? Find(ImportFile file, string? source) =>
        All.FirstOrDefault(format => (source is null || format.Source == source) && format.Recognizes(file));
}

/// <summary>How to read a file.</summary>
/// <param name="Calendar">The calendar of the person, for times without a zone.</param>
/// <param name="Options">The options of the import.</param>
internal sealed record ImportReading(PersonalCalendar Calendar, ImportOptions Options);
