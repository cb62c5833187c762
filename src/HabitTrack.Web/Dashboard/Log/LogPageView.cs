namespace HabitTrack.Web;

/// <summary>What every page to log on has.</summary>
/// <param name="Kind">Word for the kind of activity; chooses colour and icon.</param>
/// <param name="Title">What is done.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Id">The entry's identity, made with the form: sent twice it is logged once.</param>
/// <param name="IsCorrection">Whether an entry is corrected, rather than a new one logged.</param>
/// <param name="Habits">The habits of the kind, where there are several to choose from.</param>
/// <param name="Habit">The habit logged to.</param>
/// <param name="Day">The day, when it is not now.</param>
/// <param name="Note">The person's own words.</param>
/// <param name="Problem">What is wrong, where it belongs to no field.</param>
/// <param name="Done">What was logged a moment ago.</param>
/// <param name="Card">How the habit stands; null before it began.</param>
/// <param name="Last">The last entries.</param>
public sealed record LogPageView(
    string Kind,
    string Title,
    string Action,
    Guid Id,
    bool IsCorrection,
    ChoiceView? Habits,
    string Habit,
    FieldView Day,
    FieldView Note,
    string? Problem,
    DoneView? Done,
    CardView? Card,
    IReadOnlyList<FactView> Last);

/// <summary>What was logged a moment ago, to be undone with one tap.</summary>
public sealed record DoneView(Guid Entry, string Text);
