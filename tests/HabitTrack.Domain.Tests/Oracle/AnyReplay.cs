using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Replays of random changes of random histories, against the oracle on events that are changed accordingly.</summary>
public sealed class AnyReplay
{
    private const string Habit = "it";

    [Fact]
    public void evaluates_to_the_result_of_the_oracle_for_the_changed_history() => Prop.ForAll(ReplayCase.Any, replayCase =>
    {
        if (replayCase.History.Facts() is not { Count: > 0 } facts)
            return;

        var replayed = replayCase.Replayed(facts);
        Assert.Equal(
            Report.OfOracle(new NaiveHabit(replayCase.ChangedFacts(facts), replayCase.ReplayedHistory)),
            Report.OfDomain(new EvaluatedHabit(replayed.Habits[Habit], replayed.Calendar, replayCase.History.T)));
    }).Check(Properties.Configure());

    [Fact]
    public void returns_every_day_that_differs() => Prop.ForAll(ReplayCase.Any, replayCase =>
    {
        if (replayCase.History.Facts() is not { Count: > 0 } facts)
            return;

        var history = replayCase.History;
        var (actual, replayed) = (new NaiveHabit(facts, history), new NaiveHabit(replayCase.ChangedFacts(facts), replayCase.ReplayedHistory));
        var whatIf = WhatIf.Compare(replayCase.Actual(facts), replayCase.Replayed(facts), since: null, history.T).Single();

        Assert.Equal(
            from day in Calendar.Days(actual.Start < replayed.Start ? actual.Start : replayed.Start, history.T)
            let changed = new ChangedDay(day, StatusOn(actual, day), StatusOn(replayed, day), TotalOn(actual, day), TotalOn(replayed, day))
            where changed.Actual != changed.Replayed || changed.ActualTotal != changed.ReplayedTotal
            select changed,
            whatIf.Days);
        Assert.Equal((MetRate(actual), MetRate(replayed)), (whatIf.Actual.MetRate, whatIf.Replayed.MetRate));
    }).Check(Properties.Configure());

    [Fact]
    public void without_changes_has_no_differences() => Prop.ForAll(RandomHistories.Any, history =>
    {
        if (history.Facts() is not { Count: > 0 } facts)
            return;

        var replayCase = new ReplayCase(history, null, null, history.WeekStartsOn, null, [], []);
        var whatIf = WhatIf.Compare(replayCase.Actual(facts), replayCase.Replayed(facts), since: null, history.T).Single();
        Assert.Empty(whatIf.Days);
        Assert.Equal(whatIf.Actual.MetRate, whatIf.Replayed.MetRate);
        Assert.Equal(whatIf.Actual.Streaks.All, whatIf.Replayed.Streaks.All);
        Assert.Equal(whatIf.Actual.Streaks with { All = [] }, whatIf.Replayed.Streaks with { All = [] });
    }).Check(Properties.Configure());

    private static PeriodStatus? StatusOn(NaiveHabit habit, DateOnly day) =>
        habit.IsAlive(day) ? NaivePeriods.Of(habit).LastOrDefault(period => period.RunsOn(day))?.Status : null;

    private static decimal TotalOn(NaiveHabit habit, DateOnly day) => habit.Total(day, day, habit.GoalOn(habit.T).Unit);

    private static decimal? MetRate(NaiveHabit habit)
    {
        var (met, missed) = (NaivePeriods.Of(habit).Count(it => it.Status == PeriodStatus.Met), NaivePeriods.Of(habit).Count(it => it.Status == PeriodStatus.Missed));
        return met + missed == 0 ? null : NaiveSummary.Rounded(met / (decimal)(met + missed), 4);
    }

    /// <summary>A random history and the changes to replay. Null leaves a setting unchanged.</summary>
    private sealed record ReplayCase(
        RandomHistory History,
        Goal? Goal,
        int? Forgive,
        DayOfWeek WeekStartsOn,
        (string Zone, TimeOnly DayStartsAt)? DaySettings,
        IReadOnlyList<Guid> Without,
        IReadOnlyList<DateOnly> With)
    {
        private static readonly DateTimeOffset Later = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public static Arbitrary<ReplayCase> Any { get; } = Arb.From(
            from history in RandomHistories.Any.Generator
            from goal in Gen.OrNull(GoalOf(history))
            from forgive in Gen.Elements<int?>(null, 0, 1, 3)
            from weekStartsOn in Gen.Elements(DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Thursday)
            from daySettings in Gen.Elements<(string, TimeOnly)?>(null, null, ("Pacific/Apia", default), ("America/St_Johns", new TimeOnly(4, 0)), ("Etc/UTC", default))
            from without in Gen.Choose(1, 12).Select(Examples.Id).ListOf(2)
            from with in Gen.Choose(-3, 85).Select(RandomHistory.FirstDay.AddDays).ListOf(3)
            select new ReplayCase(history, goal, forgive, weekStartsOn, daySettings, [.. without.Distinct()], [.. with]));

        public RandomHistory ReplayedHistory => History with
        {
            WeekStartsOn = WeekStartsOn,
            Steps = [.. History.Steps.Select(step => step with { Zone = DaySettings?.Zone ?? History.Zone })],
        };

        public ReplayedHabits Actual(IReadOnlyList<HabitEvent> facts) =>
            new(ImmutableDictionary<string, Domain.Habits.Habit.Started>.Empty.Add(Habit, (Domain.Habits.Habit.Started)facts.Aggregate(Domain.Habits.Habit.Initial, Domain.Habits.Habit.Evolve)), History.Calendar);

        public ReplayedHabits Replayed(IReadOnlyList<HabitEvent> facts)
        {
            var (replay, entries) = (Actual(facts), CurrentEntries(facts));
            foreach (var (id, entry) in entries.Where(entry => Without.Contains(entry.Key)))
                replay = replay.Without(Habit, id, entry);
            replay = DaySettings is var (zone, dayStartsAt)
                ? replay.In(
                    replay.Calendar with { Zone = TimeZones.Recorded(zone), DayStartsAt = dayStartsAt, WeekStartsOn = WeekStartsOn },
                    entries.Where(entry => !Without.Contains(entry.Key)).Select(entry => (Habit, entry.Value)))
                : replay with { Calendar = replay.Calendar with { WeekStartsOn = WeekStartsOn } };
            foreach (var day in With)
                replay = Logged(replay, new LogEntry(Guid.Empty, SampleEntry(facts) with { PerformedAt = null }, new When(null, day)));
            replay = Goal is { } goal ? replay.WithGoal(Habit, goal) : replay;
            return Forgive is { } forgive ? replay.WithForgive(Habit, forgive) : replay;
        }

        private static ReplayedHabits Logged(ReplayedHabits replay, LogEntry log) =>
            replay.Decide(Habit, log, Later, []).Match(events => replay.With(Habit, events), _ => replay);

        /// <summary>Returns the events of a history in which the changes applied from the beginning.</summary>
        public IReadOnlyList<HabitEvent> ChangedFacts(IReadOnlyList<HabitEvent> facts)
        {
            var (changed, before) = (NaiveHabit.WithoutUndone(facts), new NaiveHabit(facts, History));
            var entries = CurrentEntries(facts).Where(entry => !Without.Contains(entry.Key)).ToList();
            if (DaySettings is var (zone, dayStartsAt))
                entries = [.. entries.Select(entry => KeyValuePair.Create(entry.Key, Redated(entry.Value, zone, dayStartsAt)))];
            var start = before.StartWith(entries.Select(entry => entry.Value), DaySettings?.Zone ?? History.Zone, DaySettings?.DayStartsAt ?? TimeOnly.MinValue);

            var declared = changed.Where(fact => fact is not EntryEvent).ToList();
            string UnitOn(DateOnly day, DateOnly start) =>
                new NaiveHabit([.. declared, Details(start)], ReplayedHistory with { T = day }).GoalOn(day).Unit;

            changed.RemoveAll(fact => fact is EntryEvent || (Goal is not null && fact is GoalDeclared));
            changed[0] = (HabitStarted)changed[0] with { Goal = Goal ?? ((HabitStarted)changed[0]).Goal };
            changed.AddRange(entries.Select(entry => entry.Value.Logged(entry.Key)));
            foreach (var day in With.Where(day => day >= start || !before.IsStartChosen))
            {
                var newStart = day < start ? day : start;
                if (!new NaiveHabit([.. changed, Details(newStart)], History with { T = RandomHistory.LastDay.AddDays(400) }).IsAlive(day))
                    continue;
                changed.Add((SampleEntry(facts) with { Day = day, Timing = Timing.Day, PerformedAt = null }).InUnit(UnitOn(day < start ? start : day, start)).Logged(Guid.NewGuid()));
                start = newStart;
            }

            return [.. changed, Details(start, Forgive ?? before.Forgive)];
        }

        public override string ToString() =>
            $"{History}\nwith {Goal}, forgive {Forgive}, weeks from {WeekStartsOn}, in {DaySettings}, without {string.Join(' ', Without)}, with {string.Join(' ', With)}";

        private static HabitDetailsChanged Details(DateOnly start, int forgive = 0) =>
            new(new("It", start, 0, 0, []), new("It", start, forgive, 0, []), StartChosen: true);

        private static Entry Redated(Entry entry, string zone, TimeOnly dayStartsAt) =>
            entry.PerformedAt is { } at ? entry with { Day = Calendar.DayOf(at, zone, dayStartsAt) } : entry;

        private static Dictionary<Guid, Entry> CurrentEntries(IReadOnlyList<HabitEvent> facts) => facts.OfType<EntryEvent>()
            .GroupBy(fact => fact.EntryId)
            .Select(entry => entry.Last())
            .Where(last => last.Current is not null)
            .ToDictionary(last => last.EntryId, last => last.Current!);

        /// <summary>Returns an entry of the habit's kind.</summary>
        private static Entry SampleEntry(IReadOnlyList<HabitEvent> facts) => facts.OfType<HabitStarted>().First().Kind switch
        {
            HabitKind.Hang => new Hang(default, null, Timing.Now, 2, null, null),
            HabitKind.Walk => new Walk(default, null, Timing.Now, 2, 3, 4, null, null),
            HabitKind.Stretch => new Stretch(default, null, Timing.Now, null, 2, 3, null),
            HabitKind.PostureCheck => new PostureCheck(default, null, Timing.Now, BackPosture.Upright, null, null, null),
            HabitKind.Workout => new Workout(default, null, Timing.Now, [], null, null, null, null),
            _ => new Activity(default, null, Timing.Now, 1.5m, null),
        };

        private static Gen<Goal> GoalOf(RandomHistory history) => RandomHistories.GoalIn(history.Habit switch
        {
            "hang" => [Units.Seconds],
            "walk" => [Units.Seconds, Units.Steps, Units.Metres],
            "stretch" => [Units.Sessions, Units.Seconds, Units.Repetitions],
            "workout" => [Units.Sessions],
            "posture" => [Units.Checks],
            _ => ["km"],
        });
    }
}
