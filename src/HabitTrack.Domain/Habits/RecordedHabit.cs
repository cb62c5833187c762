using System.Diagnostics;

namespace HabitTrack.Domain.Habits;

/// <summary>
/// A habit as events that were recorded elsewhere establish it. Each event is validated with the decision of the command that it would have followed from.
/// What depends on the calendar at the time of recording is not validated, and what earlier versions of the program accepted is valid.
/// </summary>
/// <param name="Id">The id of the habit.</param>
public sealed record RecordedHabit(string Id)
{
    private static readonly PersonalCalendar Calendar = ProfileSettings.Default.Calendar;

    /// <summary>The state after the events so far.</summary>
    public Habit Habit { get; private init; } = Habit.Initial;

    /// <summary>Whether the start moved with the entries, in this version or in an earlier one. Earlier versions never moved it to a later day again.</summary>
    private bool StartMoves { get; init; }

    /// <summary>The earliest start so far; null if the habit has had no life.</summary>
    private DateOnly? EarliestStart { get; init; }

    /// <summary>Whether an event had the unit of an amount. Earlier versions recorded none, and allowed any change of the unit.</summary>
    private bool RecordsUnits { get; init; }

    /// <summary>Returns why no command leads to an event; null if one does.</summary>
    /// <param name="event">The event, with the unit of its amounts.</param>
    /// <param name="own">The person's own exercises.</param>
    public string? Validate(HabitEvent @event, IReadOnlyList<Exercise>? own = null)
    {
        if (@event is HabitStarted started && (Habit.Definition is { HasLife: true } || (started.ByLog && Habit.Definition is not null)))
            return "The habit has started already.";
        if (@event is HabitStarted { ByLog: true } first && HabitKinds.KindOf(Id) != first.Kind)
            return "Only a habit with a default id can be started by a log.";
        if (@event is HabitStarted { ByLog: true } byLog && !IsDefault(byLog))
            return "A log starts a habit with its default name and goal, and without tags.";
        if (@event is not HabitStarted and not HabitChangeUndone && Habit.Definition is null)
            return "The habit has not started.";

        var entry = @event as EntryEvent;
        var known = entry is null or EntryLogged ? null : new KnownEntry(true, entry.Previous ?? entry.Content, entry is EntryRestored);
        // Earlier versions accepted logs of any exercise.
        var exercises = entry is EntryCorrected ? own
            : entry?.Content.Exercises.Select(key => new Exercise(key, "", [], [], null, ExerciseKind.Strength, null, false)).ToList();
        var at = (@event as HabitStarted)?.DeclaredAt ?? new DateTimeOffset(PersonalCalendar.LastDay, TimeOnly.MinValue, TimeSpan.Zero);
        return HabitDecider.Decide(CommandOf(@event), HabitFor(@event), new Circumstances(Id, at, Calendar, known, exercises ?? [])).Match(
            events => @event switch
            {
                // Whether a goal was declared before depends on the start.
                GoalDeclared when events.Count == 0 => null,
                EntryEvent or HabitStarted or HabitDetailsChanged =>
                    events.Any(decided => decided.GetType() == @event.GetType()) ? null : "It changes nothing.",
                _ when events is [var first, ..] && first == @event => null,
                _ => events.Count == 0 || events.Contains(@event) ? "It changes nothing." : "It does not match the earlier events.",
            },
            // Earlier versions did not compare the units of amounts and of pending goals.
            refusal => refusal.Code == "unit-differs" ? null : refusal.Detail.ToString());
    }

    /// <summary>Returns the state after an event.</summary>
    /// <param name="event">The event as it was recorded.</param>
    /// <param name="unit">The unit of its amounts, if it was recorded without one.</param>
    public RecordedHabit With(HabitEvent @event, string? unit)
    {
        var after = Habit.Evolve(Habit, @event is EntryEvent entry ? entry.InUnit(unit) : @event);
        var starts = new[] { @event is HabitStarted ? null : EarliestStart, after.Definition is { HasLife: true } definition ? definition.Start : null };
        return this with
        {
            Habit = after,
            StartMoves = after.Definition is { IsStartChosen: false }
                || (StartMoves && @event is not (HabitStarted or HabitDetailsChanged { StartChosen: true })),
            EarliestStart = starts.Min(),
            RecordsUnits = RecordsUnits || (@event as EntryEvent)?.Content.AmountUnit is not null,
        };
    }

    /// <summary>Returns the state with the earliest start that the habit can have had, and without the entries whose unit was allowed to differ.</summary>
    private Habit HabitFor(HabitEvent @event)
    {
        if (@event is HabitStarted || Habit.Definition is not { } definition)
            return Habit;

        var days = @event is GoalDeclared && !RecordsUnits ? DayLog.Empty : Habit.Days;
        if (!StartMoves || EarliestStart is not { } earliest)
            return Habit.Of(definition, days);

        // Every time zone is within a day of UTC.
        if (definition.Declared is { At.UtcDateTime: var at } && DateOnly.FromDateTime(at).AddDays(-1) is var declared && declared < earliest)
            earliest = declared;
        var noon = new DateTimeOffset(earliest, new TimeOnly(12, 0), TimeSpan.Zero);
        return Habit.Of(definition with { ByLog = false, Declared = new Declaration(earliest, noon) }, days);
    }

    private static bool IsDefault(HabitStarted started) =>
        HabitKinds.RulesOf(started.Kind) is { } defaults
        && (started.Name, started.Goal, started.Forgive, started.Order, started.Tags.Count, started.DeclaredAt, started.Icon, started.Color)
            == (defaults.Name, defaults.Goal, 0, 0, 0, null, null, null);

    private static HabitCommand CommandOf(HabitEvent @event) => @event switch
    {
        EntryLogged logged => new LogEntry(logged.EntryId, logged.Entry, null),
        EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.Before, corrected.After, null, corrected.Reason),
        EntryRetracted retracted => new RetractEntry(retracted.EntryId, retracted.Reason),
        EntryRestored restored => new RestoreEntry(restored.EntryId, restored.Reason),
        HabitStarted started => new PutHabit(
            started.Kind,
            started.Name,
            started.Goal,
            started.Forgive,
            started.DeclaredAt is null ? started.StartedOn : null,
            started.Order,
            started.Tags,
            started.Icon,
            started.Color),
        HabitDetailsChanged changed => Put(changed),
        GoalDeclared declared => new DeclareGoal(declared.Goal, declared.EffectiveFrom),
        DaySkipped skipped => new SkipDay(skipped.Day, skipped.Reason),
        DayUnskipped unskipped => new UnskipDay(unskipped.Day),
        HabitPaused paused => new PauseHabit(paused.From),
        HabitResumed resumed => new ResumeHabit(resumed.On),
        HabitArchived archived => new ArchiveHabit(archived.On),
        HabitReopened reopened => new ReopenHabit(reopened.On),
        HabitRemoved => new RemoveHabit(),
        HabitChangeUndone undone => new UndoHabitChange(undone.Version, undone.Definition),
        _ => throw new UnreachableException(),
    };

    private static PutHabit Put(HabitDetailsChanged changed)
    {
        var after = changed.After;
        var start = changed.StartChosen == true || after.StartedOn != changed.Before.StartedOn ? after.StartedOn : (DateOnly?)null;
        return new PutHabit(
            null, after.Name, null, after.Forgive, start, after.Order, after.Tags, after.Icon ?? HabitIcons.Default, after.Color ?? HabitColor.Default);
    }
}
