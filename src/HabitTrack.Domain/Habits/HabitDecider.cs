using UnreachableException = System.Diagnostics.UnreachableException;

namespace HabitTrack.Domain.Habits;

/// <summary>Decides commands to habits, as a pure function. It is idempotent: deciding a command again on the resulting state changes nothing.</summary>
public static class HabitDecider
{
    /// <summary>Decides a command to a habit.</summary>
    public static Decision Decide(HabitCommand command, Habit habit, Circumstances now) => (command, habit) switch
    {
        _ when now.Habit == Profile.Stream => Refusal.ReservedId,
        (EnsureHabitStarted start, Habit.Started { Definition.HasLife: false } it) =>
            StartAgain(new PutHabit(null, null, start.Goal, null, null, null, null), it.Definition, now),
        (EnsureHabitStarted start, Habit.NotStarted) =>
            Start(new PutHabit(null, start.Name is { } name ? now.FreeName(name) : null, start.Goal, null, null, null, null), now),
        (EnsureHabitStarted, Habit.Started) => Decision.Nothing,
        (UndoHabitChange undo, _) => Undo(undo, habit),
        (PutHabit { Name: { } name }, _) when name != habit.Definition?.Details.Name && now.IsTaken(name) => Refusal.NameTaken(name) with { Field = "name" },

        (LogEntry log, Habit.NotStarted) => LogTheFirst(log, now),
        (PutHabit put, Habit.NotStarted) => Start(put, now),
        (RetractEntry retract, Habit.NotStarted) when now.Entry is { Here: true } => EntryDecider.Decide(retract, now, validateDay: _ => null),
        (_, Habit.NotStarted) => Refusal.HabitNotStarted,

        (LogEntry log, Habit.Started it) when log.Entry.Kind != it.Definition.Kind => Refusal.WrongKind(it.Definition.Kind, log.Entry.Kind),
        (RestoreEntry, Habit.Started it) when now.Entry is { Here: true, Content.Kind: var kind } && kind != it.Definition.Kind =>
            Refusal.WrongKind(it.Definition.Kind, kind),
        (EntryCommand entry, Habit.Started it) when ValidateAmount(entry, it, now) is { } refusal => refusal,
        (EntryCommand entry, Habit.Started it) => EntryDecider.Decide(InUnit(entry, it, now), now, day => ValidateDay(it.Definition, day)),
        (PutHabit put, Habit.Started { Definition.HasLife: false } it) => StartAgain(put, it.Definition, now),
        (PutHabit put, Habit.Started it) => Change(put, it, now),
        (DeclareGoal declare, Habit.Started it) => Declare(declare, it, now),
        (SkipDay skip, Habit.Started it) => Skip(skip, it.Definition.In(now.Calendar)),
        (UnskipDay unskip, Habit.Started it) => Unskip(unskip, it.Definition),
        (RemoveHabit, Habit.Started it) => it.Days.FirstEntry is null ? Decision.Of(new HabitRemoved()) : Refusal.HabitHasEntries,
        (PauseHabit pause, Habit.Started it) => Pause(pause.From ?? now.Today, pause.To, it.Definition.In(now.Calendar)),
        (ResumeHabit resume, Habit.Started it) => Resume(resume.On ?? now.Today, it.Definition),

        (ArchiveHabit, Habit.Archived it) => Refusal.AlreadyArchived(it.LastDay),
        (ArchiveHabit archive, Habit.Active it) => Archive(archive.On ?? now.Today, it, now),
        (ReopenHabit, Habit.Archived it) when now.IsTaken(it.Definition.Details.Name) => Refusal.NameTaken(it.Definition.Details.Name),
        (ReopenHabit reopen, Habit.Archived it) => Reopen(reopen.On ?? now.Today, it),
        (ReopenHabit, Habit.Active) => Refusal.NotArchived,
        _ => throw new UnreachableException(),
    };

    private static Decision LogTheFirst(LogEntry log, Circumstances now)
    {
        if (log.Entry.Kind is not { } kind || HabitKinds.KindOf(now.Habit) != kind || HabitKinds.RulesOf(kind) is not { } defaults)
            return Refusal.HabitNotStarted;

        var decision = EntryDecider.Decide(log, now, validateDay: _ => null);
        return decision is Decision.Accepted { Events: [EntryLogged logged] }
            ? Decision.Of(new HabitStarted(kind, now.FreeName(log.Name ?? defaults.Name), logged.Entry.Day, ByLog: true, defaults.Goal, 0, 0, []), logged)
            : decision;
    }

    /// <summary>A new amount is in the unit of the goal that holds now, one that exists in its own.</summary>
    private static EntryCommand InUnit(EntryCommand command, Habit.Started habit, Circumstances now)
    {
        var known = now.Entry?.Content.AmountUnit;
        return command switch
        {
            LogEntry { Entry: Activity { Unit: null } } log => log with { Entry = log.Entry.InUnit(known ?? UnitOfToday(habit, now)) },
            CorrectEntry correct => correct with { Before = correct.Before.InUnit(known), After = correct.After.InUnit(known) },
            _ => command,
        };
    }

    private static string UnitOfToday(Habit.Started habit, Circumstances now) => new HabitView(habit, now.Calendar, now.Today).Goal.Unit;

    private static Refusal? ValidateAmount(EntryCommand command, Habit.Started habit, Circumstances now) => (command, now.Entry) switch
    {
        (LogEntry { Entry: Activity }, null) => habit.ValidateAmount(UnitOfToday(habit, now), now),
        (RestoreEntry, { Here: true, Retracted: true, Content.AmountUnit: { } unit }) => habit.ValidateAmount(unit, now),
        _ => null,
    };

    private static Decision Start(PutHabit put, Circumstances now)
    {
        if ((put.Kind ?? HabitKinds.KindOf(now.Habit)) is not { } kind)
            return Refusal.KindRequired;

        var defaults = HabitKinds.RulesOf(kind);
        if ((put.Goal ?? defaults?.Goal) is not { } given)
            return Refusal.GoalRequired;

        var goal = HabitKinds.InBaseUnit(kind, given);
        return HabitKinds.AllowsUnit(kind, goal.Unit)
            ? Decision.Of(new HabitStarted(
                kind,
                put.Name ?? now.FreeName(now.Habit == defaults?.Id ? defaults.Name : now.Habit),
                put.StartedOn ?? now.Today,
                ByLog: false,
                goal,
                put.Forgive ?? 0,
                put.Order ?? 0,
                put.Tags ?? [],
                put.StartedOn is null ? now.Now : null,
                put.IconAfter(null),
                put.ColorAfter(null)))
            : Refusal.UnitNotAllowed(kind, goal.Unit);
    }

    /// <summary>Restarts a habit that was started by a log and whose entries are all retracted. Values that are not given stay unchanged.</summary>
    private static Decision StartAgain(PutHabit put, HabitDefinition habit, Circumstances now) =>
        put.Kind is { } kind && kind != habit.Kind
            ? Refusal.KindDiffers(habit.Kind)
            : Start(
                new PutHabit(
                    habit.Kind,
                    put.Name ?? now.FreeName(habit.Details.Name),
                    put.Goal ?? GoalTimeline.DeclaredFor(habit, now.Today),
                    put.Forgive ?? habit.Details.Forgive,
                    put.StartedOn,
                    put.Order ?? habit.Details.Order,
                    put.Tags ?? habit.Details.Tags,
                    put.IconAfter(habit.Details.Icon),
                    put.ColorAfter(habit.Details.Color)),
                now);

    private static Decision Change(PutHabit put, Habit.Started started, Circumstances now)
    {
        var (habit, days) = (started.Definition.In(now.Calendar), started.Days);
        if (put.Kind is { } kind && kind != habit.Kind)
            return Refusal.KindDiffers(habit.Kind);

        if (put.StartedOn is { } start && days.FirstEntry is { } first && first < start)
            return Refusal.StartAfterEntry(first);

        var before = habit.Details;
        var after = new HabitDetails(
            put.Name ?? before.Name,
            put.StartedOn ?? before.StartedOn,
            put.Forgive ?? before.Forgive,
            put.Order ?? before.Order,
            put.Tags ?? before.Tags,
            put.IconAfter(before.Icon),
            put.ColorAfter(before.Color));

        List<HabitEvent> events = [];
        var chooses = put.StartedOn is not null && !habit.IsStartChosen;
        if (chooses || !after.Equals(before))
            events.Add(new HabitDetailsChanged(before, after, chooses ? true : null));
        if (put.Goal is { } asked && HabitKinds.InBaseUnit(habit.Kind, asked) is var goal
            && !goal.Equals(GoalTimeline.DeclaredFor(habit with { Details = after }, now.Today)))
        {
            if (started.ValidateUnit(goal.Unit) is { } refusal)
                return refusal;
            events.Add(new GoalDeclared(goal, now.Today));
        }

        return new Decision.Accepted(events);
    }

    private static Decision Declare(DeclareGoal declare, Habit.Started started, Circumstances now)
    {
        var habit = started.Definition.In(now.Calendar);
        var (from, goal) = (declare.EffectiveFrom ?? now.Today, HabitKinds.InBaseUnit(habit.Kind, declare.Goal));
        return goal.Equals(GoalTimeline.DeclaredFor(habit, from)) ? Decision.Nothing
            : started.ValidateUnit(goal.Unit) is { } refusal ? refusal with { Field = "unit" }
            : Decision.Of(new GoalDeclared(goal, from));
    }

    private static Decision Skip(SkipDay skip, HabitDefinition habit)
    {
        var days = new DayRange(skip.Day, skip.To ?? skip.Day).EachDay().ToList();
        return days.FindIndex(day => !habit.IsAlive(day)) is >= 0 and var outside
            ? skip.To is null ? Refusal.OutsideLife : Refusal.PartlyOutsideLife(days[outside], outside == 0 ? "from" : "to")
            : Decision.Of([.. days.SelectMany(day => Skip(day, skip.Reason, habit.FindSkip(day)))]);
    }

    private static IEnumerable<HabitEvent> Skip(DateOnly day, string? reason, Skip? before) =>
        before is null ? [new DaySkipped(day, reason)]
        : reason is null || reason == before.Reason ? []
        : [new DayUnskipped(day, before.Reason), new DaySkipped(day, reason)];

    private static Decision Unskip(UnskipDay unskip, HabitDefinition habit) => Decision.Of(
        [.. habit.Skips
            .Where(skip => unskip.Day <= skip.Day && skip.Day <= (unskip.To ?? unskip.Day))
            .Select(skip => new DayUnskipped(skip.Day, skip.Reason))]);

    private static Decision Pause(DateOnly from, DateOnly? to, HabitDefinition habit)
    {
        if (!habit.IsAlive(from))
            return Refusal.OutsideLife with { Field = "from" };
        if (habit.IsPaused(from))
            return Refusal.AlreadyPaused;
        if (to < from)
            return Refusal.PauseEndsBeforeItBegins;

        var resume = to?.AddDays(1);
        var later = habit.Pauses.Where(pause => from < pause.Day && !(pause.Day > resume)).ToList();
        if (resume is not null && later.Find(pause => pause.Change == PauseChange.Paused) is { } other)
            return Refusal.PausedLater(other.Day);

        // The planned end of a pause that was resumed before it must not end this one.
        var ends = later.TakeWhile(pause => pause.Change == PauseChange.Resumed).Select(pause => pause.Day).Where(day => day != resume).Distinct();
        return Decision.Of(
            [new HabitPaused(from), .. ends.Select(day => new HabitPaused(day)), .. resume is { } on ? [new HabitResumed(on)] : Array.Empty<HabitEvent>()]);
    }

    private static Decision Resume(DateOnly on, HabitDefinition habit) =>
        habit.IsPaused(on) ? Decision.Of(new HabitResumed(on)) : Refusal.NotPaused;

    private static Decision Archive(DateOnly on, Habit.Active habit, Circumstances now) =>
        !habit.Definition.In(now.Calendar).IsAlive(on) ? Refusal.OutsideLife with { Field = "on" }
        : habit.Definition.Life is [.., { Change: LifeChange.Reopened } reopened] && on < reopened.Day ? Refusal.ReopenedAfter(reopened.Day)
        : habit.Days.LastEntry is { } last && last > on ? Refusal.EntriesAfter(last)
        : Decision.Of(new HabitArchived(on));

    private static Decision Reopen(DateOnly on, Habit.Archived habit) =>
        on <= habit.LastDay ? Refusal.NotAfterArchive(habit.LastDay) : Decision.Of(new HabitReopened(on));

    private static Decision Undo(UndoHabitChange undo, Habit habit) =>
        Equals(undo.Before, habit.Definition) ? Decision.Nothing
        : ValidateEntries(habit, undo.Before) is { } refusal ? refusal
        : Decision.Of(new HabitChangeUndone(undo.Version, undo.Before));

    /// <summary>Returns the refusal if entries that the current definition allows would be outside another one.</summary>
    private static Refusal? ValidateEntries(Habit habit, HabitDefinition? other)
    {
        if (habit.Days is not { FirstEntry: { } first, LastEntry: { } last })
            return null;

        var current = habit.Definition;
        return other is null ? Refusal.HabitHasEntries
            : other.IsStartChosen && first < other.Start && other.Start != current?.Start ? Refusal.StartAfterEntry(first)
            : other.ArchivedOn < last && other.ArchivedOn != current?.ArchivedOn ? Refusal.EntriesAfter(last)
            : other.Unit != current?.Unit ? habit.ValidateUnit(other.Unit)
            : null;
    }

    private static Refusal? ValidateDay(HabitDefinition habit, DateOnly day) =>
        day < habit.Start && habit.IsStartChosen ? Refusal.BeforeStart(habit.Start)
        : habit.IsArchived(day) ? Refusal.HabitArchived(habit.Life.Last(change => change.Change == LifeChange.Archived && change.Day < day).Day)
        : null;
}
