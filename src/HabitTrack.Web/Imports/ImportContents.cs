namespace HabitTrack.Web;

/// <summary>The person to import for.</summary>
internal sealed record ImportTarget(PersonReader Reader, ImportRegister Register, string Person);

/// <summary>Finds out what a file to import is.</summary>
internal static class ImportContents
{
    private static readonly Problem Unknown = new(
        StatusCodes.Status422UnprocessableEntity,
        "import-unknown",
        "This is no file that can be imported. It has to be an export of HabitTrack, Loop Habit Tracker, Beaver Habits, mhabit or HabitBull, unchanged, or a CSV "
            + "file with the columns day, habit, amount, unit and note.");

    /// <summary>Opens the body of a request: the file, or a form with it.</summary>
    /// <exception cref="ProblemException">It is no file that can be imported.</exception>
    public static async Task<IImportContent> Open(HttpRequest request, ImportOptions options, ImportTarget target, CancellationToken cancellation)
    {
        if (BatchItems.IsLines(request))
            return new ExportContent(target, stop => ImportReader.Lines(request.BodyReader, stop));
        if (!request.HasFormContentType || request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
            return await Open(request.Body, options, target, cancellation);

        var form = await Form.Read(request.HttpContext);
        await using var file = form.Fields.Files.Count == 1 ? form.Fields.Files[0].OpenReadStream() : throw new ProblemException(Problems.Invalid("$", "Send one file."));
        return await Open(file, options, target, cancellation);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ProblemException">It is no file that can be imported.</exception>
    public static async Task<IImportContent> Open(Stream body, ImportOptions options, ImportTarget target, CancellationToken cancellation)
    {
        var file = await ImportFile.Save(body, cancellation);
        try
        {
            return Open(file, options, target);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static IImportContent Open(ImportFile file, ImportOptions options, ImportTarget target)
    {
        var isOwn = options.Source == ImportRecord.HabitTrack || (options.Source is null && ExportContent.Recognizes(file));
        if (!isOwn && ImportFormat.Find(file, options.Source) is { } format)
            return new TrackerContent(target, file, format, options.Habits);
        return isOwn || (options.Source is null && JsonFile.Has(file))
            ? new ExportContent(target, stop => ImportReader.Read(file.Open(), stop), file)
            : throw new ProblemException(file.IsEmpty ? Unknown with { Detail = "The file is empty. Export it once more." } : Unknown);
    }
}
