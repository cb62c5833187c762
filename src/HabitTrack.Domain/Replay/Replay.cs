using System.Collections.Immutable;

namespace HabitTrack.Domain;

/// <summary>
/// A person's habits as they would be: what is left out, added and ruled here is decided and folded as ever, and recorded nowhere. Take away first, then
/// change the calendar, then add, and set other rules last.
/// </summary>
/// <param name="Habits">The habits that have started, by id.</param>
/// <param name="Calendar">The person's calendar.</param>
public sealed record Replay(ImmutableDictionary<string, Habit.Started> Habits, PersonalCalendar Calendar)
{
    /// <summary>Without an entry, as if it had been retracted.</summary>
    /// <param name="habit">The habit it was logged to.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="entry">What it says; it must count still.</param>
    public Replay Without(string habit, Guid id, Entry entry) => With(habit, new EntryRetracted(id, entry, null));

    /// <summary>
    /// With time cut into days and weeks otherwise. What was logged by an instant falls on the day that the instant has in that calendar; a start that
    /// nobody chose moves with it. Nothing is refused for it: what then lies outside a life counts no more in its periods.
    /// </summary>
    /// <param name="calendar">The other calendar.</param>
    /// <param name="entries">Every entry that counts, with its habit.</param>
    public Replay In(PersonalCalendar calendar, IEnumerable<(string Habit, Entry Entry)> entries)
    {
        var logged = entries.ToLookup(entry => entry.Habit, entry => Dated(entry.Entry, calendar));
        return new Replay(Habits.ToImmutableDictionary(habit => habit.Key, habit => Habit.Start(habit.Value.Definition, DayLog.Of(logged[habit.Key]))), calendar);
    }

    /// <summary>Decides a log as if it were given now.</summary>
    /// <param name="habit">The habit it is logged to; a default one starts with it.</param>
    /// <param name="log">The entry, and when it was done.</param>
    /// <param name="now">The instant up to which something may be logged.</param>
    /// <param name="own">The person's own exercises.</param>
    public Decision Decide(string habit, LogEntry log, DateTimeOffset now, IReadOnlyList<Exercise> own) =>
        HabitDecider.Decide(log, HabitOf(habit), new Circumstances(habit, now, Calendar, null, own));

    /// <summary>With the events that were decided.</summary>
    public Replay With(string habit, IEnumerable<PersonEvent> events) =>
        events.OfType<HabitEvent>().Aggregate(this, (replay, @event) => replay.With(habit, @event));

    /// <summary>With one goal for a habit's whole life.</summary>
    /// <param name="habit">The habit.</param>
    /// <param name="goal">The goal, in a unit that the habit's kind takes.</param>
    public Replay WithGoal(string habit, Goal goal) => With(habit, definition => definition with { Goals = [new DeclaredGoal(goal, null)] });

    /// <summary>With another goal in place of the one that is effective on a day; earlier goals stay.</summary>
    /// <param name="habit">The habit.</param>
    /// <param name="goal">The goal, in a unit that the habit's kind takes.</param>
    /// <param name="day">The day.</param>
    public Replay WithCurrentGoal(string habit, Goal goal, DateOnly day) => With(
        habit, definition => definition with { Goals = [.. definition.Goals, new DeclaredGoal(goal, GoalTimeline.EffectiveFrom(definition, day))] });

    /// <summary>With another number of missed periods in a row that a streak survives, 0 to 30.</summary>
    public Replay WithForgive(string habit, int forgive) =>
        With(habit, definition => definition with { Details = definition.Details with { Forgive = forgive } });

    private Replay With(string habit, HabitEvent @event) => Habit.Evolve(HabitOf(habit), @event) is Habit.Started started
        ? this with { Habits = Habits.SetItem(habit, started) }
        : this with { Habits = Habits.Remove(habit) };

    private Habit HabitOf(string habit) => Habits.GetValueOrDefault(habit) ?? Habit.Initial;

    private Replay With(string habit, Func<HabitDefinition, HabitDefinition> change) =>
        this with { Habits = Habits.SetItem(habit, Habit.Start(change(Habits[habit].Definition), Habits[habit].Days)) };

    private static Entry Dated(Entry entry, PersonalCalendar calendar) =>
        entry.PerformedAt is { } at ? entry with { Day = calendar.DayOf(at) } : entry;
}
