namespace HabitTrack.Domain.Streaks;

/// <summary>A series of met periods or hits.</summary>
/// <param name="Length">The number of periods or hits.</param>
/// <param name="From">The first day of the first one; null if the length is 0.</param>
/// <param name="Through">The last day of the last one; null if the length is 0.</param>
public sealed record Streak(int Length, DateOnly? From, DateOnly? Through)
{
    /// <summary>A streak of length 0.</summary>
    public static readonly Streak None = new(0, null, null);

    /// <summary>Adds a period or hit.</summary>
    public Streak Extended(DateOnly from, DateOnly to) => new(Length + 1, From ?? from, to);
}

/// <summary>The streaks and the strength of a habit on the day of evaluation.</summary>
/// <param name="Unit">The unit of the lengths: days, weeks, months or hits.</param>
/// <param name="Current">The streak that has not ended, else <see cref="Streak.None"/>.</param>
/// <param name="Longest">The longest streak; the most recent one on ties.</param>
/// <param name="All">All streaks, longest first; most recent first on ties.</param>
/// <param name="Open">The running period; null if none is due.</param>
/// <param name="AtRisk">Whether a streak ends if the running period is missed, and the day of evaluation is the last available day of the period.</param>
/// <param name="Strength">The strength, 0 to 1.</param>
public sealed record StreakSummary(string Unit, Streak Current, Streak Longest, IReadOnlyList<Streak> All, OpenPeriod? Open, bool AtRisk, double Strength)
{
    /// <summary>The streaks of a habit without a life.</summary>
    public static readonly StreakSummary None = new("days", Streak.None, Streak.None, [], null, false, 0);

    /// <summary>Computes the streaks and the strength of a habit. They are empty if its life has not begun.</summary>
    public static StreakSummary Of(HabitView view)
    {
        var unit = UnitOf(view.Goal.Per);
        if (!view.HasBegun)
            return new StreakSummary(unit, Streak.None, Streak.None, [], null, false, 0);

        var start = view.Checkpoints?.Find(view) ?? StreakCheckpoint.Before(view);
        var (checkpoint, kept, last) = StreakWalk.On(view, start);
        kept = kept with { Strength = Domain.Streaks.Strength.On(view, start, kept.Through) };
        view.Checkpoints?.Keep(kept);
        var strength = Domain.Streaks.Strength.On(view, kept, view.End);
        var all = checkpoint.Streaks.OrderByDescending(streak => streak.Length).ThenByDescending(streak => streak.Through).ToList();
        var (current, open, atRisk) = StreakWalk.IsHits(view.GoalSpan) ? OfHits(view, checkpoint) : OfPeriods(view, checkpoint, last);
        return new StreakSummary(unit, current, all.FirstOrDefault() ?? Streak.None, all, open, atRisk, strength);
    }

    private static (Streak Current, OpenPeriod? Open, bool AtRisk) OfPeriods(HabitView view, StreakCheckpoint checkpoint, Period? last)
    {
        var running = last?.To >= view.AsOf ? last : null;
        var atRisk = running is { Status: PeriodStatus.Open, Goal.Direction: Direction.AtLeast }
            && checkpoint.Current.Length > 0
            && checkpoint.ConsecutiveMisses >= view.Forgive
            && view.IsAvailable(view.AsOf)
            && view.AvailableDays(view.AsOf.AddDays(1), running.To) == 0;
        return (checkpoint.Current, running is null ? null : OpenPeriod.Of(running), atRisk);
    }

    private static (Streak Current, OpenPeriod? Open, bool AtRisk) OfHits(HabitView view, StreakCheckpoint checkpoint)
    {
        var span = view.GoalSpan;
        var unhitToday = view.Total(view.AsOf, view.AsOf, span.Goal) < span.Goal.Amount && view.IsAvailable(view.AsOf) ? 1 : 0;
        var (strictlyBetween, allowedGap) = (checkpoint.ConsecutiveMisses - unhitToday, Hits.AllowedGapDays(view, span.Goal));
        var current = strictlyBetween <= allowedGap ? checkpoint.Current : Streak.None;
        var open = OpenPeriod.OfHits(view, span, checkpoint.Current.Through?.AddDays(1) ?? span.From);
        return (current, open, current.Length > 0 && unhitToday == 1 && strictlyBetween == allowedGap);
    }

    private static string UnitOf(Per per) => per switch
    {
        Per.Day or Per.Rolling => "days",
        Per.Week => "weeks",
        Per.Month => "months",
        _ => "hits",
    };
}
