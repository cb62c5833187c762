using System.Collections.Immutable;

namespace HabitTrack.Domain.Replay;

/// <summary>
/// A person's habits under hypothetical changes. It uses the same decisions and the same fold as real commands, and records nothing. Apply changes in this
/// order: removed entries, calendar, added entries, goals and forgiveness.
/// </summary>
/// <param name="Habits">The started habits, by id.</param>
/// <param name="Calendar">The person's calendar.</param>
public sealed record ReplayedHabits(ImmutableDictionary<string, Habit.Started> Habits, PersonalCalendar Calendar)
{
    /// <summary>Removes an entry, as if it were retracted.</summary>
    /// <param name="habit">The id of its habit.</param>
    /// <param name="id">The id of the entry.</param>
    /// <param name="entry">The content of the entry, which must not be retracted.</param>
    public ReplayedHabits Without(string habit, Guid id, Entry entry) => With(habit, new EntryRetracted(id, entry, null));

    /// <summary>
    /// Changes the calendar. Entries with an instant move to the day of that instant in the new calendar, and starts that were not chosen move with them.
    /// Nothing is refused: entries that are then outside the life of their habit do not count for any period.
    /// </summary>
    /// <param name="calendar">The new calendar.</param>
    /// <param name="entries">All entries that count, with the ids of their habits.</param>
    public ReplayedHabits In(PersonalCalendar calendar, IEnumerable<(string Habit, Entry Entry)> entries)
    {
        var logged = entries.ToLookup(entry => entry.Habit, entry => Dated(entry.Entry, calendar));
        return new ReplayedHabits(
            Habits.ToImmutableDictionary(habit => habit.Key, habit => Habit.Start(habit.Value.Definition, DayLog.Of(logged[habit.Key]))), calendar);
    }

    /// <summary>Decides a log. An amount is in the unit of the goal that holds on its day.</summary>
    /// <param name="habit">The id of the habit. A default habit that has not started is started.</param>
    /// <param name="log">The command.</param>
    /// <param name="now">The current time, after which nothing can be logged.</param>
    /// <param name="own">The person's own exercises.</param>
    public Decision Decide(string habit, LogEntry log, DateTimeOffset now, IReadOnlyList<Exercise> own) =>
        HabitDecider.Decide(log, OnDayOf(log, HabitOf(habit), now), new Circumstances(habit, now, Calendar, null, own));

    /// <summary>Applies events to a habit.</summary>
    public ReplayedHabits With(string habit, IEnumerable<PersonEvent> events) =>
        events.OfType<HabitEvent>().Aggregate(this, (replay, @event) => replay.With(habit, @event));

    /// <summary>Replaces all goals of a habit by one.</summary>
    /// <param name="habit">The id of the habit.</param>
    /// <param name="goal">The goal, in a unit that the kind of habit allows.</param>
    public ReplayedHabits WithGoal(string habit, Goal goal) => With(habit, definition => definition with { Goals = [new DeclaredGoal(goal, null)] });

    /// <summary>Replaces the goal that is effective on a day. Earlier goals stay.</summary>
    /// <param name="habit">The id of the habit.</param>
    /// <param name="goal">The goal, in a unit that the kind of habit allows.</param>
    /// <param name="day">The day.</param>
    public ReplayedHabits WithCurrentGoal(string habit, Goal goal, DateOnly day) => With(
        habit, definition => definition with { Goals = [.. definition.Goals, new DeclaredGoal(goal, GoalTimeline.EffectiveFrom(definition, day))] });

    /// <summary>Changes the number of consecutive missed periods that a streak survives, 0 to 30.</summary>
    public ReplayedHabits WithForgive(string habit, int forgive) =>
        With(habit, definition => definition with { Details = definition.Details with { Forgive = forgive } });

    private ReplayedHabits With(string habit, HabitEvent @event) => Habit.Evolve(HabitOf(habit), @event) is Habit.Started started
        ? this with { Habits = Habits.SetItem(habit, started) }
        : this with { Habits = Habits.Remove(habit) };

    /// <summary>The habit with no other goal than the one that holds on the day of an entry.</summary>
    private Habit OnDayOf(LogEntry log, Habit habit, DateTimeOffset now)
    {
        if (habit is not Habit.Started started)
            return habit;
        var at = log.When?.PerformedAt is { } instant && PersonalCalendar.IsSupported(DateOnly.FromDateTime(instant.UtcDateTime)) ? instant : now;
        var day = log.When is { } when ? when.Day ?? Calendar.DayOf(at) : log.Entry.Day;
        var goal = new HabitView(started, Calendar, day).Goal;
        return Habit.Start(started.Definition with { Goals = [new DeclaredGoal(goal, null)] }, habit.Days);
    }

    private Habit HabitOf(string habit) => Habits.GetValueOrDefault(habit) ?? Habit.Initial;

    private ReplayedHabits With(string habit, Func<HabitDefinition, HabitDefinition> change) =>
        this with { Habits = Habits.SetItem(habit, Habit.Start(change(Habits[habit].Definition), Habits[habit].Days)) };

    private static Entry Dated(Entry entry, PersonalCalendar calendar) =>
        entry.PerformedAt is { } at ? entry with { Day = calendar.DayOf(at) } : entry;
}
