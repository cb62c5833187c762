namespace HabitTrack.Web;

/// <summary>Decides commands of an import in advance, on the state of the person and of the commands before.</summary>
internal sealed class TrackerDecisions(PersonState state, DateTimeOffset now)
{
    private readonly Dictionary<string, Habit> habits = new(StringComparer.Ordinal);
    private readonly PersonalCalendar calendar = state.Profile.Profile.Settings.Calendar;
    private readonly List<Exercise> exercises = [.. state.Profile.Profile.Exercises];

    /// <summary>Decides a command, and applies its events.</summary>
    /// <returns>Why the rules refuse it; null if they do not.</returns>
    public Refusal? Decide(string stream, HabitCommand command)
    {
        var habit = HabitOf(stream);
        return HabitDecider.Decide(command, habit, new Circumstances(stream, now, calendar, null, exercises)).Match<Refusal?>(
            events =>
            {
                habits[stream] = events.OfType<HabitEvent>().Aggregate(habit, Habit.Evolve);
                return null;
            },
            refusal => refusal);
    }

    /// <summary>Adds an exercise of the person's own, which the entries can have from then on.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Exercise exercise)
    {
        var isNew = ExerciseCatalogue.Find(exercise.Key, exercises) is null;
        if (isNew)
            exercises.Add(exercise);
        return isNew;
    }

    /// <summary>Starts a habit again whose start was undone, as the import will.</summary>
    public void StartAgain(string stream, HabitStarted start)
    {
        if (HabitOf(stream) is Habit.NotStarted habit)
            habits[stream] = Habit.Evolve(habit, start);
    }

    /// <summary>The start of a habit that has started; null otherwise.</summary>
    public DateOnly? StartOf(string stream) => HabitOf(stream).Definition?.In(calendar).Start;

    /// <summary>A habit as of today; null if it has not started, or has no life.</summary>
    public HabitView? ViewOf(string stream) =>
        HabitOf(stream) is Habit.Started { Definition.HasLife: true } started ? new HabitView(started, calendar, calendar.DayOf(now)) : null;

    /// <summary>The content of an entry with its day and timing.</summary>
    public Entry WithTime(StagedEntry entry) => entry.At is { } at
        ? entry.Content with { Day = calendar.DayOf(at), PerformedAt = at, Timing = Timing.Instant }
        : entry.Content with { Day = entry.Day!.Value, PerformedAt = null, Timing = Timing.Day };

    private Habit HabitOf(string stream) => habits.TryGetValue(stream, out var habit) ? habit : state.Habit(stream).Habit;
}
