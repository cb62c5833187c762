namespace HabitTrack.Domain;

/// <summary>How a habit went.</summary>
/// <param name="Streaks">Its streaks and its strength.</param>
/// <param name="MetRate">Periods met ÷ (met + missed) of the whole life up to the day, 0 to 1 to four decimals; null when neither is there.</param>
public sealed record Standing(Streaks Streaks, decimal? MetRate)
{
    /// <summary>How a habit stands on the day it is seen from.</summary>
    public static Standing Of(HabitView view)
    {
        var periods = Periods.Of(view).ToLookup(period => period.Status);
        var (met, missed) = (periods[PeriodStatus.Met].Count(), periods[PeriodStatus.Missed].Count());
        return new Standing(Streaks.Of(view), Ratio.Of(met, met + missed, 4));
    }
}

/// <summary>A day that went otherwise.</summary>
/// <param name="Day">The day.</param>
/// <param name="Actual">How the period it lies in went; null where it lies in none.</param>
/// <param name="Replayed">How that would have gone.</param>
/// <param name="ActualTotal">What was logged on it, in the unit of the goal that holds on the last day.</param>
/// <param name="ReplayedTotal">What would have been logged, in the unit of the goal that would hold on the last day.</param>
public sealed record ChangedDay(DateOnly Day, PeriodStatus? Actual, PeriodStatus? Replayed, decimal ActualTotal, decimal ReplayedTotal);

/// <summary>A habit as it is beside what it would be, both seen from one day.</summary>
/// <param name="Habit">The habit's id.</param>
/// <param name="Actual">As it is.</param>
/// <param name="Replayed">As it would be.</param>
/// <param name="Days">The days that went otherwise, in order.</param>
public sealed record WhatIf(string Habit, Standing Actual, Standing Replayed, IReadOnlyList<ChangedDay> Days)
{
    /// <summary>Compares the habits of a replay, in order of their ids, with those that there are.</summary>
    /// <param name="actual">The habits as they are; what only the replay has started is none of them.</param>
    /// <param name="replayed">The same habits as they would be.</param>
    /// <param name="since">The first day that is compared; null for the whole life. It limits <see cref="Days"/> and nothing else.</param>
    /// <param name="asOf">The day both are seen from.</param>
    public static IEnumerable<WhatIf> Compare(Replay actual, Replay replayed, DateOnly? since, DateOnly asOf)
    {
        foreach (var (id, habit) in replayed.Habits.OrderBy(habit => habit.Key, StringComparer.Ordinal))
        {
            var held = actual.Habits.GetValueOrDefault(id) ?? NotBegunOn(asOf, habit.Definition);
            yield return Compare(id, new HabitView(held, actual.Calendar, asOf), new HabitView(habit, replayed.Calendar, asOf), since);
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

    /// <summary>A habit that only begins after a day.</summary>
    private static Domain.Habit.Started NotBegunOn(DateOnly day, HabitDefinition definition) =>
        Domain.Habit.Start(definition.StartingOn(day.AddDays(1)), DayLog.Empty);
}
