namespace HabitTrack.Domain;

/// <summary>A habit as its events tell: what it is, and what was logged to it. The state of one stream.</summary>
/// <param name="Definition">All there is to it but the entries; null before it has started.</param>
/// <param name="Days">What was logged, by day.</param>
public sealed record Habit(HabitDefinition? Definition, DayLog Days)
{
    /// <summary>Before the first event.</summary>
    public static readonly Habit Initial = new(null, DayLog.Empty);

    /// <summary>What views have found to be settled of its life: a memory, and no part of the state.</summary>
    internal Course? Settled { get; set; }

    /// <summary>The state after an event. It only puts facts together; whether they may happen was decided before.</summary>
    /// <exception cref="ArgumentException">The event is none of a habit's.</exception>
    public static Habit Evolve(Habit habit, object @event) => @event switch
    {
        EntryEvent entry => habit.With(entry),
        HabitStarted started => new Habit(Begin(started), habit.Days),
        HabitChangeUndone undone => new Habit(undone.Definition, habit.Days),
        _ => new Habit(Evolve(habit.Definition!, @event), habit.Days),
    };

    private static HabitDefinition Evolve(HabitDefinition habit, object @event) => @event switch
    {
        HabitDetailsChanged changed => habit with { Details = changed.After },
        GoalDeclared declared => habit with { Goals = [.. habit.Goals, new DeclaredGoal(declared.Goal, declared.EffectiveFrom)] },
        DaySkipped skipped => habit with { Skips = [.. habit.Skips.Append(new Skip(skipped.Day, skipped.Reason)).OrderBy(skip => skip.Day)] },
        DayUnskipped unskipped => habit with { Skips = [.. habit.Skips.Where(skip => skip.Day != unskipped.Day)] },
        HabitPaused paused => habit with { Pauses = With(habit.Pauses, paused.From, Turn.Stop) },
        HabitResumed resumed => habit with { Pauses = With(habit.Pauses, resumed.On, Turn.Go) },
        HabitArchived archived => habit with { Life = With(habit.Life, archived.On, Turn.Stop) },
        HabitReopened reopened => habit with { Life = With(habit.Life, reopened.On, Turn.Go) },
        _ => throw new ArgumentException($"{@event.GetType().Name} is not an event of a habit.", nameof(@event)),
    };

    private static HabitDefinition Begin(HabitStarted started) => new(
        started.Kind,
        new HabitDetails(started.Name, started.StartedOn, started.Forgive, started.Order, started.Tags),
        started.ByLog,
        [new DeclaredGoal(started.Goal, null)],
        [],
        [],
        []);

    private static List<DatedTurn> With(IReadOnlyList<DatedTurn> turns, DateOnly day, Turn turn) =>
        [.. turns.Append(new DatedTurn(day, turn)).OrderBy(some => some.Day)];

    private Habit With(EntryEvent entry)
    {
        var days = Days.With(entry);
        var earliest = entry.Previous?.Day < entry.Current?.Day ? entry.Previous! : (entry.Current ?? entry.Previous)!;
        return Definition is { ByLog: true } habit && entry.Current?.Day < habit.Start
            ? new Habit(habit with { Details = habit.Details with { StartedOn = entry.Current.Day } }, days)
            : new Habit(Definition, days) { Settled = Settled?.Through < earliest.Day ? Settled : null };
    }
}
