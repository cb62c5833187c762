using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Properties of random histories, most of them against the oracle.</summary>
public sealed class AnyHistory
{
    [Fact]
    public void evaluates_to_the_result_of_the_oracle() => Prop.ForAll(RandomHistories.Any, history =>
    {
        if (history.Facts() is not { Count: > 0 } facts)
            return;

        var evaluated = new EvaluatedHabit(Folded(facts), history.Calendar, history.T);
        Assert.Equal(Report.OfOracle(new NaiveHabit(facts, history)), Report.OfDomain(evaluated));
    }).Check(Properties.Configure());

    [Fact]
    public void has_the_same_streaks_with_cached_checkpoints() => Prop.ForAll(RandomHistories.Any, history =>
    {
        if (history.Facts() is not { Count: > 0 } facts)
            return;

        var (cached, checkpoints) = (Habit.Initial, new StreakCheckpoints());
        foreach (var (at, fact) in facts.Index())
        {
            (cached, checkpoints) = (Habit.Evolve(cached, fact), checkpoints.After(fact));
            var calendar = history.CalendarAfter(at * history.DaysOff.Count / facts.Count);
            var day = RandomHistory.FirstDay.AddDays(cached.Days.All().Count());
            for (; cached.Definition is not null && day <= RandomHistory.LastDay; day = day.AddDays(13))
                _ = new EvaluatedHabit(cached, calendar, day, checkpoints).Streaks;
        }

        if (cached.Definition is not null)
            Assert.Equal(
                Report.OfDomain(new EvaluatedHabit(Folded(facts), history.Calendar, history.T)),
                Report.OfDomain(new EvaluatedHabit(cached, history.Calendar, history.T, checkpoints)));
    }).Check(Properties.Configure());

    [Fact]
    public void has_the_same_periods_within_a_range_as_in_the_whole_life() => Prop.ForAll(RandomHistories.Any, history =>
    {
        if (history.Facts() is not { Count: > 0 } facts)
            return;

        var view = new EvaluatedHabit(Folded(facts), history.Calendar, history.T).View;
        for (var from = RandomHistory.FirstDay.AddDays(-3); from <= RandomHistory.LastDay; from = from.AddDays(11))
        {
            var range = new DayRange(from, from.AddDays(12));
            Assert.Equal(Periods.Of(view).Where(period => period.From <= range.To && period.To >= range.From), Periods.Of(view, range));
        }
    }).Check(Properties.Configure());

    [Fact]
    public void triggers_the_advice_of_the_oracle() => Prop.ForAll(RandomHistories.OfWorkouts, history =>
    {
        var facts = history.Facts();
        var settings = ProfileSettings.Default with { WeekStartsOn = history.WeekStartsOn, BackCondition = facts.Count % 2 == 1 };
        for (var at = 0; at < facts.Count; at++)
        {
            if (facts[at] is not EntryLogged { Entry: Workout workout })
                continue;

            var (habit, before) = (new NaiveHabit([.. facts.Take(at)], history with { T = RandomHistory.LastDay.AddDays(2) }), Folded(facts.Take(at)).Days);
            var byHand = new NaiveAdvice(workout, [.. habit.Entries.Cast<Workout>()], settings.BackCondition, habit.WeekOf).Codes();
            var advice = Advice.On(workout, before, Profile.Initial with { Settings = settings });
            Assert.Equal(byHand, advice.Select(some => $"{some.Code} {some.Because.Count}"));
        }
    }).Check(Properties.Configure());

    [Fact]
    public void does_not_change_if_a_command_is_repeated() => Prop.ForAll(RandomHistories.Any, history =>
    {
        foreach (var result in history.Run())
            Assert.True(
                result.Again is Decision.Refused or Decision.Accepted { Events.Count: 0 },
                $"{result.Step.Command} gives {result.Again}");
    }).Check(Properties.Configure());

    [Fact]
    public void has_each_entry_on_the_day_of_its_local_time() => Prop.ForAll(RandomHistories.Any, history =>
    {
        foreach (var (step, events, _, _) in history.Run())
        {
            foreach (var entry in events.OfType<EntryLogged>().Select(logged => logged.Entry).Where(entry => entry.PerformedAt is not null))
                Assert.Equal(Calendar.DayOf(entry.PerformedAt!.Value, step.Zone, step.DayStartsAt), entry.Day);
        }
    }).Check(Properties.Configure());

    [Fact]
    public void has_the_same_totals_without_retracted_entries() => Prop.ForAll(RandomHistories.Any, history =>
    {
        if (history.Facts() is not { Count: > 0 } facts)
            return;

        var logged = Examples.Hang(77, "2024-02-29").Logged(Examples.Id(999));
        var corrected = new EntryCorrected(logged.EntryId, logged.Entry, Examples.Hang(78, "2024-03-01"), null);
        var retracted = new EntryRetracted(logged.EntryId, corrected.After, null);
        var middle = facts.Count / 2;
        HabitEvent[] withRetraction = [facts[0], logged, .. facts.Skip(1).Take(middle), corrected, .. facts.Skip(1 + middle), retracted];
        Assert.Equal(Report.Of(Folded(facts).Days), Report.Of(Folded(withRetraction).Days));
    }).Check(Properties.Configure());

    [Fact]
    public void can_be_updated_by_its_changed_months() => Prop.ForAll(RandomHistories.Any, history =>
    {
        var facts = history.Facts();
        for (var at = 0; at <= facts.Count; at += 5)
        {
            var (earlier, later) = (Folded(facts.Take(at)).Days, Folded(facts).Days);
            var stored = earlier.All().ToDictionary(day => day.Day, day => day.Totals);
            foreach (var (month, days) in later.ChangedSince(earlier))
            {
                foreach (var day in stored.Keys.Where(day => day >= month && day < month.AddMonths(1)).ToList())
                    stored.Remove(day);
                foreach (var (day, totals) in days)
                    stored.Add(day, totals);
            }

            Assert.Equal(Report.Of(later), Report.Of(stored.Aggregate(DayLog.Empty, (restored, day) => restored.With(day.Key, day.Value))));
        }
    }).Check(Properties.Configure());

    private static Habit Folded(IEnumerable<HabitEvent> facts) => facts.Aggregate(Habit.Initial, Habit.Evolve);
}
