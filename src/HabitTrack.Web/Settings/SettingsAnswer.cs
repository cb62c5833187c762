namespace HabitTrack.Web;

/// <summary>The result of a form of the settings page.</summary>
/// <param name="Action">The action of the rejected form; null for none.</param>
/// <param name="Rejection">The rejection; null for none.</param>
/// <param name="Issued">The issued token with its secret, which is shown only once.</param>
/// <param name="Done">The section of the form, and a function that returns the success message in the language of the page; null for none.</param>
/// <param name="AddedWebhook">The added webhook with its secret, which is shown only once.</param>
/// <param name="Webhook">The webhook whose deliveries are open; null for none.</param>
public sealed record SettingsAnswer(
    string? Action = null,
    Rejection? Rejection = null,
    (AccessToken Token, string Secret)? Issued = null,
    (string Section, Func<string> Message)? Done = null,
    (Webhook Webhook, string Secret)? AddedWebhook = null,
    Guid? Webhook = null)
{
    /// <summary>The ids of the sections.</summary>
    public const string Habits = "habits", You = "you", DaysOff = "off", Reminders = "channels", Sharing = "sharing", Tokens = "tokens", Webhooks = "webhooks", Data = "data";

    public const string
        Saved = "saved", Off = "off", OffTo = "offTo", Revoked = "revoked", Removed = "removed", Withdrawn = "withdrawn",
        TakenBack = "takenBack", Kept = "kept", WebhookRemoved = "webhookRemoved", Enabled = "enabled", Sent = "sent",
        RemindersSaved = "remindersSaved", ChannelAdded = "channelAdded", ChannelTested = "channelTested";

    /// <summary>Reads the success message from the query string of a redirect. Days off are confirmed while they are there.</summary>
    internal static SettingsAnswer Of(IQueryCollection query, IReadOnlyList<DayOff> daysOff) => new(Webhook: Guid.TryParse(query[Sent], out var webhook) ? webhook : null, Done:
        query.ContainsKey(Saved) ? (You, () => T("Saved."))
        : query.ContainsKey(WebhookRemoved) ? (Webhooks, () => T("The webhook is removed."))
        : query.ContainsKey(Enabled) ? (Webhooks, () => T("The webhook is enabled."))
        : query.ContainsKey(Sent) ? (Webhooks, () => T("It is being sent. Reload the page to see what the receiver answers."))
        : Query.Day(query, Off) is { } off && (Query.Day(query, OffTo) ?? off) is var to && daysOff.Any(range => (range.From, range.To) == (off, to)) ? (DaysOff, () => T("Days off: {0}. No habit is due then.", Words.Days(off, to)))
        : query.ContainsKey(RemindersSaved) ? (Reminders, () => T("Saved."))
        : query.ContainsKey(ChannelAdded) ? (Reminders, () => T("Added. An e-mail address has to be confirmed: open the link in the message that was sent to it."))
        : query.ContainsKey(ChannelTested) ? (Reminders, () => T("Sent. It can take a moment to arrive."))
        : query.ContainsKey(Removed) ? (Habits, () => T("The habit is removed."))
        : query.ContainsKey(Withdrawn) ? (DaysOff, () => T("Withdrawn: those days count again."))
        : query.TryGetValue(Revoked, out var section) ? (section == Tokens ? Tokens : Sharing, () => T("Revoked: it no longer works."))
        : Number(query, TakenBack) is { } takenBack && (Number(query, Kept) ?? 0) is var kept ? (Data, () => ImportWords.TakenBack(takenBack, kept))
        : null);

    /// <summary>The rejection of a form; null for none.</summary>
    public Rejection? To(string action) => action == Action ? Rejection : null;

    /// <summary>The success message of a form in a section; null for none.</summary>
    public string? DoneIn(string section) => Done is var (of, message) && of == section ? message() : null;

    private static long? Number(IQueryCollection query, string name) => Query.Number(query, name, 0, long.MaxValue);
}
