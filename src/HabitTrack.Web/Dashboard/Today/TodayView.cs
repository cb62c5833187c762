namespace HabitTrack.Web;

/// <summary>What the Today page shows.</summary>
/// <param name="Dashboard">The same as the API gives.</param>
/// <param name="Person">The person, seen from the day.</param>
/// <param name="IsLive">Whether it is the day that runs, as now known.</param>
/// <param name="MayChange">Whether whoever looks may change anything, which they may on that day only.</param>
/// <param name="Rejection">What was sent from the page, and why it was not acted on.</param>
/// <param name="NewId">Makes ids for what its forms are to make.</param>
public sealed record TodayView(DashboardView Dashboard, PersonView Person, bool IsLive, bool MayChange, Rejection? Rejection, Func<Guid> NewId)
{
    /// <summary>Units that the person reads.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>Whether it is the first day, on which no habit has started.</summary>
    public bool IsFirst => IsLive && Dashboard.Habits.Count == 0;

    /// <summary>Why what was sent was not done, where it belongs to no card.</summary>
    public string? Problem => Dashboard.Habits.Any(card => !card.Archived && card.Habit == Rejection?.Form.Habit) ? null : Rejection?.Message;

    internal static async Task<TodayView> Read(PersonView person, Visit visit, Seen seen, Rejection? rejection, Func<Guid> newId)
    {
        var dashboard = await DashboardView.Read(person, visit.Caller.Person, visit.Reader, visit.Cancellation);
        var isLive = seen == Seen.Now;
        return new TodayView(dashboard, person, isLive, isLive && visit.Principal.MayChange, rejection, newId);
    }

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
