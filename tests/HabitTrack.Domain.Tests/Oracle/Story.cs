namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>A command, and where the person was when giving it.</summary>
internal sealed record Step(HabitCommand Command, string Zone, TimeOnly DayStartsAt);

/// <summary>What became of a command: the facts, the habit with them, and what is decided when it is given once more.</summary>
internal sealed record Played(Step Step, IReadOnlyList<HabitEvent> Events, Habit After, Decision Again);

/// <summary>A random life of a habit: what was asked of it in turn, and from which day it is looked at.</summary>
/// <param name="DaysOff">Days off taken and withdrawn in turn.</param>
internal sealed record Story(string Habit, IReadOnlyList<Step> Steps, IReadOnlyList<ProfileCommand> DaysOff, DayOfWeek WeekStartsOn, DateOnly T)
{
    /// <summary>The clock stands still after all of it; a leap day and several ends of months lie in between.</summary>
    public static readonly DateOnly FirstDay = new(2024, 1, 22), LastDay = new(2024, 4, 15);

    private static readonly Exercise OfMyOwn = new("of-my-own", "Something else", [], [], null, ExerciseKind.Strength, null, false);

    private static readonly DateTimeOffset Clock = new(2024, 4, 16, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Where the person is when looking.</summary>
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

    /// <summary>The facts that follow when what is refused is left out.</summary>
    public IReadOnlyList<HabitEvent> Facts() => [.. Play().SelectMany(played => played.Events)];

    public IEnumerable<Played> Play()
    {
        var (facts, habit) = (new List<HabitEvent>(), Domain.Habit.Initial);
        var before = habit.Definition;
        foreach (var step in Steps)
        {
            if (Filled(step.Command, facts, before) is not { } command || Decide(step with { Command = command }, habit, facts) is not { Count: > 0 } events)
                continue;

            facts.AddRange(events);
            foreach (var fact in events)
                (before, habit) = (habit.Definition, Domain.Habit.Evolve(habit, fact));
            yield return new Played(step, events, habit, HabitDecider.Decide(command, habit, Now(step with { Command = command }, facts)));
        }
    }

    public override string ToString() =>
        $"{Habit}, weeks from {WeekStartsOn}, seen from {T:yyyy-MM-dd}:\n  {string.Join("\n  ", Facts().Select(Told).Concat(FactsOfDaysOff(DaysOff.Count)))}";

    private static object Told(HabitEvent fact) => fact switch
    {
        EntryEvent some => $"{some.GetType().Name} {some.EntryId.ToString()[..8]}: {some.Current}",
        HabitChangeUndone undo => $"HabitChangeUndone {undo.Version}",
        GoalDeclared { Goal.On: { } on } => $"{fact} on {string.Join(' ', on)}",
        HabitStarted { Goal.On: { } on } => $"{fact} on {string.Join(' ', on)}",
        _ => fact,
    };

    /// <summary>Completes what depends on the story so far; null when there is nothing to correct or to undo.</summary>
    private static HabitCommand? Filled(HabitCommand command, List<HabitEvent> facts, HabitDefinition? before) => command switch
    {
        CorrectEntry correct => KnownEntries.Named(correct, facts, null) is { } known
            ? correct with { Before = known.Content, After = correct.After.AtTheTimeOf(known.Content) }
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
