namespace HabitTrack.Web;

/// <summary>The streaks of a habit for clients.</summary>
public record StreakView(
    string Habit,
    string Unit,
    DateOnly AsOf,
    StreakSpan Current,
    StreakSpan Longest,
    IReadOnlyList<StreakSpan> Streaks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] OpenPeriod? Open,
    bool AtRisk,
    double Strength)
{
    /// <summary>The streaks of a habit, which are empty if it was removed.</summary>
    public static StreakView Of(string habit, PersonView person) =>
        person.FindStarted(habit) is { } found ? Of(habit, person.View(found)) : Of(habit, person.AsOf, StreakSummary.None);

    public static StreakView Of(string habit, HabitView view) => Of(habit, view.AsOf, StreakSummary.Of(view));

    public static StreakView Of(string habit, DateOnly asOf, StreakSummary streaks) => new(
        habit,
        streaks.Unit,
        asOf,
        StreakSpan.Of(streaks.Current),
        StreakSpan.Of(streaks.Longest),
        streaks.All.Select(StreakSpan.Of).ToList(),
        streaks.Open,
        streaks.AtRisk,
        Math.Round(streaks.Strength, 6));
}

/// <summary>The length and dates of a streak. The dates are null, not omitted, if the length is 0.</summary>
public sealed record StreakSpan(
    int Length,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? Through)
{
    public static StreakSpan Of(Streak streak) => new(streak.Length, streak.From, streak.Through);
}
