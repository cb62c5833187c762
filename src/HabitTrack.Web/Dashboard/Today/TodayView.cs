namespace HabitTrack.Web;

/// <summary>The Today page, ready to be shown: nothing in it is left to look up or to compute.</summary>
/// <param name="Day">The day it is seen from, in words.</param>
/// <param name="IsLive">Whether it is the day that runs, as now known.</param>
/// <param name="MayChange">Whether whoever looks may change anything, which they may on that day only.</param>
/// <param name="Earlier">The day before.</param>
/// <param name="Later">The day after; null on the last.</param>
/// <param name="Progress">How the day goes, in one line; null when nothing is asked.</param>
/// <param name="Cards">The habits that are on.</param>
/// <param name="Archived">The habits that are over.</param>
/// <param name="Advice">Care advice.</param>
/// <param name="Records">The records of the day.</param>
/// <param name="Moments">The day's entries, newest first.</param>
/// <param name="Plan">What the starter plan holds, in words, for the first day.</param>
/// <param name="FirstHang">Ways to log the very first hang.</param>
/// <param name="Key">The idempotency key of what the page's forms ask besides logging.</param>
/// <param name="Problem">Why what was sent was not done, where it belongs to no card.</param>
public sealed record TodayView(
    string Day,
    bool IsLive,
    bool MayChange,
    DayLink Earlier,
    DayLink? Later,
    string? Progress,
    IReadOnlyList<CardView> Cards,
    IReadOnlyList<CardView> Archived,
    IReadOnlyList<Advice> Advice,
    IReadOnlyList<FactView> Records,
    IReadOnlyList<MomentView> Moments,
    IReadOnlyList<PlanItem> Plan,
    IReadOnlyList<LogOption> FirstHang,
    Guid Key,
    string? Problem)
{
    private static readonly HabitKinds.Defaults Hang = HabitKinds.DefaultsOf(HabitKind.Hang)!;

    /// <summary>Whether it is the first day, on which no habit has started.</summary>
    public bool IsFirst => IsLive && Cards.Count + Archived.Count == 0;

    internal static async Task<TodayView> Read(PersonView person, Visit visit, Seen seen, Rejection? rejection, Func<Guid> newId)
    {
        var dashboard = await DashboardView.Read(person, visit.Caller.Person, visit.Reader, visit.Cancellation);
        return Of(dashboard, person, seen == Seen.Now, visit.Principal.MayChange, rejection, newId);
    }

    private static TodayView Of(
        DashboardView dashboard, PersonView person, bool isLive, bool mayChange, Rejection? rejection, Func<Guid> newId)
    {
        var units = person.Person.Settings.Units;
        var cards = dashboard.Habits.ToLookup(card => card.Archived, card => CardView.Of(card, units, isLive, rejection, newId).For(mayChange));
        var habits = dashboard.Habits.ToDictionary(card => card.Habit, StringComparer.Ordinal);
        return new TodayView(
            Words.Day(dashboard.AsOf, person.Today),
            isLive,
            isLive && mayChange,
            DayLink.To(dashboard.AsOf.AddDays(-1), person.Today),
            dashboard.AsOf < person.Today ? DayLink.To(dashboard.AsOf.AddDays(1), person.Today) : null,
            ProgressOf(dashboard.Habits.Where(card => !card.Archived)),
            cards[false].ToList(),
            cards[true].ToList(),
            dashboard.Advice,
            dashboard.Records.Select(record => RecordWords.Of(record, "", units)).ToList(),
            dashboard.Entries.Select(entry => MomentView.Of(entry, habits, person.Calendar, units)).ToList(),
            BackCarePlan.Habits.Select(habit => PlanItem.Of(habit.Habit, habit.Goal, units)).ToList(),
            LogOption.For(Hang.Id, HabitKind.Hang, Hang.Goal, null, newId),
            newId(),
            cards[false].Any(card => card.Problem is not null) ? null : rejection?.Message);
    }

    /// <summary>A limit is told of only once it is exceeded: while its period runs, it is not yet met.</summary>
    private static string? ProgressOf(IEnumerable<HabitCard> cards)
    {
        var goals = cards
            .Where(card => card.Goal.Direction == Direction.AtLeast || card.Open?.Status == PeriodStatus.Missed)
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

/// <summary>A link to another day.</summary>
public sealed record DayLink(string Href, string Text)
{
    internal static DayLink To(DateOnly day, DateOnly today) =>
        day == today ? new("/", "Today") : new($"/?asOf={day:yyyy-MM-dd}", day == today.AddDays(-1) ? "Yesterday" : Words.ShortDay(day));
}

/// <summary>What the starter plan asks of a habit.</summary>
public sealed record PlanItem(string Kind, string Name, string Goal)
{
    internal static PlanItem Of(string habit, Goal goal, UnitSystem units)
    {
        var kind = HabitKinds.KindOf(habit)!.Value;
        var asked = $"{Words.Amount(goal.Amount, goal.Unit, units)} a {Words.Lower<Per>(goal.Per)}";
        return new(Kinds.NameOf(kind), HabitKinds.DefaultsOf(kind)!.Name, asked);
    }
}
