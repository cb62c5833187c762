namespace HabitTrack.Domain.Replay;

/// <summary>The streaks and the met rate of a habit on the day of evaluation.</summary>
/// <param name="Streaks">The streaks and the strength.</param>
/// <param name="MetRate">met ÷ (met + missed) over the life up to the day, 0 to 1, to four decimals; null if both are 0.</param>
public sealed record Standing(StreakSummary Streaks, decimal? MetRate)
{
    /// <summary>Evaluates a habit.</summary>
    public static Standing Of(HabitView view)
    {
        var periods = Periods.Of(view).ToLookup(period => period.Status);
        var (met, missed) = (periods[PeriodStatus.Met].Count(), periods[PeriodStatus.Missed].Count());
        return new Standing(StreakSummary.Of(view), Ratio.Of(met, met + missed, 4));
    }
}

/// <summary>A day whose status or total differs between the actual and the replayed habit.</summary>
/// <param name="Day">The day.</param>
/// <param name="Actual">The actual status of the period that contains the day; null if there is none.</param>
/// <param name="Replayed">The status in the replay; null if there is no period.</param>
/// <param name="ActualTotal">The actual total, in the unit of the goal in effect on the day of evaluation.</param>
/// <param name="ReplayedTotal">The total in the replay, in the unit of the goal in effect there on the day of evaluation.</param>
public sealed record ChangedDay(DateOnly Day, PeriodStatus? Actual, PeriodStatus? Replayed, decimal ActualTotal, decimal ReplayedTotal);

/// <summary>A comparison of an actual habit with the replayed one.</summary>
/// <param name="Habit">The id of the habit.</param>
/// <param name="Actual">The actual result.</param>
/// <param name="Replayed">The result of the replay.</param>
/// <param name="Days">The days that differ, in order.</param>
public sealed record WhatIf(string Habit, Standing Actual, Standing Replayed, IReadOnlyList<ChangedDay> Days)
{
    /// <summary>Compares the habits of a replay with the actual ones, ordered by id.</summary>
    /// <param name="actual">The actual habits. Habits that only the replay has started are missing.</param>
    /// <param name="replayed">The replayed habits.</param>
    /// <param name="since">The first day of <see cref="Days"/>; null for the whole life. It does not affect the results.</param>
    /// <param name="asOf">The day of evaluation.</param>
    public static IEnumerable<WhatIf> Compare(ReplayedHabits actual, ReplayedHabits replayed, DateOnly? since, DateOnly asOf)
    {
        foreach (var (id, habit) in replayed.Habits.OrderBy(habit => habit.Key, StringComparer.Ordinal))
        {
            var existing = actual.Habits.GetValueOrDefault(id) ?? StartedAfter(asOf, habit.Definition);
            yield return Compare(id, new HabitView(existing, actual.Calendar, asOf), new HabitView(habit, replayed.Calendar, asOf), since);
        }
    }

    private static WhatIf Compare(string habit, HabitView actual, HabitView replayed, DateOnly? since)
    {
        var begin = actual.Start < replayed.Start ? actual.Start : replayed.Start;
        var range = new DayRange(since is { } first && first > begin ? first : begin, actual.AsOf);
        var days = HabitCalendar.Of(actual, range).Zip(HabitCalendar.Of(replayed, range))
            .Where(day => day.First.Status != day.Second.Status || day.First.Total != day.Second.Total)
            .Select(day => new ChangedDay(day.First.Day, day.First.Status, day.Second.Status, day.First.Total, day.Second.Total));
        return new WhatIf(habit, Standing.Of(actual), Standing.Of(replayed), days.ToList());
    }

    /// <summary>Returns a habit that starts on the next day, so that its view is empty.</summary>
    private static Domain.Habits.Habit.Started StartedAfter(DateOnly day, HabitDefinition definition) =>
        Domain.Habits.Habit.Start(definition.StartingOn(day.AddDays(1)), DayLog.Empty);
}
