namespace HabitTrack.Domain.Progress;

/// <summary>The periods of a habit that ended in a week, and those of the week before.</summary>
public sealed record HabitWeek(string Habit, int Met, int Due, int MetBefore, int DueBefore)
{
    /// <summary>The share of the periods that were met, 0 to 1.</summary>
    internal decimal Rate => (decimal)Met / Due;

    /// <summary>The change of the share since the week before; 0 if nothing was due then.</summary>
    internal decimal Change => DueBefore == 0 ? 0 : Rate - ((decimal)MetBefore / DueBefore);
}

/// <summary>What a week was like.</summary>
/// <param name="Week">The week.</param>
/// <param name="Well">The habit that went best; null if none was met in at least half of its periods.</param>
/// <param name="Slipped">The habit that missed most; null if none missed.</param>
/// <param name="Suggestion">A change of a goal that the last weeks justify; null for none.</param>
public sealed record WeeklyStory(DayRange Week, HabitWeek? Well, HabitWeek? Slipped, Suggestion? Suggestion)
{
    private const int Days = 7;

    private const decimal GoodShare = 0.5m;

    /// <summary>Tells the story of the last whole week before the day of evaluation; null if nothing was due in it.</summary>
    /// <param name="habits">The habits with their ids, in the person's order.</param>
    /// <param name="person">The person.</param>
    /// <param name="asOf">The day of evaluation.</param>
    public static WeeklyStory? Of(IReadOnlyList<(string Habit, HabitView View)> habits, Profile person, DateOnly asOf)
    {
        var start = person.Calendar.WeekOf(asOf);
        var week = new DayRange(start.AddDays(-Days), start.AddDays(-1));
        var weeks = habits.Select(habit => WeekOf(habit.Habit, habit.View, week)).Where(habit => habit.Due > 0).ToList();
        if (weeks.Count == 0)
            return null;

        var well = weeks.OrderByDescending(habit => habit.Rate).ThenByDescending(habit => habit.Change).ThenByDescending(habit => habit.Met).First();
        var slipped = weeks.Where(habit => habit.Rate < 1 && habit != well).OrderBy(habit => habit.Rate).ThenBy(habit => habit.Change).FirstOrDefault();
        var bySuccess = weeks.OrderBy(habit => habit.Rate).Select(one => habits.First(habit => habit.Habit == one.Habit)).ToList();
        return new WeeklyStory(
            week,
            well.Rate >= GoodShare ? well : null,
            slipped ?? (well.Rate < GoodShare ? well : null),
            Suggestion.Of(bySuccess, week.To, mayBeHarder: !Advice.OfHealth(person, asOf).Any()));
    }

    private static HabitWeek WeekOf(string habit, HabitView view, DayRange week)
    {
        var before = new DayRange(week.From.AddDays(-Days), week.From.AddDays(-1));
        var ended = Periods.Of(view, week with { From = before.From })
            .Where(period => period.Status is PeriodStatus.Met or PeriodStatus.Missed)
            .ToLookup(period => week.Contains(period.To) ? 0 : before.Contains(period.To) ? 1 : 2, period => period.Status == PeriodStatus.Met);
        return new HabitWeek(habit, ended[0].Count(met => met), ended[0].Count(), ended[1].Count(met => met), ended[1].Count());
    }
}
