namespace HabitTrack.Web;

/// <summary>The actual and the replayed state of the habits.</summary>
/// <param name="AsOf">The day of evaluation.</param>
public sealed record ReplayAnswer(DateOnly AsOf, IReadOnlyList<WhatIfView> Habits);

/// <summary>The actual and the replayed state of a habit, with their difference.</summary>
public sealed record WhatIfView(string Habit, StandingView Actual, StandingView Replayed, DifferenceView Difference)
{
    public static WhatIfView Of(WhatIf whatIf, DateOnly asOf)
    {
        var (actual, replayed) = (whatIf.Actual, whatIf.Replayed);
        return new WhatIfView(
            whatIf.Habit,
            StandingView.Of(whatIf.Habit, asOf, actual),
            StandingView.Of(whatIf.Habit, asOf, replayed),
            new DifferenceView(
                replayed.Streaks.Current.Length - actual.Streaks.Current.Length,
                replayed.Streaks.Longest.Length - actual.Streaks.Longest.Length,
                Math.Round(replayed.Streaks.Strength - actual.Streaks.Strength, 6),
                replayed.MetRate - actual.MetRate,
                whatIf.Days));
    }
}

/// <summary>A habit's streaks, and the share of its periods that were met.</summary>
public sealed record StandingView : StreakView
{
    private StandingView(StreakView streak, decimal? metRate)
        : base(streak) => MetRate = metRate;

    /// <summary>Met ÷ (met + missed) periods over the whole life; null without such periods.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? MetRate { get; }

    public static StandingView Of(string habit, DateOnly asOf, Standing standing) => new(StreakView.Of(habit, asOf, standing.Streaks), standing.MetRate);
}

/// <summary>Replayed minus actual values, and the days that would change. MetRate is null if either rate is null.</summary>
public sealed record DifferenceView(
    int CurrentLength,
    int LongestLength,
    double Strength,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MetRate,
    IReadOnlyList<ChangedDay> Days);
