namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>A command, with the person's time zone and day start at that time.</summary>
internal sealed record Step(HabitCommand Command, string Zone, TimeOnly DayStartsAt);

/// <summary>The result of an accepted command: the events, the state after them, and the decision if the command is repeated.</summary>
internal sealed record StepResult(Step Step, IReadOnlyList<HabitEvent> Events, Habit After, Decision Again);

/// <summary>A random history of a habit: the commands in order, and the day of evaluation T.</summary>
/// <param name="DaysOff">The commands that take and withdraw days off, in order.</param>
internal sealed record RandomHistory(string Habit, IReadOnlyList<Step> Steps, IReadOnlyList<ProfileCommand> DaysOff, DayOfWeek WeekStartsOn, DateOnly T)
{
    /// <summary>All commands are sent at the same time after the last day. The range includes a leap day and several ends of months.</summary>
    public static readonly DateOnly FirstDay = new(2024, 1, 22), LastDay = new(2024, 4, 15);

    /// <summary>The exercise that is not in the catalogue.</summary>
    public static readonly Exercise OfMyOwn = new("of-my-own", "Something else", [], [], null, ExerciseKind.Strength, null, false);

    private static readonly DateTimeOffset Clock = new(2024, 4, 16, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time zone of the evaluation.</summary>
    public string Zone => Steps.Count == 0 ? "Etc/UTC" : Steps[^1].Zone;

    public PersonalCalendar Calendar => CalendarAfter(DaysOff.Count);

    /// <summary>With the days off that were known after so many commands about them.</summary>
    public PersonalCalendar CalendarAfter(int commands) => new(TimeZones.Recorded(Zone), TimeOnly.MinValue, WeekStartsOn)
    {
        DaysOff = FactsOfDaysOff(commands).Aggregate(Profile.Initial, Profile.Evolve).DaysOff,
    };

    /// <summary>The facts about days off that follow from the first commands.</summary>
    public IReadOnlyList<ProfileEvent> FactsOfDaysOff(int commands)
    {
        var facts = new List<ProfileEvent>();
        foreach (var command in DaysOff.Take(commands))
        {
            if (ProfileDecider.Decide(command, facts.Aggregate(Profile.Initial, Profile.Evolve)) is Decision.Accepted accepted)
                facts.AddRange(accepted.Events.Cast<ProfileEvent>());
        }

        return facts;
    }

    /// <summary>Returns the events of the accepted commands.</summary>
    public IReadOnlyList<HabitEvent> Facts() => [.. Run().SelectMany(result => result.Events)];

    public IEnumerable<StepResult> Run()
    {
        var (facts, habit) = (new List<HabitEvent>(), Domain.Habits.Habit.Initial);
        var before = habit.Definition;
        foreach (var step in Steps)
        {
            if (Complete(step.Command, facts, before) is not { } command || Decide(step with { Command = command }, habit, facts) is not { Count: > 0 } events)
                continue;

            facts.AddRange(events);
            foreach (var fact in events)
                (before, habit) = (habit.Definition, Domain.Habits.Habit.Evolve(habit, fact));
            yield return new StepResult(step, events, habit, HabitDecider.Decide(command, habit, Now(step with { Command = command }, facts)));
        }
    }

    public override string ToString() =>
        $"{Habit}, weeks from {WeekStartsOn}, evaluated on {T:yyyy-MM-dd}:\n  {string.Join("\n  ", Facts().Select(Describe).Concat(FactsOfDaysOff(DaysOff.Count)))}";

    private static object Describe(HabitEvent fact) => fact switch
    {
        EntryEvent entry => $"{entry.GetType().Name} {entry.EntryId.ToString()[..8]}: {entry.Current}",
        HabitChangeUndone undo => $"HabitChangeUndone {undo.Version}",
        GoalDeclared { Goal.On: { } on } => $"{fact} on {string.Join(' ', on)}",
        HabitStarted { Goal.On: { } on } => $"{fact} on {string.Join(' ', on)}",
        _ => fact,
    };

    /// <summary>Completes a command that depends on previous events. Returns null if there is nothing to correct or undo.</summary>
    private static HabitCommand? Complete(HabitCommand command, List<HabitEvent> facts, HabitDefinition? before) => command switch
    {
        CorrectEntry correct => KnownEntries.Named(correct, facts, null) is { } known
            ? correct with { Before = known.Content, After = correct.After.WithTimeOf(known.Content) }
            : null,
        UndoHabitChange => facts is [.., not (EntryEvent or HabitChangeUndone or HabitStarted)] ? new UndoHabitChange(facts.Count, before) : null,
        _ => command,
    };

    private IReadOnlyList<HabitEvent> Decide(Step step, Habit habit, List<HabitEvent> facts) =>
        HabitDecider.Decide(step.Command, habit, Now(step, facts)) is Decision.Accepted accepted ? [.. accepted.Events.Cast<HabitEvent>()] : [];

    private Circumstances Now(Step step, List<HabitEvent> facts) => new(
        Habit,
        Clock,
        new PersonalCalendar(TimeZones.Recorded(step.Zone), step.DayStartsAt, WeekStartsOn),
        KnownEntries.Named(step.Command, facts, null),
        [OfMyOwn]);
}
