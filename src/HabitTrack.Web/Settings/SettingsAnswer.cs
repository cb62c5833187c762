namespace HabitTrack.Web;

/// <summary>The result of a form of the settings page.</summary>
/// <param name="Action">The action of the rejected form; null for none.</param>
/// <param name="Rejection">The rejection; null for none.</param>
/// <param name="Issued">The issued token with its secret, which is shown only once.</param>
/// <param name="Done">The section of the form, and a function that returns the success message in the language of the page; null for none.</param>
/// <param name="Import">The import whose notes are open; null for none.</param>
public sealed record SettingsAnswer(
    string? Action = null, Rejection? Rejection = null, (AccessToken Token, string Secret)? Issued = null, (string Section, Func<string> Message)? Done = null, Guid? Import = null)
{
    /// <summary>The ids of the sections.</summary>
    public const string Habits = "habits", You = "you", DaysOff = "off", Sharing = "sharing", Tokens = "tokens", Data = "data";

    public const string
        Saved = "saved", Off = "off", OffTo = "offTo", Revoked = "revoked", Removed = "removed", Withdrawn = "withdrawn",
        Imported = "imported", Known = "known", Skipped = "skipped", TakenBack = "takenBack", Kept = "kept", Notes = "notes";

    /// <summary>Reads the success message from the query string of a redirect.</summary>
    internal static SettingsAnswer Of(IQueryCollection query) => new(Import: Guid.TryParse(query[Notes], out var import) ? import : null, Done:
        query.ContainsKey(Saved) ? (You, () => T("Saved."))
        : Query.Day(query, Off) is { } off && (Query.Day(query, OffTo) ?? off) is var to ? (DaysOff, () => T("Days off: {0}. No habit is due then.", Words.Days(off, to)))
        : query.ContainsKey(Removed) ? (Habits, () => T("The habit is removed."))
        : query.ContainsKey(Withdrawn) ? (DaysOff, () => T("Withdrawn: those days count again."))
        : query.TryGetValue(Revoked, out var section) ? (section == Tokens ? Tokens : Sharing, () => T("Revoked: it no longer works."))
        : Number(query, Imported) is { } imported && (Number(query, Known) ?? 0) is var known && (Number(query, Skipped) ?? 0) is var skipped
            ? (Data, () => skipped == 0 ? ImportWords(imported, known) : $"{(imported + known == 0 ? T("Nothing was imported.") : ImportWords(imported, known))} {SkippedWords(skipped)}")
        : Number(query, TakenBack) is { } takenBack && (Number(query, Kept) ?? 0) is var kept ? (Data, () => TakenBackWords(takenBack, kept))
        : null);

    /// <summary>The rejection of a form; null for none.</summary>
    public Rejection? To(string action) => action == Action ? Rejection : null;

    /// <summary>The success message of a form in a section; null for none.</summary>
    public string? DoneIn(string section) => Done is var (of, message) && of == section ? message() : null;

    private static long? Number(IQueryCollection query, string name) => Query.Number(query, name, 0, long.MaxValue);

    private static string SkippedWords(long skipped) =>
        T("{0} thing could not be imported; the reason is below.|{0} things could not be imported; the reasons are below.", skipped);

    private static string TakenBackWords(long takenBack, long kept) =>
        T("The import is taken back: {0} undone.", Words.Counted(takenBack, "events"))
        + (kept == 0 ? "" : " " + T("{0} change was kept, because something else was changed since.|{0} changes were kept, because something else was changed since.", kept));

    private static string ImportWords(long imported, long known) => (imported, known) switch
    {
        (0, 0) => T("The export has no events."),
        (0, 1) => T("The event was here already."),
        (0, _) => T("All {0} were here already.", Words.Counted(known, "events")),
        (_, 0) => T("{0} imported.", Words.Counted(imported, "events")),
        _ => T("{0} imported", Words.Counted(imported, "events")) + "; " + T("{0} was here already.|{0} were here already.", known),
    };
}
