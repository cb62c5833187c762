namespace HabitTrack.Web;

/// <summary>Every habit as it is and as it would be.</summary>
/// <param name="AsOf">The day of evaluation of both.</param>
public sealed record ReplayAnswer(DateOnly AsOf, IReadOnlyList<WhatIfView> Habits);

/// <summary>A habit as it is, as it would be, and what makes the difference.</summary>
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

    /// <summary>Periods met ÷ (met + missed) of the whole life; null without either.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? MetRate { get; }

    public static StandingView Of(string habit, DateOnly asOf, Standing standing) => new(StreakView.Of(habit, asOf, standing.Streaks), standing.MetRate);
}

/// <summary>Replayed minus actual, and the days that would change; metRate is null where one of the two is.</summary>
public sealed record DifferenceView(
    int CurrentLength,
    int LongestLength,
    double Strength,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MetRate,
    IReadOnlyList<ChangedDay> Days);
