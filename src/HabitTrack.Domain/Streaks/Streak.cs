namespace HabitTrack.Domain;

/// <summary>A run of so many met periods, or hits, from the first day of the first through the last day of the last.</summary>
public sealed record Streak(int Length, DateOnly? From, DateOnly? Through)
{
    /// <summary>No streak.</summary>
    public static readonly Streak None = new(0, null, null);

    /// <summary>One period more.</summary>
    public Streak Extended(DateOnly from, DateOnly to) => new(Length + 1, From ?? from, to);
}

/// <summary>A habit's streaks, seen from a day.</summary>
/// <param name="Unit">What the length counts: days, weeks, months or hits.</param>
/// <param name="Current">The streak that has not ended.</param>
/// <param name="Longest">The longest; of equal ones the most recent.</param>
/// <param name="All">All of them, the longest first, of equal ones the most recent first.</param>
/// <param name="Open">The period running; null when none is due.</param>
/// <param name="AtRisk">Whether a streak would end if the running period were missed, and today is its last chance.</param>
/// <param name="Strength">The habit's strength, 0 to 1.</param>
public sealed record Streaks(string Unit, Streak Current, Streak Longest, IReadOnlyList<Streak> All, OpenPeriod? Open, bool AtRisk, double Strength)
{
    /// <summary>The streaks of a habit; none before its life has begun.</summary>
    public static Streaks Of(HabitView view)
    {
        var unit = UnitOf(view.Goal.Per);
        if (!view.HasBegun)
            return new Streaks(unit, Streak.None, Streak.None, [], null, false, 0);

        var start = view.Checkpoints?.Find(view) ?? StreakCheckpoint.Before(view);
        var (checkpoint, kept, last) = StreakWalk.On(view, start);
        kept = kept with { Strength = Domain.Strength.On(view, start, kept.Through) };
        view.Checkpoints?.Keep(kept);
        var strength = Domain.Strength.On(view, kept, view.End);
        var all = checkpoint.Streaks.OrderByDescending(streak => streak.Length).ThenByDescending(streak => streak.Through).ToList();
        var (current, open, atRisk) = StreakWalk.IsHits(view.GoalSpan) ? OfHits(view, checkpoint) : OfPeriods(view, checkpoint, last);
        return new Streaks(unit, current, all.FirstOrDefault() ?? Streak.None, all, open, atRisk, strength);
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
        Per.Day => "days",
        Per.Week => "weeks",
        Per.Month => "months",
        _ => "hits",
    };
}
