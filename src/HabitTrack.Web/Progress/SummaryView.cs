namespace HabitTrack.Web;

/// <summary>The progress of the requested habits.</summary>
internal sealed record SummaryList(
    DateOnly AsOf,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<SummaryView> Summaries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>The previous range, for comparison.</summary>
internal record PreviousView(
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? MetRate)
{
    public static PreviousView Of(DayRange days, Amounts amounts) => new(
        days.From,
        days.To,
        amounts.Total,
        amounts.Entries,
        amounts.ActiveDays,
        amounts.MeanPerActiveDay,
        amounts.BestDay,
        amounts.Met,
        amounts.Missed,
        amounts.Excused,
        amounts.Open,
        amounts.MetRate);
}

/// <summary>The progress of a habit for clients.</summary>
internal sealed record SummaryView(
    [property: JsonIgnore] PreviousView Range,
    string Habit,
    string Unit,
    PreviousView Previous,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? ChangePercent,
    double Strength,
    StreakSpan Streak,
    IReadOnlyList<Bucket> Series) : PreviousView(Range)
{
    /// <summary>The statistics that only its kind has, under the default id of the kind.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> Facts { get; private init; } = [];

    public static SummaryView Of(string habit, HabitKind kind, Summary summary) => new(
        PreviousView.Of(summary.Range.Days, summary.Now),
        habit,
        summary.Unit,
        PreviousView.Of(summary.Range.Before, summary.Before),
        summary.Change,
        Math.Round(summary.Streaks.Strength, 6),
        StreakSpan.Of(summary.Streaks.Current),
        summary.Series)
    {
        Facts = summary.Facts is { } facts ? new() { [EntryKind.Of(kind).DefaultHabit!] = facts } : [],
    };
}
