using System.Text.Json.Serialization;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>The progress of every habit asked for.</summary>
internal sealed record SummaryList(DateOnly AsOf, DateOnly From, DateOnly To, IReadOnlyList<SummaryView> Summaries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>A habit's progress as it is shown.</summary>
internal sealed record SummaryView(
    string Habit,
    DateOnly From,
    DateOnly To,
    string Unit,
    decimal Total,
    int Entries,
    int ActiveDays,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MeanPerActiveDay,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] BestDay? BestDay,
    int Met,
    int Missed,
    int Excused,
    int Open,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MetRate,
    PreviousView Previous,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? ChangePercent,
    double Strength,
    StreakSpan Streak,
    HangFacts? Hang,
    WalkFacts? Walk,
    PostureFacts? Posture,
    StretchFacts? Stretch,
    WorkoutFacts? Workout,
    IReadOnlyList<Bucket> Series)
{
    public static SummaryView Of(string habit, Summary summary)
    {
        var (now, before) = (summary.Now, summary.Before);
        return new SummaryView(
            habit,
            summary.Range.Days.From,
            summary.Range.Days.To,
            summary.Unit,
            now.Total,
            now.Entries,
            now.ActiveDays,
            now.MeanPerActiveDay,
            now.BestDay,
            now.Met,
            now.Missed,
            now.Excused,
            now.Open,
            now.MetRate,
            new PreviousView(
                summary.Range.Before.From,
                summary.Range.Before.To,
                before.Total,
                before.Entries,
                before.ActiveDays,
                before.MeanPerActiveDay,
                before.BestDay,
                before.Met,
                before.Missed,
                before.Excused,
                before.Open,
                before.MetRate),
            summary.Change,
            Math.Round(summary.Streaks.Strength, 6),
            StreakSpan.Of(summary.Streaks.Current),
            summary.Facts as HangFacts,
            summary.Facts as WalkFacts,
            summary.Facts as PostureFacts,
            summary.Facts as StretchFacts,
            summary.Facts as WorkoutFacts,
            summary.Series);
    }
}

/// <summary>The range before, to compare with.</summary>
internal sealed record PreviousView(
    DateOnly From,
    DateOnly To,
    decimal Total,
    int Entries,
    int ActiveDays,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MeanPerActiveDay,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] BestDay? BestDay,
    int Met,
    int Missed,
    int Excused,
    int Open,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MetRate);
