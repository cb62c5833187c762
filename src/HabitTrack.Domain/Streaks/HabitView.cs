namespace HabitTrack.Domain;

/// <summary>A habit seen from a day: nothing dated later is in it. All that is computed of a habit is computed from such a view.</summary>
public sealed class HabitView
{
    private readonly Habit.Started whole;
    private readonly HabitDefinition habit;

    /// <param name="whole">The habit.</param>
    /// <param name="calendar">The person's calendar.</param>
    /// <param name="asOf">The day of evaluation.</param>
    /// <param name="checkpoints">The cache of the habit's streaks; null to compute them from the start.</param>
    public HabitView(Habit.Started whole, PersonalCalendar calendar, DateOnly asOf, StreakCheckpoints? checkpoints = null)
    {
        (this.whole, habit, Days, Calendar, AsOf) = (whole, whole.Definition.In(calendar).SeenFrom(asOf), whole.Days.UpTo(asOf), calendar, asOf);
        Goals = GoalTimeline.Of(habit, calendar);
        Checkpoints = checkpoints;
    }

    /// <summary>The day it is seen from.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The person's calendar.</summary>
    public PersonalCalendar Calendar { get; }

    /// <summary>What was logged up to that day.</summary>
    public DayLog Days { get; }

    /// <summary>What sort of activity.</summary>
    public HabitKind Kind => habit.Kind;

    /// <summary>Which goal holds when.</summary>
    public IReadOnlyList<GoalSpan> Goals { get; }

    /// <summary>First day of the life.</summary>
    public DateOnly Start => habit.Start;

    /// <summary>Last day of the life up to now, the day of evaluation at the latest.</summary>
    public DateOnly End => habit.ArchivedOn is { } last && last < AsOf ? last : AsOf;

    /// <summary>Whether the life has begun.</summary>
    public bool HasBegun => Start <= AsOf;

    /// <summary>How many missed periods in a row a streak survives.</summary>
    public int Forgive => habit.Details.Forgive;

    /// <summary>The goal that holds on the day of evaluation.</summary>
    public Goal Goal => GoalSpan.Goal;

    /// <summary>That goal, and the days it holds on.</summary>
    public GoalSpan GoalSpan => SpanOn(AsOf);

    /// <summary>The cache of the habit's streaks; null where there is none.</summary>
    internal StreakCheckpoints? Checkpoints { get; }

    /// <summary>Whether a day is alive, neither paused nor skipped. A running pause covers no day that is still to come.</summary>
    public bool IsAvailable(DateOnly day) => habit.IsAlive(day) && !(day <= AsOf && habit.IsPaused(day)) && !habit.IsSkipped(day);

    /// <summary>How many days from one to another are available.</summary>
    public int AvailableDays(DateOnly from, DateOnly to) => new DayRange(from, to).EachDay().Count(IsAvailable);

    /// <summary>Whether a day lies within the life.</summary>
    public bool IsAlive(DateOnly day) => habit.IsAlive(day);

    /// <summary>Whether a day belongs to no life any more: after an archiving that nothing dated up to now reopens.</summary>
    public bool HasEndedBefore(DateOnly day) => habit.ArchivedOn is { } last && last < day;

    /// <summary>The sum of the days from one to another, in the unit of a goal.</summary>
    public decimal Total(DateOnly from, DateOnly to, Goal goal) => Days.Sum(MeasureOf(goal), from, to);

    /// <summary>The goal that holds on a day of the life.</summary>
    public Goal GoalOn(DateOnly day) => SpanOn(day).Goal;

    /// <summary>What a goal adds up.</summary>
    public Measure MeasureOf(Goal goal) => habit.Kind == HabitKind.Custom ? Measure.AmountIn(goal.Unit) : Measure.OfUnit(goal.Unit);

    /// <summary>How many entries of a day count for a goal: of a custom habit those in its unit.</summary>
    public int EntriesOf(DayTotals day, Goal goal) => habit.Kind == HabitKind.Custom ? (int)day.Sum(Measure.EntriesIn(goal.Unit)) : day.Entries;

    /// <summary>The same habit, seen from another day.</summary>
    public HabitView SeenFrom(DateOnly day) => new(whole, Calendar, day, Checkpoints);

    private GoalSpan SpanOn(DateOnly day) => Goals.LastOrDefault(span => span.From <= day) ?? Goals[0];
}
