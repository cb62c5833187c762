namespace HabitTrack.Domain;

/// <summary>A habit seen from a day: nothing dated later is in it. All that is computed of a habit is computed from such a view.</summary>
public sealed class HabitView
{
    private readonly Habit whole;
    private readonly HabitDefinition habit;
    private readonly bool settles;

    /// <param name="whole">The habit; it must have started.</param>
    /// <param name="calendar">The person's calendar.</param>
    /// <param name="asOf">The day of evaluation.</param>
    /// <param name="settles">Whether later views go on from what this one finds settled: not from a view of days to come, which is of no use to today's.</param>
    public HabitView(Habit whole, PersonalCalendar calendar, DateOnly asOf, bool settles = true)
    {
        this.settles = settles;
        (this.whole, habit, Days, Calendar, AsOf) = (whole, whole.Definition!.SeenFrom(asOf), whole.Days.UpTo(asOf), calendar, asOf);
        Goals = GoalTimeline.Of(habit, calendar);
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

    /// <summary>From where to walk through the life: what is settled of it, or its beginning.</summary>
    internal Course Settled =>
        whole.Settled is { } settled && settled.Through < AsOf && settled.WeekStartsOn == Calendar.WeekStartsOn ? settled : Course.Before(this);

    /// <summary>Whether a day is alive, neither paused nor skipped. A running pause covers no day that is still to come.</summary>
    public bool IsAvailable(DateOnly day) => habit.IsAlive(day) && !(day <= AsOf && habit.IsPaused(day)) && !habit.IsSkipped(day);

    /// <summary>How many days from one to another are available.</summary>
    public int AvailableDays(DateOnly from, DateOnly to) => new DayRange(from, to).EachDay().Count(IsAvailable);

    /// <summary>Whether a day lies within the life.</summary>
    public bool IsAlive(DateOnly day) => habit.IsAlive(day);

    /// <summary>Whether a day belongs to no life any more: after an archiving that nothing dated up to now reopens.</summary>
    public bool HasEndedBefore(DateOnly day) => habit.ArchivedOn is { } last && last < day;

    /// <summary>The sum of the days from one to another, in the unit of a goal.</summary>
    public decimal Total(DateOnly from, DateOnly to, Goal goal) => Days.Sum(SummedIn(goal), from, to);

    /// <summary>The goal that holds on a day of the life.</summary>
    public Goal GoalOn(DateOnly day) => SpanOn(day).Goal;

    /// <summary>The key that a goal's unit has in tallies.</summary>
    public string SummedIn(Goal goal) => habit.Kind == HabitKind.Custom ? Units.Amount : goal.Unit;

    /// <summary>The same habit, seen from another day.</summary>
    public HabitView SeenFrom(DateOnly day) => new(whole, Calendar, day, settles);

    /// <summary>Keeps what is settled for views to come.</summary>
    internal void Settle(Course settled)
    {
        if (settles && (whole.Settled is not { } known || known.Through < settled.Through || known.WeekStartsOn != settled.WeekStartsOn))
            whole.Settled = settled;
    }

    private GoalSpan SpanOn(DateOnly day) => Goals.LastOrDefault(span => span.From <= day) ?? Goals[0];
}
