namespace HabitTrack.Domain.Streaks;

/// <summary>A habit as of a day of evaluation, without anything dated later. Everything that is computed for a habit is computed from its view.</summary>
public sealed class HabitView
{
    private readonly Habit.Started whole;
    private readonly HabitDefinition habit;
    private readonly DateOnly[] firstDaysOff, lastDaysOff;

    /// <param name="whole">The habit, including what is dated later.</param>
    /// <param name="calendar">The person's calendar.</param>
    /// <param name="asOf">The day of evaluation.</param>
    /// <param name="checkpoints">The cache of the habit's streaks; null to compute them from the start.</param>
    public HabitView(Habit.Started whole, PersonalCalendar calendar, DateOnly asOf, StreakCheckpoints? checkpoints = null)
    {
        (this.whole, habit, Days, Calendar, AsOf) = (whole, whole.Definition.In(calendar).SeenFrom(asOf), whole.Days.UpTo(asOf), calendar, asOf);
        Goals = GoalTimeline.Of(habit, calendar);
        // Ranges of days off may overlap: with the latest last day of a range and those before it, the last one that has begun tells whether a day is off.
        firstDaysOff = [.. calendar.DaysOff.Select(off => off.From)];
        lastDaysOff = [.. calendar.DaysOff.Select(off => off.To)];
        for (var at = 1; at < lastDaysOff.Length; at++)
            lastDaysOff[at] = lastDaysOff[at] > lastDaysOff[at - 1] ? lastDaysOff[at] : lastDaysOff[at - 1];
        Checkpoints = checkpoints;
    }

    /// <summary>The day of evaluation.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The person's calendar.</summary>
    public PersonalCalendar Calendar { get; }

    /// <summary>The totals of the entries up to the day of evaluation, by day.</summary>
    public DayLog Days { get; }

    /// <summary>The kind of habit.</summary>
    public HabitKind Kind => habit.Kind;

    /// <summary>The goals and the days on which they are in effect, in order.</summary>
    public IReadOnlyList<GoalSpan> Goals { get; }

    /// <summary>The first day of the life.</summary>
    public DateOnly Start => habit.Start;

    /// <summary>The last day of the life, or the day of evaluation if that is earlier.</summary>
    public DateOnly End => habit.ArchivedOn is { } last && last < AsOf ? last : AsOf;

    /// <summary>Whether the life has begun by the day of evaluation.</summary>
    public bool HasBegun => Start <= AsOf;

    /// <summary>The number of consecutive missed periods that a streak survives.</summary>
    public int Forgive => habit.Details.Forgive;

    /// <summary>The goal in effect on the day of evaluation.</summary>
    public Goal Goal => GoalSpan.Goal;

    /// <summary>The goal in effect on the day of evaluation, with the days on which it is in effect.</summary>
    public GoalSpan GoalSpan => SpanOn(AsOf);

    /// <summary>The cache of the habit's streaks; null if there is none.</summary>
    internal StreakCheckpoints? Checkpoints { get; }

    /// <summary>Whether a day is within the life and neither paused nor skipped. A running pause does not cover future days.</summary>
    public bool IsAvailable(DateOnly day) => habit.IsAlive(day) && !(day <= AsOf && habit.IsPaused(day)) && !IsSkipped(day);

    /// <summary>Whether a day is skipped, or a day off.</summary>
    public bool IsSkipped(DateOnly day) => habit.IsSkipped(day) || IsOff(day);

    /// <summary>Whether a day is one of the person's days off. Days off in the future are not seen.</summary>
    public bool IsOff(DateOnly day)
    {
        var found = Array.BinarySearch(firstDaysOff, day);
        var begun = found < 0 ? ~found - 1 : found;
        return begun >= 0 && day <= AsOf && day <= lastDaysOff[begun];
    }

    /// <summary>Returns the number of available days between two days, both inclusive.</summary>
    public int AvailableDays(DateOnly from, DateOnly to) => new DayRange(from, to).EachDay().Count(IsAvailable);

    /// <summary>Whether a day is within the life.</summary>
    public bool IsAlive(DateOnly day) => habit.IsAlive(day);

    /// <summary>Whether the habit is archived on the day of evaluation and its last day is before a day.</summary>
    public bool HasEndedBefore(DateOnly day) => habit.ArchivedOn is { } last && last < day;

    /// <summary>Returns the total between two days, both inclusive, in the unit of a goal.</summary>
    public decimal Total(DateOnly from, DateOnly to, Goal goal) => Days.Sum(MeasureOf(goal), from, to);

    /// <summary>Returns the goal in effect on a day of the life.</summary>
    public Goal GoalOn(DateOnly day) => SpanOn(day).Goal;

    /// <summary>Returns the measure that a goal sums.</summary>
    public Measure MeasureOf(Goal goal) => habit.Kind == HabitKind.Custom ? Measure.AmountIn(goal.Unit) : Measure.OfUnit(goal.Unit);

    /// <summary>Returns the number of entries of a day that count for a goal: for a custom habit, those in its unit.</summary>
    public int EntriesOf(DayTotals day, Goal goal) => habit.Kind == HabitKind.Custom ? (int)day.Sum(Measure.EntriesIn(goal.Unit)) : day.Entries;

    /// <summary>Returns the view of the same habit as of another day.</summary>
    public HabitView SeenFrom(DateOnly day) => new(whole, Calendar, day, Checkpoints);

    /// <summary>The goal that holds on a day of the life, and the days it holds on.</summary>
    internal GoalSpan SpanOn(DateOnly day) => Goals.LastOrDefault(span => span.From <= day) ?? Goals[0];
}
