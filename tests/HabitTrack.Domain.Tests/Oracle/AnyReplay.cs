using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Random rule changes and edits of random histories, against the oracle on facts changed by hand.</summary>
public sealed class AnyReplay
{
    private const string Habit = "it";

    [Fact]
    public void is_what_the_rules_give_by_hand_for_the_history_as_it_would_have_been() => Prop.ForAll(Question.Any, question =>
    {
        if (question.Story.Facts() is not { Count: > 0 } facts)
            return;

        var replayed = question.Replayed(facts);
        Assert.Equal(
            Told.ByHand(new NaiveHabit(question.ByHand(facts), question.StoryAsReplayed)),
            Told.ByDomain(new Seen(replayed.Habits[Habit], replayed.Calendar, question.Story.T)));
    }).Check(Properties.Tried());

    [Fact]
    public void tells_every_day_that_went_otherwise() => Prop.ForAll(Question.Any, question =>
    {
        if (question.Story.Facts() is not { Count: > 0 } facts)
            return;

        var story = question.Story;
        var (actual, replayed) = (new NaiveHabit(facts, story), new NaiveHabit(question.ByHand(facts), question.StoryAsReplayed));
        var whatIf = WhatIf.Compare(question.Actual(facts), question.Replayed(facts), since: null, story.T).Single();

        Assert.Equal(
            from day in Calendar.Days(actual.Start < replayed.Start ? actual.Start : replayed.Start, story.T)
            let otherwise = new ChangedDay(day, StatusOn(actual, day), StatusOn(replayed, day), TotalOn(actual, day), TotalOn(replayed, day))
            where otherwise.Actual != otherwise.Replayed || otherwise.ActualTotal != otherwise.ReplayedTotal
            select otherwise,
            whatIf.Days);
        Assert.Equal((MetRate(actual), MetRate(replayed)), (whatIf.Actual.MetRate, whatIf.Replayed.MetRate));
    }).Check(Properties.Tried());

    [Fact]
    public void of_the_same_rules_without_an_edit_differs_in_nothing() => Prop.ForAll(Stories.Any, story =>
    {
        if (story.Facts() is not { Count: > 0 } facts)
            return;

        var question = new Question(story, null, null, story.WeekStartsOn, null, [], []);
        var whatIf = WhatIf.Compare(question.Actual(facts), question.Replayed(facts), since: null, story.T).Single();
        Assert.Empty(whatIf.Days);
        Assert.Equal(whatIf.Actual.MetRate, whatIf.Replayed.MetRate);
        Assert.Equal(whatIf.Actual.Streaks.All, whatIf.Replayed.Streaks.All);
        Assert.Equal(whatIf.Actual.Streaks with { All = [] }, whatIf.Replayed.Streaks with { All = [] });
    }).Check(Properties.Tried());

    private static PeriodStatus? StatusOn(NaiveHabit habit, DateOnly day) =>
        habit.IsAlive(day) ? NaivePeriods.Of(habit).LastOrDefault(period => period.RunsOn(day))?.Status : null;

    private static decimal TotalOn(NaiveHabit habit, DateOnly day) => habit.Total(day, day, habit.GoalOn(habit.T).Unit);

    private static decimal? MetRate(NaiveHabit habit)
    {
        var (met, missed) = (NaivePeriods.Of(habit).Count(it => it.Status == PeriodStatus.Met), NaivePeriods.Of(habit).Count(it => it.Status == PeriodStatus.Missed));
        return met + missed == 0 ? null : NaiveSummary.Rounded(met / (decimal)(met + missed), 4);
    }

    /// <summary>What to ask of a story.</summary>
    private sealed record Question(
        Story Story, Goal? Goal, int? Forgive, DayOfWeek WeekStartsOn, (string Zone, TimeOnly DayStartsAt)? Place, IReadOnlyList<Guid> Without, IReadOnlyList<DateOnly> With)
    {
        private static readonly DateTimeOffset Later = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

        private static readonly DateOnly Today = new(2030, 1, 1);

        public static Arbitrary<Question> Any { get; } = Arb.From(
            from story in Stories.Any.Generator
            from goal in Gen.OrNull(GoalOf(story))
            from forgive in Gen.Elements<int?>(null, 0, 1, 3)
            from weekStartsOn in Gen.Elements(DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Thursday)
            from place in Gen.Elements<(string, TimeOnly)?>(null, null, ("Pacific/Apia", default), ("America/St_Johns", new TimeOnly(4, 0)), ("Etc/UTC", default))
            from without in Gen.Choose(1, 12).Select(Examples.Id).ListOf(2)
            from with in Gen.Choose(-3, 85).Select(Story.FirstDay.AddDays).ListOf(3)
            select new Question(story, goal, forgive, weekStartsOn, place, [.. without.Distinct()], [.. with]));

        public Story StoryAsReplayed => Story with
        {
            WeekStartsOn = WeekStartsOn,
            Steps = [.. Story.Steps.Select(step => step with { Zone = Place?.Zone ?? Story.Zone })],
        };

        public Replay Actual(IReadOnlyList<HabitEvent> facts) =>
            new(ImmutableDictionary<string, Domain.Habit.Started>.Empty.Add(Habit, (Domain.Habit.Started)facts.Aggregate(Domain.Habit.Initial, Domain.Habit.Evolve)), Story.Calendar);

        public Replay Replayed(IReadOnlyList<HabitEvent> facts)
        {
            var (replay, counting) = (Actual(facts), Counting(facts));
            foreach (var (id, entry) in counting.Where(entry => Without.Contains(entry.Key)))
                replay = replay.Without(Habit, id, entry);
            replay = Place is var (zone, dayStartsAt)
                ? replay.In(
                    new PersonalCalendar(TimeZones.Recorded(zone), dayStartsAt, WeekStartsOn),
                    counting.Where(entry => !Without.Contains(entry.Key)).Select(entry => (Habit, entry.Value)))
                : replay with { Calendar = replay.Calendar with { WeekStartsOn = WeekStartsOn } };
            foreach (var day in With)
                replay = Logged(replay, new LogEntry(Guid.Empty, Sample(facts) with { PerformedAt = null }, new When(null, day)));
            replay = Goal is { } goal ? replay.WithGoal(Habit, goal) : replay;
            return Forgive is { } forgive ? replay.WithForgive(Habit, forgive) : replay;
        }

        private static Replay Logged(Replay replay, LogEntry log) =>
            replay.Decide(Habit, log, Later, []).Match(events => replay.With(Habit, events), _ => replay);

        /// <summary>The facts of a history in which all of it was so from the beginning.</summary>
        public IReadOnlyList<HabitEvent> ByHand(IReadOnlyList<HabitEvent> facts)
        {
            var (told, before) = (NaiveHabit.NotUndone(facts), new NaiveHabit(facts, Story));
            var counting = Counting(facts).Where(entry => !Without.Contains(entry.Key)).ToList();
            if (Place is var (zone, dayStartsAt))
                counting = [.. counting.Select(entry => KeyValuePair.Create(entry.Key, Moved(entry.Value, zone, dayStartsAt)))];
            var start = before.StartWith(counting.Select(entry => entry.Value), Place?.Zone ?? Story.Zone, Place?.DayStartsAt ?? TimeOnly.MinValue);

            var declared = told.Where(fact => fact is not EntryEvent).ToList();
            string UnitOfToday(DateOnly start) =>
                new NaiveHabit([.. declared, Details(start)], StoryAsReplayed with { T = Today }).GoalOn(Today).Unit;

            told.RemoveAll(fact => fact is EntryEvent || (Goal is not null && fact is GoalDeclared));
            told[0] = (HabitStarted)told[0] with { Goal = Goal ?? ((HabitStarted)told[0]).Goal };
            told.AddRange(counting.Select(entry => entry.Value.Logged(entry.Key)));
            foreach (var day in With.Where(day => day >= start || !before.IsStartChosen))
            {
                var begins = day < start ? day : start;
                if (!new NaiveHabit([.. told, Details(begins)], Story with { T = Story.LastDay.AddDays(400) }).IsAlive(day))
                    continue;
                told.Add((Sample(facts) with { Day = day, Timing = Timing.Day, PerformedAt = null }).InUnit(UnitOfToday(start)).Logged(Guid.NewGuid()));
                start = begins;
            }

            return [.. told, Details(start, Forgive ?? before.Forgive)];
        }

        public override string ToString() =>
            $"{Story}\nwith {Goal}, forgive {Forgive}, weeks from {WeekStartsOn}, in {Place}, without {string.Join(' ', Without)}, with {string.Join(' ', With)}";

        private static HabitDetailsChanged Details(DateOnly start, int forgive = 0) =>
            new(new("It", start, 0, 0, []), new("It", start, forgive, 0, []), StartChosen: true);

        private static Entry Moved(Entry entry, string zone, TimeOnly dayStartsAt) =>
            entry.PerformedAt is { } at ? entry with { Day = Calendar.DayOf(at, zone, dayStartsAt) } : entry;

        private static Dictionary<Guid, Entry> Counting(IReadOnlyList<HabitEvent> facts) => facts.OfType<EntryEvent>()
            .GroupBy(fact => fact.EntryId)
            .Select(entry => entry.Last())
            .Where(last => last.Current is not null)
            .ToDictionary(last => last.EntryId, last => last.Current!);

        /// <summary>Something of the habit's kind.</summary>
        private static Entry Sample(IReadOnlyList<HabitEvent> facts) => facts.OfType<HabitStarted>().First().Kind switch
        {
            HabitKind.Hang => new Hang(default, null, Timing.Now, 2, null, null),
            HabitKind.Walk => new Walk(default, null, Timing.Now, 2, 3, 4, null, null),
            HabitKind.Stretch => new Stretch(default, null, Timing.Now, null, 2, 3, null),
            HabitKind.PostureCheck => new PostureCheck(default, null, Timing.Now, BackPosture.Upright, null, null, null),
            HabitKind.Workout => new Workout(default, null, Timing.Now, [], null, null, null, null),
            _ => new Activity(default, null, Timing.Now, 1.5m, null),
        };

        private static Gen<Goal> GoalOf(Story story) => Stories.GoalIn(story.Habit switch
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
