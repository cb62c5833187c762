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
/// <param name="SkipChanged">The habit whose day was just skipped, or counts again, as the last change; null for none.</param>
/// <param name="Corrected">The entry that was just corrected; null for none.</param>
/// <param name="IsZoneChanged">Whether the time zone was just changed.</param>
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
    EventWords EventWords,
    (HabitCard Card, DateOnly Day, bool IsSkipped)? SkipChanged,
    EntryView? Corrected,
    bool IsZoneChanged)
{
    /// <summary>The fields of the query string for an entry that was just corrected, and for a time zone that was just changed.</summary>
    internal const string CorrectedField = "corrected", ZoneField = "zone";

    /// <summary>The days for which the starter plan is offered after the first habit began.</summary>
    private const int DaysOfOffer = 7;

    /// <summary>The lengths of streaks that are celebrated.</summary>
    private static readonly int[] Milestones = [7, 30, 50, 100, 365];

    /// <summary>The person's unit system.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The cards of the habits that are not archived, in the person's order.</summary>
    public IEnumerable<HabitCard> Cards => Dashboard.Habits.Where(card => !card.Archived);

    /// <summary>The card whose goal the entry that was just logged met; null for none.</summary>
    public HabitCard? JustMet => Done is { Retracted: not true } done && done.Day == Person.AsOf
        && Cards.FirstOrDefault(card => card.Habit == done.Habit) is { Open: { } open } card && card.Group() == CardGroup.Met
        && open.Total - DayTotals.Of(done.Content).Sum(card.View.MeasureOf(card.Goal)) < open.Required
            ? card
            : null;

    /// <summary>Whether no habit has started yet.</summary>
    public bool IsFirst => IsLive && Dashboard.Habits.Count == 0;

    /// <summary>Whether to offer the starter plan to who began with habits of it, in the first days.</summary>
    public bool OffersPlan => MayChange && !IsFirst && Person.MayStartPlan && Person.Started.All(habit => habit.Definition.Start > Person.AsOf.AddDays(-DaysOfOffer));

    /// <summary>The advice to show. On the first day nothing is known of the hours before, so nobody is told to get up.</summary>
    public IEnumerable<Advice> Advice => Dashboard.Advice.Where(advice => !IsFirstDay || advice.Code != SitLess.Code);

    /// <summary>The records to announce: those that beat an earlier value.</summary>
    public IReadOnlyList<Record> NewRecords => [.. Dashboard.Records.Where(record => record.First != true)];

    /// <summary>What another page just did; null for nothing.</summary>
    public string? Notice =>
        IsZoneChanged ? T("Your days are now counted in {0}.", Person.Calendar.Zone.Id.Replace('_', ' '))
        : Corrected is { } corrected && Describe(corrected) is var (name, what)
            ? (corrected.Day == Person.Today
                ? T("{0} corrected.", Words.Isolated($"{name} {what}".Trim()))
                : T("{0} corrected, on {1}.", Words.Isolated($"{name} {what}".Trim()), Words.ShortDay(corrected.Day, Person.Today)))
        : null;

    /// <summary>Whether the correction that was just made is the last change, which can be undone.</summary>
    public bool MayUndoCorrection => Corrected is { } corrected && LastChange.Any(change => change.Data is EntryCorrected { EntryId: var id } && id == corrected.Id);

    /// <summary>What the entry that was just logged achieved.</summary>
    public IReadOnlyList<string> Achievements =>
    [
        .. JustMet is null ? Array.Empty<string>() : [T("Goal met")],
        .. JustMet is { Current.Length: var length } met && Milestones.Contains(length) ? [T("{0} in a row", Words.Counted(length, met.Unit))] : Array.Empty<string>(),
        .. Done is { Retracted: not true } done
            ? NewRecords.Where(record => DayTotals.Of(done.Content).RecordCandidates().Contains((record.Mark, record.Value)))
                .Select(record => T("New record: {0}", RecordWords.Describe(record, Units)))
            : [],
    ];

    /// <summary>Whether no habit started before.</summary>
    private bool IsFirstDay => !Person.Started.Any(habit => habit.Definition.Start < Person.AsOf);

    /// <summary>The message of a rejection that does not belong to a card.</summary>
    public string? Problem =>
        Rejection?.Problem.Code == UndoLastChangeHandler.NotLastChange.Code && LastChange.Count > 0
            ? T("Nothing was undone, because something else was changed in the meantime. The last change is now: {0}.", EventWords.Of(LastChange))
        : Dashboard.Habits.Any(card => !card.Archived && card.Habit == Rejection?.Form.Habit) ? null : Rejection?.Message;

    internal static async Task<TodayView> Read(PersonView person, PageContext context, ViewTime time, Rejection? rejection, Func<Guid> newId, IQueryCollection? query = null)
    {
        var dashboard = await DashboardView.Read(person, context.Caller.Person, context.Reader, context.Cancellation);
        var isLive = time == ViewTime.Now;
        var mayChange = isLive && context.Principal.MayChange;
        var (caller, store) = (context.Caller.Person, context.Reader.Store);
        query ??= QueryCollection.Empty;
        var (done, undone, skip) = (Query.Id(query, "done"), Query.Number(query, "undone", 1, long.MaxValue), Query.Habit(query, "skip"));
        var lastChange = mayChange ? await store.FindLastChange(caller, context.Cancellation, Undo.MaxSearched) : [];
        var lastUndone = mayChange && undone is { } sequence ? await store.FindUndone(caller, sequence, Undo.MaxSearched, context.Cancellation) : [];
        async Task<EntryView?> Entry(Guid? id) =>
            mayChange && id is { } some && await context.Reader.Find(caller, some, context.Cancellation) is { } found ? EntryView.Of(found) : null;
        return new TodayView(
            dashboard,
            person,
            isLive,
            mayChange,
            rejection,
            newId,
            lastChange,
            await Entry(done),
            lastUndone,
            await EventWords.For([.. lastChange, .. lastUndone], person, context),
            dashboard.Habits.FirstOrDefault(card => card.Habit == skip) is { } card ? SkipOf(card, lastChange) : null,
            await Entry(Query.Id(query, CorrectedField)),
            mayChange && query.ContainsKey(ZoneField));
    }

    private static (HabitCard, DateOnly, bool)? SkipOf(HabitCard card, IReadOnlyList<IEvent> lastChange) => lastChange switch
    {
        [{ Data: DaySkipped skipped } change] when StreamKey.StreamOf(change.StreamKey!) == card.Habit => (card, skipped.Day, true),
        [{ Data: DayUnskipped counted } change] when StreamKey.StreamOf(change.StreamKey!) == card.Habit => (card, counted.Day, false),
        _ => null,
    };

    /// <summary>The name of an entry, and a description of its content.</summary>
    public (string Name, string What) Describe(EntryView entry)
    {
        var kind = EntryKind.Of(entry.Content);
        var name = kind.Habit is null ? Words.Capital(kind.NameOf(entry.Content) ?? kind.Label) : CardOf(entry)?.Name ?? NameOf(entry.Habit);
        return (name, kind.Describe(entry.Content, Units));
    }

    /// <summary>The card of the habit of an entry; null for none.</summary>
    internal HabitCard? CardOf(EntryView entry) => Dashboard.Habits.FirstOrDefault(card => card.Habit == entry.Habit);

    /// <summary>The name of a habit that has no card, such as one whose last entry was removed.</summary>
    private string NameOf(string habit) => Person.Started.FirstOrDefault(one => one.Id == habit).Definition?.Details.Name ?? habit;

    /// <summary>What is left to do today, in one sentence.</summary>
    public string Summary => DaySummary.Of(Cards, Units, IsFirstDay);

    /// <summary>
    /// The cards by group, each in the person's order: what is left to do comes first. A card that was just met keeps its place until the next visit.
    /// </summary>
    public IReadOnlyList<HabitCard> OrderedCards => IsLive ? Cards.OrderBy(Group).ToList() : Cards.ToList();

    /// <summary>Whether a card is folded: nothing is left to do, and it is not the one that was just used.</summary>
    public bool Folds(HabitCard card) =>
        IsLive && Group(card) is CardGroup.Met or CardGroup.NotDue && card.Habit != Done?.Habit && card.Habit != Rejection?.Form.Habit;

    private CardGroup Group(HabitCard card) =>
        card != JustMet ? card.Group() : card.Open!.To <= Person.AsOf ? CardGroup.DueToday : CardGroup.DueLater;
}
