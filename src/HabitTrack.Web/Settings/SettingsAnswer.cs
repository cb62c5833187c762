namespace HabitTrack.Web;

/// <summary>What a form of the settings page came to.</summary>
/// <param name="Action">Where a form was sent that was not acted on; null for none.</param>
/// <param name="Rejection">Why it was not.</param>
/// <param name="Issued">What was issued, and its secret, which is shown this once.</param>
/// <param name="Done">What was done; null for nothing.</param>
public sealed record SettingsAnswer(string? Action = null, Rejection? Rejection = null, (AccessToken Token, string Secret)? Issued = null, string? Done = null)
{
    public const string Saved = "saved", Revoked = "revoked", Removed = "removed", Withdrawn = "withdrawn", Imported = "imported", Known = "known";

    /// <summary>What a redirection says of what was done before.</summary>
    internal static SettingsAnswer Of(IQueryCollection query) => new(Done:
        query.ContainsKey(Saved) ? "Saved."
        : query.ContainsKey(Removed) ? "The habit is removed."
        : query.ContainsKey(Withdrawn) ? "Withdrawn: those days are asked for again."
        : query.ContainsKey(Revoked) ? "Revoked: it opens nothing any more."
        : Query.Number(query, Imported, 0, long.MaxValue) is { } imported ? ImportWords(imported, Query.Number(query, Known, 0, long.MaxValue) ?? 0)
        : null);

    /// <summary>Why a form was not acted on; null where it was not sent.</summary>
    public Rejection? To(string action) => action == Action ? Rejection : null;

    private static string ImportWords(long imported, long known) => (imported, known) switch
    {
        (0, 0) => "The export has no events.",
        (0, _) => $"All {Words.Counted(known, "events")} were here already.",
        (_, 0) => $"{Words.Counted(imported, "events")} imported.",
        _ => $"{Words.Counted(imported, "events")} imported; {Words.Number(known)} were here already.",
    };
}
