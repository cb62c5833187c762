using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>What the Today page shows.</summary>
/// <param name="Dashboard">The same as the API gives.</param>
/// <param name="Person">The person, seen from the day.</param>
/// <param name="IsLive">Whether it is the day that runs, as now known.</param>
/// <param name="MayChange">Whether whoever looks may change anything, which they may on that day only.</param>
/// <param name="Rejection">What was sent from the page, and why it was not acted on.</param>
/// <param name="NewId">Makes ids for what its forms are to make.</param>
/// <param name="LastChange">The events that an undo would undo, the newest first.</param>
/// <param name="Done">The entry that was logged, changed or removed a moment ago; null for none.</param>
/// <param name="Undone">The events that were undone a moment ago, the newest first.</param>
public sealed record TodayView(
    DashboardView Dashboard,
    PersonView Person,
    bool IsLive,
    bool MayChange,
    Rejection? Rejection,
    Func<Guid> NewId,
    IReadOnlyList<IEvent> LastChange,
    EntryView? Done,
    IReadOnlyList<IEvent> Undone)
{
    /// <summary>Units that the person reads.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>Whether it is the first day, on which no habit has started.</summary>
    public bool IsFirst => IsLive && Dashboard.Habits.Count == 0;

    /// <summary>Why what was sent was not done, where it belongs to no card.</summary>
    public string? Problem => Dashboard.Habits.Any(card => !card.Archived && card.Habit == Rejection?.Form.Habit) ? null : Rejection?.Message;

    internal static async Task<TodayView> Read(PersonView person, PageContext context, ViewTime time, Rejection? rejection, Func<Guid> newId, Guid? done = null, long? undone = null)
    {
        var dashboard = await DashboardView.Read(person, context.Caller.Person, context.Reader, context.Cancellation);
        var isLive = time == ViewTime.Now;
        var mayChange = isLive && context.Principal.MayChange;
        var lastUndone = mayChange && undone is not null ? await context.Reader.Store.FindLastUndone(context.Caller.Person, context.Cancellation) : [];
        return new TodayView(
            dashboard,
            person,
            isLive,
            mayChange,
            rejection,
            newId,
            mayChange ? await context.Reader.Store.FindLastChange(context.Caller.Person, context.Cancellation) : [],
            mayChange && done is { } id && await context.Reader.Find(context.Caller.Person, id, context.Cancellation) is { } found ? EntryView.Of(found) : null,
            lastUndone.Count > 0 && lastUndone[0].Sequence == undone ? lastUndone : []);
    }

    /// <summary>What an entry is called, and what was done.</summary>
    public (string Name, string What) Said(EntryView entry)
    {
        var card = Dashboard.Habits.FirstOrDefault(card => card.Habit == entry.Habit);
        var name = entry.Name is { } measured ? Words.Capital(measured) : entry.Level is null ? card?.Name ?? NameOf(entry.Habit) : "Pain";
        return (name, EntryWords.Facts(entry, Units));
    }

    /// <summary>The name of a habit that has no card, such as one whose last entry was removed.</summary>
    private string NameOf(string habit) => Person.Started.FirstOrDefault(one => one.Id == habit).Definition?.Details.Name ?? habit;

    /// <summary>How the day goes, in one line; null when nothing is asked.</summary>
    public string? Progress()
    {
        // A limit is told of only once it is exceeded: while its period runs, it is not yet met.
        var goals = Dashboard.Habits
            .Where(card => !card.Archived && (card.Goal.Direction == Direction.AtLeast || card.Open?.Status == PeriodStatus.Missed))
            .ToLookup(card => card.Open?.Status);
        var (met, unmet) = (goals[PeriodStatus.Met].Count(), goals[PeriodStatus.Open].Count() + goals[PeriodStatus.Missed].Count());
        return (met, unmet) switch
        {
            (0, 0) => null,
            (_, 0) => "All goals met",
            _ => $"{met} of {Words.Counted(met + unmet, "goals")} met",
        };
    }
}
