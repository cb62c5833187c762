namespace HabitTrack.Web;

/// <summary>The words for imports.</summary>
internal static class ImportWords
{
    /// <summary>What an import has done that has ended.</summary>
    public static string ResultOf(ImportRecord import) =>
        import.TakenBackAt is not null ? TakenBack(import.TakenBack, import.Kept.Count)
        : import.Skipped == 0 ? Counts(import.Added, import.Known)
        : $"{(import.Added + import.Known == 0 ? T("Nothing was imported.") : Counts(import.Added, import.Known))} {Skipped(import.Skipped)}";

    /// <summary>What taking an import back has done.</summary>
    public static string TakenBack(long takenBack, long kept) =>
        T("The import is taken back: {0} undone.", Words.Counted(takenBack, "events"))
        + (kept == 0 ? "" : " " + T("{0} change was kept, because something else was changed since.|{0} changes were kept, because something else was changed since.", kept));

    private static string Skipped(long skipped) =>
        T("{0} thing could not be imported; the reason is below.|{0} things could not be imported; the reasons are below.", skipped);

    private static string Counts(long imported, long known) => (imported, known) switch
    {
        (0, 0) => T("The export has no events."),
        (0, 1) => T("The event was here already."),
        (0, _) => T("All {0} were here already.", Words.Counted(known, "events")),
        (_, 0) => T("{0} imported.", Words.Counted(imported, "events")),
        _ => T("{0} imported", Words.Counted(imported, "events")) + "; " + T("{0} was here already.|{0} were here already.", known),
    };
}
