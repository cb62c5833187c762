using FsCheck;
using FsCheck.Fluent;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Generates random histories, with habits and goals of every kind, backdated changes, and enough consecutive days for streaks.</summary>
internal static class RandomHistories
{
    private static readonly string[] Zones = ["Etc/UTC", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "Pacific/Pago_Pago", "Australia/Lord_Howe"];

    private static readonly (string Habit, HabitKind Kind, string[] Units)[] Habits =
    [
        ("hang", HabitKind.Hang, [Units.Seconds]),
        ("walk", HabitKind.Walk, [Units.Seconds, Units.Steps, Units.Metres]),
        ("stretch", HabitKind.Stretch, [Units.Sessions, Units.Seconds, Units.Repetitions]),
        ("workout", HabitKind.Workout, [Units.Sessions]),
        ("posture", HabitKind.PostureCheck, [Units.Checks]),
        ("swim", HabitKind.Custom, ["km", "laps", "sessions"]),
    ];

    public static Arbitrary<RandomHistory> Any { get; } = Arb.From(Gen.SelectMany(Gen.Elements(Habits), some => Of(some.Habit, some.Kind, some.Units)), Shrink);

    public static Arbitrary<RandomHistory> OfWorkouts { get; } = Arb.From(Of("workout", HabitKind.Workout, [Units.Sessions]), Shrink);

    private static Gen<DateOnly> Day { get; } = Gen.Choose(0, RandomHistory.LastDay.DayNumber - RandomHistory.FirstDay.DayNumber).Select(RandomHistory.FirstDay.AddDays);

    private static Gen<int> Small { get; } = Gen.Choose(1, 6);

    private static Gen<RandomHistory> Of(string habit, HabitKind kind, string[] units) =>
        from goals in GoalIn(units).ArrayOf(3)
        from first in Gen.Frequency((4, One(Put(kind, goals[0]))), (1, Logs(kind)))
        from more in Gen.Choose(1, 14).SelectMany(count => More(kind, goals).ListOf(count))
        from zones in Gen.Elements(Zones).ArrayOf(2)
        from places in Gen.Choose(0, 3).ListOf(1 + more.Count)
        from daysOff in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 4))).SelectMany(count => ChangeOfDaysOff.ListOf(count))
        from weekStartsOn in Gen.Elements(DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Saturday)
        from t in Gen.Frequency((1, Gen.Choose(-2, 100).Select(RandomHistory.FirstDay.AddDays)), (3, SoonAfter(more)))
        let at = places.Select(place => (Zone: zones[place / 2], DayStartsAt: new TimeOnly(place % 2 * 4, 0)))
        let steps = more.Prepend(first).Zip(at, (commands, place) => commands.Select(one => new Step(one, place.Zone, place.DayStartsAt)))
        select new RandomHistory(habit, Numbered(steps.SelectMany(step => step)), [.. daysOff], weekStartsOn, t);

    /// <summary>A day of evaluation at the end of consecutive logs or shortly after, which are the most interesting for streaks.</summary>
    private static Gen<DateOnly> SoonAfter(IEnumerable<HabitCommand[]> more)
    {
        var logged = more.Select(commands => commands[^1]).OfType<LogEntry>().Select(log => log.When?.Day).OfType<DateOnly>().ToList();
        return logged.Count == 0 ? Day : from day in Gen.Elements<DateOnly>(logged) from later in Gen.Choose(0, 3) select day.AddDays(later);
    }

    private static Gen<HabitCommand[]> More(HabitKind kind, Goal[] goals) => Gen.Frequency(
        (12, Logs(kind)),
        (4, One(from goal in Gen.Elements(goals) from day in Day select new DeclareGoal(goal, day))),
        (1, from day in Day select new HabitCommand[] { new DeclareGoal(goals[0], day), new DeclareGoal(goals[1], day) }),
        (3, from day in Day from count in Small select Run(day, count, 1, some => new SkipDay(some, null))),
        (2, One(from day in Day from more in Small select new SkipDay(day, null, day.AddDays(more)))),
        (1, One(from day in Day select new UnskipDay(day))),
        (1, One(from day in Day from more in Small select new UnskipDay(day, day.AddDays(more)))),
        (2, One(from day in Day select new PauseHabit(day))),
        (3, One(from day in Day select new ResumeHabit(day))),
        (1, One(from day in Day select new ArchiveHabit(day))),
        (1, from end in Day from days in Small select new HabitCommand[] { new ArchiveHabit(end), new ReopenHabit(end.AddDays(days)) }),
        (1, One(from day in Day select Change(startedOn: day))),
        (1, One(from forgive in Gen.Choose(0, 2) select Change(forgive: forgive))),
        (1, One(from goal in Gen.Elements(goals) from day in Day select Change(day, goal: goal))),
        (2, One(Correction(kind))),
        (2, One(from id in Id select new RetractEntry(id, null))),
        (1, from id in Id select new HabitCommand[] { new RetractEntry(id, null), new RestoreEntry(id, null) }),
        (1, Gen.Constant(new HabitCommand[] { new UndoHabitChange(0, null) })));

    private static Gen<ProfileCommand> ChangeOfDaysOff => Gen.Frequency((4, Taking), (1, Withdrawing));

    private static Gen<ProfileCommand> Taking =>
        from id in Gen.Choose(1, 3)
        from day in Day
        from days in Gen.Choose(0, 9)
        select (ProfileCommand)new TakeDaysOff(new DayOff(Examples.Id(id), day, day.AddDays(days), null));

    private static Gen<ProfileCommand> Withdrawing => from id in Gen.Choose(1, 3) select (ProfileCommand)new WithdrawDaysOff(Examples.Id(id));

    private static Gen<Guid> Id { get; } = Gen.Choose(1, 20).Select(Examples.Id);

    private static Gen<PutHabit> Put(HabitKind kind, Goal goal) =>
        from forgive in Gen.Frequency((3, Gen.Constant(0)), (1, Small))
        from start in Gen.Frequency((3, Gen.Choose(0, 20).Select(days => (DateOnly?)RandomHistory.FirstDay.AddDays(days))), (1, Gen.Constant<DateOnly?>(null)))
        select new PutHabit(kind, null, goal, forgive, start, null, null);

    /// <summary>Logs of the same entry, every day or every few days, each with a day or an instant. Ids are assigned later.</summary>
    private static Gen<HabitCommand[]> Logs(HabitKind kind) =>
        from first in Day
        from count in Gen.Choose(1, 14)
        from every in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from entry in EntryOf(kind)
        from hour in Gen.Choose(-12, 23)
        select Run(first, count, every, day => new LogEntry(default, entry, hour < 0 ? new When(null, day) : new When(At(day, hour), null)));

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 30), TimeSpan.Zero);

    private static HabitCommand[] Run(DateOnly first, int count, int every, Func<DateOnly, HabitCommand> command) =>
        [.. Enumerable.Range(0, count).Select(at => command(first.AddDays(at * every)))];

    private static Gen<Entry> EntryOf(HabitKind kind) => kind switch
    {
        HabitKind.Hang => Small.Select(n => (Entry)new Hang(default, null, Timing.Now, n, null, null)),
        HabitKind.Walk => from n in Small
                          from steps in Gen.Elements<int?>(null, 0, 5, 8, 9)
                          select (Entry)new Walk(default, null, Timing.Now, n == 4 ? null : n, n == 3 ? null : n / 2m, steps, null, null),
        HabitKind.Stretch => Small.Select(n => (Entry)new Stretch(default, null, Timing.Now, null, n == 2 ? null : n, n == 5 ? null : n, null)),
        HabitKind.PostureCheck => Gen.Elements(Enum.GetValues<BackPosture>())
            .Select(posture => (Entry)new PostureCheck(default, null, Timing.Now, posture, null, null, null)),
        HabitKind.Workout => from sets in Set.ListOf(4)
                             from count in Gen.Choose(0, 4)
                             from warmUp in Gen.Elements<int?>(null, 300)
                             from seconds in Gen.Elements<int?>(null, 100, 1_800)
                             from rpe in Gen.Elements<decimal?>(null, 5, 7.5m)
                             select (Entry)new Workout(default, null, Timing.Now, [.. sets.Take(count)], warmUp, seconds, rpe, null),
        _ => Small.Select(n => (Entry)new Activity(default, null, Timing.Now, n / 4m, null)),
    };

    private static Gen<WorkoutSet> Set { get; } =
        from exercise in Gen.Elements("pull-up", "dumbbell-shrug", "weighted-forward-bend", "of-my-own")
        from reps in Gen.Elements<int?>(null, 1, 5, 12, 13)
        from kg in Gen.Elements<decimal?>(null, -20, -18, 0, 10, 11, 12.5m, 20)
        from rpe in Gen.Elements<decimal?>(null, 6.5m, 7, 9)
        from type in Gen.Elements(SetType.Working, SetType.Working, SetType.WarmUp, SetType.Drop, SetType.Failure)
        select WorkoutSet.Of(type, exercise, reps, kg, null, rpe);

    public static Gen<Goal> GoalIn(string[] units) =>
        from unit in Gen.Elements(units)
        from per in Gen.Elements(Per.Day, Per.Day, Per.Week, Per.Month, Per.EveryDays, Per.Rolling, Per.Rolling)
        from atMost in Gen.Elements(false, false, true)
        from amount in per switch
        {
            Per.Week or Per.Month => Gen.Elements(0m, 2.5m, 5m, 6m, 7m, 10m, 14m, 30m),
            Per.Rolling => Gen.Elements(0m, 1m, 1.333m, 2m, 2.5m, 3m, 7m, 14m),
            _ => Gen.Elements(0m, 0.5m, 1m, 1.333m, 2m, 3m),
        }
        from n in per == Per.Rolling ? Gen.Elements(2, 3, 4, 7, 31) : Gen.Choose(2, 5)
        from weekdays in Gen.OrNull(Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<DayOfWeek>())).Select(some => some.Distinct().ToArray()))
        let direction = atMost && per != Per.EveryDays ? Direction.AtMost : Direction.AtLeast
        select new Goal(
            direction,
            direction == Direction.AtLeast && amount == 0 ? 1 : amount,
            unit,
            per,
            per == Per.Day ? weekdays : null,
            per is Per.EveryDays or Per.Rolling ? n : null);

    private static Gen<CorrectEntry> Correction(HabitKind kind) =>
        from id in Id
        from entry in EntryOf(kind)
        from moved in Gen.OrNull(Day.Select(day => new When(null, day)))
        select new CorrectEntry(id, entry, entry, moved, null);

    private static PutHabit Change(DateOnly? startedOn = null, int? forgive = null, Goal? goal = null) =>
        new(null, null, goal, forgive, startedOn, null, null);

    private static Gen<HabitCommand[]> One<T>(Gen<T> command)
        where T : HabitCommand => command.Select(one => new HabitCommand[] { one });

    private static List<Step> Numbered(IEnumerable<Step> steps)
    {
        var number = 0;
        return [.. steps.Select(step => step.Command is LogEntry log ? step with { Command = log with { EntryId = Examples.Id(++number) } } : step)];
    }

    /// <summary>Shrinks a history: fewer steps, an earlier day of evaluation, weeks from Monday.</summary>
    private static IEnumerable<RandomHistory> Shrink(RandomHistory history)
    {
        for (var size = history.Steps.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= history.Steps.Count; at += size)
                yield return history with { Steps = [.. history.Steps.Take(at), .. history.Steps.Skip(at + size)] };
        }

        for (var at = 0; at < history.DaysOff.Count; at++)
            yield return history with { DaysOff = [.. history.DaysOff.Where((_, other) => other != at)] };

        if (history.T > RandomHistory.FirstDay)
        {
            yield return history with { T = history.T.AddDays(-7) };
            yield return history with { T = history.T.AddDays(-1) };
        }

        if (history.WeekStartsOn != DayOfWeek.Monday)
            yield return history with { WeekStartsOn = DayOfWeek.Monday };
    }
}
