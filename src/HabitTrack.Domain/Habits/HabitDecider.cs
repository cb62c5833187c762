namespace HabitTrack.Domain;

/// <summary>Decides what follows from a command, as a pure function. Deciding the same command again on what followed changes nothing.</summary>
public static class HabitDecider
{
    /// <exception cref="ArgumentException">The command is none of a habit's.</exception>
    public static Decision Decide(HabitCommand command, Habit habit, Circumstances now) => (command, habit.Definition) switch
    {
        (LogEntry log, null) => LogTheFirst(log, now),
        (PutHabit put, null) => Start(put, now),
        (StartUnlessLiving start, null) => Start(new PutHabit(null, null, start.Goal, null, null, null, null), now),
        (StartUnlessLiving, _) => Decision.Of(),
        (UndoHabitChange undo, var definition) => Undo(undo, definition),
        (_, null) => Decision.No(Refusal.HabitNotStarted()),
        (LogEntry log, { } it) when log.Entry.Kind != it.Kind => Decision.No(Refusal.WrongKind(it.Kind, log.Entry.Kind)),
        (LogEntry log, { } it) => EntryDecider.Log(log, now, day => MayHold(it, day)),
        (CorrectEntry correct, { } it) => EntryDecider.Correct(correct, now, day => MayHold(it, day)),
        (RetractEntry retract, _) => EntryDecider.Retract(retract, now),
        (RestoreEntry restore, { } it) => EntryDecider.Restore(restore, now, day => MayHold(it, day)),
        (PutHabit put, { } it) => Change(put, it, habit.Days, now),
        (DeclareGoal declare, { } it) => Declare(declare, it, now),
        (SkipDay skip, { } it) => Skip(skip, it),
        (UnskipDay unskip, { } it) => Unskip(unskip, it),
        (PauseHabit pause, { } it) => Pause(pause.From ?? now.Today, it),
        (ResumeHabit resume, { } it) => Resume(resume.On ?? now.Today, it),
        (ArchiveHabit archive, { } it) => Archive(archive.On ?? now.Today, it, habit.Days),
        (ReopenHabit reopen, { } it) => Reopen(reopen.On ?? now.Today, it),
        _ => throw new ArgumentException($"{command.GetType().Name} is not a command to a habit.", nameof(command)),
    };

    private static Decision LogTheFirst(LogEntry log, Circumstances now)
    {
        if (log.Entry.Kind is not { } kind || HabitKinds.KindOf(now.Habit) != kind || HabitKinds.DefaultsOf(kind) is not { } defaults)
            return Decision.No(Refusal.HabitNotStarted());

        var decision = EntryDecider.Log(log, now, _ => null);
        return decision is Decision.Accepted { Events: [EntryLogged logged] }
            ? Decision.Of(new HabitStarted(kind, defaults.Name, logged.Entry.Day, ByLog: true, defaults.Goal, 0, 0, []), logged)
            : decision;
    }

    private static Decision Start(PutHabit put, Circumstances now)
    {
        if ((put.Kind ?? HabitKinds.KindOf(now.Habit)) is not { } kind)
            return Decision.No(Refusal.KindRequired);

        var defaults = HabitKinds.DefaultsOf(kind);
        if ((put.Goal ?? defaults?.Goal) is not { } goal)
            return Decision.No(Refusal.GoalRequired);

        return HabitKinds.Takes(kind, goal.Unit)
            ? Decision.Of(new HabitStarted(
                kind,
                put.Name ?? (now.Habit == defaults?.Id ? defaults.Name : now.Habit),
                put.StartedOn ?? now.Today,
                ByLog: false,
                goal,
                put.Forgive ?? 0,
                put.Order ?? 0,
                put.Tags ?? []))
            : Decision.No(Refusal.UnitNotAllowed(kind, goal.Unit));
    }

    private static Decision Change(PutHabit put, HabitDefinition habit, DayLog days, Circumstances now)
    {
        if (put.Kind is { } kind && kind != habit.Kind)
            return Decision.No(Refusal.KindDiffers(habit.Kind));

        if (put.StartedOn is { } start && days.FirstEntry is { } first && first < start)
            return Decision.No(Refusal.StartAfterEntry(first));

        if (put.Goal is { } asked && !HabitKinds.Takes(habit.Kind, asked.Unit))
            return Decision.No(Refusal.UnitNotAllowed(habit.Kind, asked.Unit));

        var before = habit.Details;
        var after = new HabitDetails(
            put.Name ?? before.Name,
            put.StartedOn ?? before.StartedOn,
            put.Forgive ?? before.Forgive,
            put.Order ?? before.Order,
            put.Tags ?? before.Tags);

        List<object> events = [];
        if (!after.Equals(before))
            events.Add(new HabitDetailsChanged(before, after));
        if (put.Goal is { } goal && !goal.Equals(GoalTimeline.DeclaredFor(habit with { Details = after }, now.Today)))
            events.Add(new GoalDeclared(goal, now.Today));
        return new Decision.Accepted(events);
    }

    private static Decision Declare(DeclareGoal declare, HabitDefinition habit, Circumstances now)
    {
        var from = declare.EffectiveFrom ?? now.Today;
        if (!HabitKinds.Takes(habit.Kind, declare.Goal.Unit))
            return Decision.No(Refusal.UnitNotAllowed(habit.Kind, declare.Goal.Unit) with { Field = "unit" });

        return declare.Goal.Equals(GoalTimeline.DeclaredOn(habit, from)) ? Decision.Of() : Decision.Of(new GoalDeclared(declare.Goal, from));
    }

    private static Decision Skip(SkipDay skip, HabitDefinition habit) =>
        !habit.IsAlive(skip.Day) ? Decision.No(Refusal.OutsideLife)
        : habit.IsSkipped(skip.Day) ? Decision.Of()
        : Decision.Of(new DaySkipped(skip.Day, skip.Reason));

    private static Decision Unskip(UnskipDay unskip, HabitDefinition habit) =>
        habit.Skips.FirstOrDefault(skip => skip.Day == unskip.Day) is { } skipped
            ? Decision.Of(new DayUnskipped(skipped.Day, skipped.Reason))
            : Decision.Of();

    private static Decision Pause(DateOnly from, HabitDefinition habit) =>
        !habit.IsAlive(from) ? Decision.No(Refusal.OutsideLife with { Field = "from" })
        : habit.IsPaused(from) ? Decision.No(Refusal.AlreadyPaused)
        : Decision.Of(new HabitPaused(from));

    private static Decision Resume(DateOnly on, HabitDefinition habit) =>
        habit.IsPaused(on) ? Decision.Of(new HabitResumed(on)) : Decision.No(Refusal.NotPaused);

    private static Decision Archive(DateOnly on, HabitDefinition habit, DayLog days) =>
        habit.ArchivedOn is { } archived ? Decision.No(Refusal.AlreadyArchived(archived))
        : !habit.IsAlive(on) ? Decision.No(Refusal.OutsideLife with { Field = "on" })
        : habit.Life is [.., { Turn: Turn.Go } reopened] && on < reopened.Day ? Decision.No(Refusal.ReopenedAfter(reopened.Day))
        : days.LastEntry is { } last && last > on ? Decision.No(Refusal.EntriesAfter(last))
        : Decision.Of(new HabitArchived(on));

    private static Decision Reopen(DateOnly on, HabitDefinition habit) =>
        habit.ArchivedOn is not { } archived ? Decision.No(Refusal.NotArchived)
        : on <= archived ? Decision.No(Refusal.NotAfterArchive(archived))
        : Decision.Of(new HabitReopened(on));

    private static Decision Undo(UndoHabitChange undo, HabitDefinition? habit) =>
        Equals(undo.Before, habit) ? Decision.Of() : Decision.Of(new HabitChangeUndone(undo.Version, undo.Before));

    private static Refusal? MayHold(HabitDefinition habit, DateOnly day) =>
        day < habit.Start ? (habit.ByLog ? null : Refusal.BeforeStart(habit.Start))
        : habit.IsAlive(day) ? null
        : Refusal.HabitArchived(habit.Life.Last(turn => turn.Turn == Turn.Stop && turn.Day < day).Day);
}
