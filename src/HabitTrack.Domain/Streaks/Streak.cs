namespace HabitTrack.Domain;

/// <summary>A run of met periods, or of hits.</summary>
/// <param name="Length">How many; 0 only where there is no streak.</param>
/// <param name="From">First day of the first; null where there is none.</param>
/// <param name="Through">Last day of the last; null where there is none.</param>
public sealed record Streak(int Length, DateOnly? From, DateOnly? Through)
{
    /// <summary>No streak.</summary>
    public static readonly Streak None = new(0, null, null);

    /// <summary>One period more.</summary>
    public Streak Extended(DateOnly from, DateOnly to) => new(Length + 1, From ?? from, to);
}

/// <summary>What is asked right now.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Total">What was logged so far.</param>
/// <param name="Required">What is asked, or the limit.</param>
/// <param name="Remaining">What is left to reach, or to spend; never below 0.</param>
/// <param name="Status">How it stands.</param>
public sealed record OpenPeriod(DateOnly From, DateOnly To, decimal Total, decimal Required, decimal Remaining, PeriodStatus Status);

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

        var found = new List<Streak>();
        Chapter? last = null;
        foreach (var chapter in StreakWalk.Of(view))
        {
            found.AddRange(chapter.Found);
            last = chapter;
        }

        var all = found.OrderByDescending(streak => streak.Length).ThenByDescending(streak => streak.Through).ToList();
        return new Streaks(
            unit,
            last?.Current ?? Streak.None,
            all.FirstOrDefault() ?? Streak.None,
            all,
            last?.Open,
            last?.AtRisk ?? false,
            Domain.Strength.Of(view));
    }

    private static string UnitOf(Per per) => per switch
    {
        Per.Day => "days",
        Per.Week => "weeks",
        Per.Month => "months",
        _ => "hits",
    };
}
