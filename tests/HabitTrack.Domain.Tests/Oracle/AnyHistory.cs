using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Properties of every history.</summary>
public sealed class AnyHistory
{
    [Fact]
    public void has_the_periods_and_streaks_that_the_rules_give_by_hand() => Prop.ForAll(Stories.Any, story =>
    {
        if (story.Facts() is not { Count: > 0 } facts)
            return;

        var seen = new Seen(Folded(facts), story.Calendar, story.T);
        Assert.Equal(Told.ByHand(new NaiveHabit(facts, story)), Told.ByDomain(seen));
    }).Check(Properties.Tried());

    [Fact]
    public void has_the_same_streaks_when_it_was_looked_at_all_along() => Prop.ForAll(Stories.Any, story =>
    {
        if (story.Facts() is not { Count: > 0 } facts)
            return;

        var (watched, checkpoints) = (Habit.Initial, new StreakCheckpoints());
        foreach (var (at, fact) in facts.Index())
        {
            (watched, checkpoints) = (Habit.Evolve(watched, fact), checkpoints.After(fact));
            var calendar = story.CalendarAfter(at * story.DaysOff.Count / facts.Count);
            for (var day = Story.FirstDay.AddDays(watched.Days.All().Count()); watched.Definition is not null && day <= Story.LastDay; day = day.AddDays(13))
                _ = new Seen(watched, calendar, day, checkpoints).Streaks;
        }

        if (watched.Definition is not null)
            Assert.Equal(
                Told.ByDomain(new Seen(Folded(facts), story.Calendar, story.T)), Told.ByDomain(new Seen(watched, story.Calendar, story.T, checkpoints)));
    }).Check(Properties.Tried());

    [Fact]
    public void brings_the_advice_that_the_rules_give_by_hand() => Prop.ForAll(Stories.OfWorkouts, story =>
    {
        var facts = story.Facts();
        var settings = ProfileSettings.Default with { WeekStartsOn = story.WeekStartsOn, BackCondition = facts.Count % 2 == 1 };
        for (var at = 0; at < facts.Count; at++)
        {
            if (facts[at] is not EntryLogged { Entry: Workout workout })
                continue;

            var (habit, before) = (new NaiveHabit([.. facts.Take(at)], story with { T = Story.LastDay.AddDays(2) }), Folded(facts.Take(at)).Days);
            var byHand = new NaiveAdvice(workout, [.. habit.Entries.Cast<Workout>()], settings.BackCondition, habit.WeekOf).Codes();
            var advice = Advice.On(workout, before, Profile.Initial with { Settings = settings });
            Assert.Equal(byHand, advice.Select(some => $"{some.Code} {some.Because.Count}"));
        }
    }).Check(Properties.Tried());

    [Fact]
    public void changes_no_more_when_the_same_is_asked_again() => Prop.ForAll(Stories.Any, story =>
    {
        foreach (var played in story.Play())
            Assert.True(
                played.Again is Decision.Refused or Decision.Accepted { Events.Count: 0 },
                $"{played.Step.Command} gives {played.Again}");
    }).Check(Properties.Tried());

    [Fact]
    public void has_each_entry_on_the_day_that_the_clock_on_the_wall_said() => Prop.ForAll(Stories.Any, story =>
    {
        foreach (var (step, events, _, _) in story.Play())
        {
            foreach (var entry in events.OfType<EntryLogged>().Select(logged => logged.Entry).Where(entry => entry.PerformedAt is not null))
                Assert.Equal(Calendar.DayOf(entry.PerformedAt!.Value, step.Zone, step.DayStartsAt), entry.Day);
        }
    }).Check(Properties.Tried());

    [Fact]
    public void adds_up_as_if_what_was_taken_back_had_never_been() => Prop.ForAll(Stories.Any, story =>
    {
        if (story.Facts() is not { Count: > 0 } facts)
            return;

        var detour = Examples.Hang(77, "2024-02-29").Logged(Examples.Id(999));
        var corrected = new EntryCorrected(detour.EntryId, detour.Entry, Examples.Hang(78, "2024-03-01"), null);
        var retracted = new EntryRetracted(detour.EntryId, corrected.After, null);
        var middle = facts.Count / 2;
        HabitEvent[] roundabout = [facts[0], detour, .. facts.Skip(1).Take(middle), corrected, .. facts.Skip(1 + middle), retracted];
        Assert.Equal(Told.Of(Folded(facts).Days), Told.Of(Folded(roundabout).Days));
    }).Check(Properties.Tried());

    [Fact]
    public void is_the_same_when_only_the_months_that_changed_are_kept() => Prop.ForAll(Stories.Any, story =>
    {
        var facts = story.Facts();
        for (var at = 0; at <= facts.Count; at += 5)
        {
            var (earlier, later) = (Folded(facts.Take(at)).Days, Folded(facts).Days);
            var kept = earlier.All().ToDictionary(day => day.Day, day => day.Totals);
            foreach (var (month, days) in later.ChangedSince(earlier))
            {
                foreach (var day in kept.Keys.Where(day => day >= month && day < month.AddMonths(1)).ToList())
                    kept.Remove(day);
                foreach (var (day, totals) in days)
                    kept.Add(day, totals);
            }

            Assert.Equal(Told.Of(later), Told.Of(kept.Aggregate(DayLog.Empty, (restored, day) => restored.With(day.Key, day.Value))));
        }
    }).Check(Properties.Tried());

    private static Habit Folded(IEnumerable<HabitEvent> facts) => facts.Aggregate(Habit.Initial, Habit.Evolve);
}
