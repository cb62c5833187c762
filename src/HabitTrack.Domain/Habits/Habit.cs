using System.Diagnostics;

namespace HabitTrack.Domain.Habits;

/// <summary>The state of a habit's stream: its definition and its entries by day.</summary>
public abstract record Habit
{
    /// <summary>The state before the first event.</summary>
    public static readonly Habit Initial = new NotStarted(DayLog.Empty);

    private Habit(DayLog days) => Days = days;

    /// <summary>The totals of the entries, by day.</summary>
    public DayLog Days { get; }

    /// <summary>The definition; null if the habit has not started.</summary>
    public abstract HabitDefinition? Definition { get; }

    /// <summary>Validates the unit of a goal. Returns null if the unit is allowed.</summary>
    public Refusal? ValidateUnit(string unit) => Definition switch
    {
        { Kind: HabitKind.Custom } definition => Days.FirstEntry is null || HasEntriesIn(unit) ? null
            : Refusal.UnitInUse(definition.Goals.Select(goal => goal.Goal.Unit).FirstOrDefault(HasEntriesIn) ?? definition.Unit),
        { Kind: var kind } => HabitKinds.AllowsUnit(kind, unit) ? null : Refusal.UnitNotAllowed(kind, unit),
        null => null,
    };

    private bool HasEntriesIn(string unit) => Days.FirstWith(Measure.EntriesIn(unit)) is not null;

    /// <summary>A habit that has not started, whose start was undone, or that was removed.</summary>
    public sealed record NotStarted : Habit
    {
        internal NotStarted(DayLog days)
            : base(days)
        {
        }

        /// <inheritdoc/>
        public override HabitDefinition? Definition => null;
    }

    /// <summary>A habit that has started, archived or not.</summary>
    public abstract record Started : Habit
    {
        private protected Started(HabitDefinition definition, DayLog days)
            : base(days) => Definition = definition;

        /// <inheritdoc/>
        public override HabitDefinition Definition { get; }

        /// <summary>
        /// Validates the unit of an amount. Returns a refusal if there are no entries in the unit and a goal that holds today or later has another one: the
        /// amount would not count for it. Returns null if the unit is allowed.
        /// </summary>
        internal Refusal? ValidateAmount(string unit, Circumstances now) => Definition.Kind != HabitKind.Custom || HasEntriesIn(unit) ? null
            : GoalTimeline.Of(Definition.In(now.Calendar), now.Calendar)
                .Where(span => !(span.To < now.Today) && span.Goal.Unit != unit)
                .Select(span => Refusal.UnitDiffers(unit, span.Goal.Unit, span.From))
                .FirstOrDefault();
    }

    /// <summary>A habit that is not archived.</summary>
    public sealed record Active : Started
    {
        internal Active(HabitDefinition definition, DayLog days)
            : base(definition, days)
        {
        }
    }

    /// <summary>A habit that is archived and has not been reopened.</summary>
    public sealed record Archived : Started
    {
        internal Archived(HabitDefinition definition, DayLog days, DateOnly lastDay)
            : base(definition, days) => LastDay = lastDay;

        /// <summary>The last day of its life.</summary>
        public DateOnly LastDay { get; }
    }

    /// <summary>Creates the state from a definition, which is null if the habit has not started, and its entries by day.</summary>
    public static Habit Of(HabitDefinition? definition, DayLog days) => definition is null ? new NotStarted(days) : Start(definition, days);

    /// <summary>Creates the state of a started habit. A start that was not chosen is derived from the entries.</summary>
    public static Started Start(HabitDefinition definition, DayLog days)
    {
        var started = definition.StartedBy(days.FirstEntry);
        return started.ArchivedOn is { } lastDay ? new Archived(started, days, lastDay) : new Active(started, days);
    }

    /// <summary>Applies an event to a state. Events are not validated.</summary>
    public static Habit Evolve(Habit habit, HabitEvent @event) => (@event, habit) switch
    {
        (EntryEvent entry, _) => Of(habit.Definition, habit.Days.With(entry.InUnit(habit.Definition?.Unit))),
        (HabitStarted started, _) => Start(DefinitionOf(started), habit.Days),
        (HabitRemoved, _) => new NotStarted(habit.Days),
        (HabitChangeUndone undone, _) => Of(undone.Definition, habit.Days),
        (_, Started it) => Start(Evolve(it.Definition, @event), habit.Days),
        _ => habit,
    };

    private static HabitDefinition Evolve(HabitDefinition habit, HabitEvent @event) => @event switch
    {
        HabitDetailsChanged changed => With(habit, changed),
        GoalDeclared declared => habit with { Goals = [.. habit.Goals, new DeclaredGoal(declared.Goal, declared.EffectiveFrom)] },
        DaySkipped skipped => habit with { Skips = [.. habit.Skips.Append(new Skip(skipped.Day, skipped.Reason)).OrderBy(skip => skip.Day)] },
        DayUnskipped unskipped => habit with { Skips = [.. habit.Skips.Where(skip => skip.Day != unskipped.Day)] },
        HabitPaused paused => habit with { Pauses = With(habit.Pauses, new(paused.From, PauseChange.Paused)) },
        HabitResumed resumed => habit with { Pauses = With(habit.Pauses, new(resumed.On, PauseChange.Resumed)) },
        HabitArchived archived => habit with { Life = With(habit.Life, new(archived.On, LifeChange.Archived)) },
        HabitReopened reopened => habit with { Life = With(habit.Life, new(reopened.On, LifeChange.Reopened)) },
        _ => throw new UnreachableException(),
    };

    private static HabitDefinition DefinitionOf(HabitStarted started) => new(
        started.Kind,
        new HabitDetails(started.Name, started.StartedOn, started.Forgive, started.Order, started.Tags, started.Icon, started.Color),
        started.ByLog,
        [new DeclaredGoal(started.Goal, null)],
        [],
        [],
        [],
        started.DeclaredAt is { } at ? new Declaration(started.StartedOn, at) : null);

    private static HabitDefinition With(HabitDefinition habit, HabitDetailsChanged changed)
    {
        var after = habit with { Details = changed.After };
        return changed.StartChosen == true || changed.After.StartedOn != changed.Before.StartedOn ? after.StartingOn(changed.After.StartedOn) : after;
    }

    private static List<DatedPause> With(IReadOnlyList<DatedPause> pauses, DatedPause change) => [.. pauses.Append(change).OrderBy(some => some.Day)];

    private static List<DatedLifeChange> With(IReadOnlyList<DatedLifeChange> life, DatedLifeChange change) =>
        [.. life.Append(change).OrderBy(some => some.Day)];
}
