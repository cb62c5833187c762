using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>The model of the Today page.</summary>
/// <param name="Dashboard">The dashboard of the API.</param>
/// <param name="Person">The person as of the day.</param>
/// <param name="IsLive">Whether it is the current day, with everything that is known now.</param>
/// <param name="MayChange">Whether the viewer can make changes; only on the current day.</param>
/// <param name="Rejection">The rejected submission; null for none.</param>
/// <param name="NewId">Creates ids for new entries and idempotency keys.</param>
/// <param name="LastChange">The events that an undo would revert, newest first.</param>
/// <param name="Done">The entry that was just logged, changed or removed; null for none.</param>
/// <param name="Undone">The events that were just undone, newest first.</param>
/// <param name="EventWords">Describes the last change and the undone events.</param>
public sealed record TodayView(
    DashboardView Dashboard,
    PersonView Person,
    bool IsLive,
    bool MayChange,
    Rejection? Rejection,
    Func<Guid> NewId,
    IReadOnlyList<IEvent> LastChange,
    EntryView? Done,
    IReadOnlyList<IEvent> Undone,
    EventWords EventWords)
{
    /// <summary>The person's unit system.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>Whether no habit has started yet.</summary>
    public bool IsFirst => IsLive && Dashboard.Habits.Count == 0;

    /// <summary>The records to announce: those that beat an earlier value.</summary>
    public IReadOnlyList<Record> NewRecords => [.. Dashboard.Records.Where(record => record.First != true)];

    /// <summary>Whether no habit started before.</summary>
    private bool IsFirstDay => !Person.Started.Any(habit => habit.Definition.Start < Person.AsOf);

    /// <summary>The message of a rejection that does not belong to a card.</summary>
    public string? Problem =>
        Rejection?.Problem.Code == UndoLastChangeHandler.NotLastChange.Code && LastChange.Count > 0
            ? $"Nothing was undone, because something else was changed in the meantime. The last change is now: {EventWords.Of(LastChange)}."
        : Dashboard.Habits.Any(card => !card.Archived && card.Habit == Rejection?.Form.Habit) ? null : Rejection?.Message;

    internal static async Task<TodayView> Read(PersonView person, PageContext context, ViewTime time, Rejection? rejection, Func<Guid> newId, Guid? done = null, long? undone = null)
    {
        var dashboard = await DashboardView.Read(person, context.Caller.Person, context.Reader, context.Cancellation);
        var isLive = time == ViewTime.Now;
        var mayChange = isLive && context.Principal.MayChange;
        var (caller, store) = (context.Caller.Person, context.Reader.Store);
        var lastChange = mayChange ? await store.FindLastChange(caller, context.Cancellation, Undo.MaxSearched) : [];
        var lastUndone = mayChange && undone is { } sequence ? await store.FindUndone(caller, sequence, Undo.MaxSearched, context.Cancellation) : [];
        return new TodayView(
            dashboard,
            person,
            isLive,
            mayChange,
            rejection,
            newId,
            lastChange,
            mayChange && done is { } id && await context.Reader.Find(caller, id, context.Cancellation) is { } found ? EntryView.Of(found) : null,
            lastUndone,
            await EventWords.For([.. lastChange, .. lastUndone], person, context));
    }

    /// <summary>The name of an entry, and a description of its content.</summary>
    public (string Name, string What) Describe(EntryView entry)
    {
        var card = Dashboard.Habits.FirstOrDefault(card => card.Habit == entry.Habit);
        var kind = EntryKind.Of(entry.Content);
        var name = kind.Habit is null ? Words.Capital(kind.NameOf(entry.Content) ?? kind.Name) : card?.Name ?? NameOf(entry.Habit);
        return (name, kind.Describe(entry.Content, Units));
    }

    /// <summary>The name of a habit that has no card, such as one whose last entry was removed.</summary>
    private string NameOf(string habit) => Person.Started.FirstOrDefault(one => one.Id == habit).Definition?.Details.Name ?? habit;

    /// <summary>The progress of the day in one line; null if there is no goal.</summary>
    public string? Progress()
    {
        // A limit counts only once it is exceeded: it cannot be met before its period ends.
        var goals = Dashboard.Habits
            .Where(card => !card.Archived && (card.Goal.Direction == Direction.AtLeast || card.Open?.Status == PeriodStatus.Missed))
            .ToLookup(card => card.Open?.Status);
        var (met, unmet) = (goals[PeriodStatus.Met].Count(), goals[PeriodStatus.Open].Count() + goals[PeriodStatus.Missed].Count());
        return (met, unmet) switch
        {
            (0, 0) => null,
            (_, 0) => "All goals met",
            (0, _) when IsFirstDay => "Day 1",
            _ => $"{met} of {Words.Counted(met + unmet, "goals")} met",
        };
    }
}
