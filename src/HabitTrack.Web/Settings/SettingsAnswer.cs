namespace HabitTrack.Web;

/// <summary>The result of a form of the settings page.</summary>
/// <param name="Action">The action of the rejected form; null for none.</param>
/// <param name="Rejection">The rejection; null for none.</param>
/// <param name="Issued">The issued token with its secret, which is shown only once.</param>
/// <param name="Done">The success message; null for none.</param>
public sealed record SettingsAnswer(string? Action = null, Rejection? Rejection = null, (AccessToken Token, string Secret)? Issued = null, string? Done = null)
{
    public const string
        Saved = "saved", Off = "off", OffTo = "offTo", Revoked = "revoked", Removed = "removed", Withdrawn = "withdrawn",
        Imported = "imported", Known = "known", Skipped = "skipped", TakenBack = "takenBack", Kept = "kept";

    /// <summary>Reads the success message from the query string of a redirect.</summary>
    internal static SettingsAnswer Of(IQueryCollection query) => new(Done:
        query.ContainsKey(Saved) ? "Saved."
        : Query.Day(query, Off) is { } off ? $"Days off: {Words.Days(off, Query.Day(query, OffTo) ?? off)}. No habit is due then."
        : query.ContainsKey(Removed) ? "The habit is removed."
        : query.ContainsKey(Withdrawn) ? "Withdrawn: those days count again."
        : query.ContainsKey(Revoked) ? "Revoked: it no longer works."
        : Number(query, Imported) is { } imported ? ImportWords(imported, Number(query, Known) ?? 0) + SkippedWords(Number(query, Skipped) ?? 0)
        : Number(query, TakenBack) is { } takenBack ? TakenBackWords(takenBack, Number(query, Kept) ?? 0)
        : null);

    /// <summary>The rejection of a form; null for none.</summary>
    public Rejection? To(string action) => action == Action ? Rejection : null;

    private static long? Number(IQueryCollection query, string name) => Query.Number(query, name, 0, long.MaxValue);

    private static string SkippedWords(long skipped) => skipped == 0 ? "" : $" {Words.Counted(skipped, "events")} could not be added again.";

    private static string TakenBackWords(long takenBack, long kept) =>
        $"The import is taken back: {Words.Counted(takenBack, "events")} undone."
        + (kept == 0 ? "" : $" {Words.Counted(kept, "changes")} {(kept == 1 ? "was" : "were")} kept, because something else was changed since.");

    private static string ImportWords(long imported, long known) => (imported, known) switch
    {
        (0, 0) => "The export has no events.",
        (0, 1) => "The event was here already.",
        (0, _) => $"All {Words.Counted(known, "events")} were here already.",
        (_, 0) => $"{Words.Counted(imported, "events")} imported.",
        _ => $"{Words.Counted(imported, "events")} imported; {Words.Number(known)} {(known == 1 ? "was" : "were")} here already.",
    };
}
