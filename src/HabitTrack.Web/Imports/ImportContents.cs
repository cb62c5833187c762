namespace HabitTrack.Web;

/// <summary>The person to import for.</summary>
internal sealed record ImportTarget(PersonReader Reader, ImportRegister Register, string Person);

/// <summary>Finds out what a file to import is.</summary>
internal static class ImportContents
{
    private static readonly Problem Unknown = new(
        StatusCodes.Status422UnprocessableEntity,
        "import-unknown",
        "This is no file that can be imported. It has to be an export of HabitTrack, Loop Habit Tracker, Beaver Habits, mhabit, HabitBull, Apple Health, Strong, Hevy or "
            + "FitNotes, unchanged, a GPX file, or a CSV file with the columns day, habit, amount, unit and note. Programs that translate the names of columns, such as "
            + "Strong, have to be set to English for the export.");

    private static readonly Problem Spreadsheet = Unknown with
    {
        Detail = "This is the CSV export of HabitTrack for spreadsheets, which does not have everything. Import the NDJSON export instead: "
            + "Everything (NDJSON) in the settings, or GET /v1/exports.",
    };

    /// <summary>Opens a file, which has to be kept until the content is closed.</summary>
    /// <exception cref="ProblemException">It is no file that can be imported.</exception>
    public static IImportContent Open(ImportFile file, ImportOptions options, ImportTarget target)
    {
        if (EntryCsv.Recognizes(CsvRows.Headings(file.FirstLine)))
            throw new ProblemException(Spreadsheet);
        var isOwn = options.Source == ImportRecord.HabitTrack || (options.Source is null && ExportContent.Recognizes(file));
        if (!isOwn && ImportFormat.Find(file, options.Source) is { } format)
            return new TrackerContent(target, file, format, options);
        return isOwn || (options.Source is null && JsonFile.Has(file))
            ? new ExportContent(target, file)
            : throw new ProblemException(file.IsEmpty ? Unknown with { Detail = "The file is empty. Export it once more." } : Unknown);
    }
}
