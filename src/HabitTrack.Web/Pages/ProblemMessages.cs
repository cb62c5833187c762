namespace HabitTrack.Web;

/// <summary>Messages of problems for users of the pages, who do not know the API.</summary>
internal static class ProblemMessages
{
    /// <summary>The title of a page that shows only the problem.</summary>
    public static string TitleOf(Problem problem) => problem.Code switch
    {
        "not-found" or "method-not-allowed" => T("Page not found"),
        "habit-not-started" => T("Habit not found"),
        "token-required" => T("Signed out"),
        "token-invalid" or "token-expired" => T("Link not valid"),
        "scope-missing" or "no-person" or "closed" or "foreign-origin" => T("Not allowed"),
        "database-away" or "not-ready" => T("Not available at the moment"),
        "entry-not-found" => T("Entry not found"),
        "import-not-found" => T("Import not found"),
        "person-not-found" => T("Person not found"),
        "badge-not-found" => T("Badge not found"),
        _ when problem.Status >= StatusCodes.Status500InternalServerError => T("Something went wrong"),
        _ => T("That did not work"),
    };

    /// <summary>The message on a page that shows only the problem. The invalid values of a page that was opened are parts of its address.</summary>
    public static string OfPage(Problem problem, bool isOpened) => problem.Code == "invalid-values" && isOpened
        ? T("A part of this address is missing or mistyped. Open Today, and find the page from there.")
        : Of(problem);

    /// <summary>An error of a field, which begins with the name of the field, in the words of the pages.</summary>
    public static string OfField(Message error) => Words.Capital(T(
        error.Values is [{ IsData: false } name, ..] && error.Template.StartsWith("{0} ", StringComparison.Ordinal)
            ? Message.Of(error.Template, [Message.Data(NameOf(name.Template)), .. error.Values.Skip(1)])
            : error));

    public static string Of(Problem problem) => problem.Code switch
    {
        "token-required" => T("You are not signed in, or your session has ended. Sign in, then go back to the form: your browser keeps what you typed."),
        "refused" => T("This cannot be shown. Open Today instead."),
        "no-person" => T("You are signed in with a token that has no pages. Sign in with a token of a person."),
        "person-not-found" => T("This person does not exist, or does not share their data with you. Open Clients to see who does."),
        "not-last-change" => T("Something else was changed in the meantime, so nothing was undone. Open History to see the last change."),
        "token-not-found" => T("This link or token does not exist. Reload the page to see yours."),
        "scope-missing" when problem == AccessProblems.ClientRequired => T("Open Clients to choose whose data to see."),
        "scope-missing" when problem == AccessProblems.CannotSignIn => T("This token is for a link and cannot sign in. Use another token."),
        "scope-missing" => T("You are signed in with a token that does not allow this. Sign in with another token, or ask the administrator for one."),
        "not-found" => T("There is no page at this address. Check it for typos, or open Today."),
        "habit-not-started" => T("This habit does not exist. Open Today to see your habits."),
        "method-not-allowed" => T("This address does not show a page. Open Today instead."),
        "version-mismatch" => T("This was changed in the meantime. Reload the page before you change it."),
        "id-reused" or "idempotency-key-reused" => T("This form was already submitted with different values. Reload the page and fill in the form again."),
        "entry-retracted" => T("This was logged before and removed since. To log it again, submit the form once more."),
        "entry-changed" => T("This entry was changed in the meantime. Reload the page before you correct it."),
        "entry-not-found" => T("This entry does not exist. It may belong to another person who signed in with this browser."),
        "profile-changed" => T("The settings were changed in the meantime. Reload the page before you change them."),
        "import-not-found" => T("This import does not exist. Reload the page to see your imports."),
        "webhook-not-found" or "delivery-not-found" => T("This webhook does not exist any more. Reload the page to see yours."),
        "too-many-webhooks" => T("You can have at most {0} webhooks. Remove one that you do not need any more.", WebhookRegister.MaxWebhooks),
        "foreign-form" => T("This form is out of date. Reload the page and fill in the form again."),
        "foreign-origin" => T("The form was sent from another site. Open Today and fill in the form there."),
        "body-too-large" => T("The form is too large. Shorten its texts and submit it again."),
        "malformed-body" or "malformed-request" or "unsupported-media-type" => T("The form cannot be read. Reload the page and fill in the form again."),
        _ => OfField(problem.Message),
    };

    /// <summary>The name of a field as people say it, where it differs from that of the form and of the API.</summary>
    private static string NameOf(string field) => field switch
    {
        "address" or ChannelsPanel.Address => T("E-mail address"),
        "amount" => T("Amount"),
        "area" => T("Area"),
        "at" or "performedAt" => T("the time"),
        "color" => T("Color"),
        "day" => T("Day"),
        "days" or Sharing.Days or TokensPanel.Days => T("Days"),
        "dayStartsAt" => T("the start of the day"),
        "effectiveFrom" or "offFrom" or "startedOn" => T("the first day"),
        "emoji" => T("Emoji"),
        "every" or RemindersPanel.Every => T("Again every"),
        "exercise" => T("Exercise"),
        "forgive" => T("the number of missed periods"),
        "from" or ChannelsPanel.From => T("From"),
        "habit" => T("Habit"),
        "icon" => T("Icon"),
        "kg" or "lb" => T("the weight in {0}", field),
        "kind" => T("Kind"),
        "level" => T("Level"),
        "name" or Sharing.Name or TokensPanel.Name => T("Name"),
        "note" => T("Note"),
        "offReason" or "reason" => T("the reason"),
        "offTo" or "to" or "until" => T("the last day"),
        "on" => T("the day"),
        "order" => T("the place in lists"),
        "posture" => T("Posture"),
        "reps" => T("the repetitions"),
        "rpe" => T("the effort"),
        "tags" => T("Tags"),
        RemindersPanel.At => T("Time"),
        RemindersPanel.Until or ChannelsPanel.To => T("Until"),
        "server" or ChannelsPanel.Server => T("Server"),
        "topic" or ChannelsPanel.Topic => T("Topic"),
        ChannelsPanel.Token => T("Access token"),
        "timeZone" => T("the time zone"),
        "unit" => T("Unit"),
        "url" or WebhooksPanel.Url => T("Address"),
        "value" => T("Value"),
        "warmUpMinutes" => T("the minutes of the warm-up"),
        "warmUpSeconds" => T("the seconds of the warm-up"),
        "weekday" => T("Weekday"),
        _ => Noun(2, field),
    };
}
