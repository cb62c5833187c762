using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, with a goal of a minute a day unless stated otherwise, from Sunday, 1 March 2026.</summary>
public sealed class StreaksOfAHabit
{
    [Fact]
    public void run_from_the_first_met_day_to_the_last() =>
        Assert.Equal(Run(3, "2026-03-02", "2026-03-04"), Evaluate("2026-03-04", Started("2026-03-01"), 2, 3, 4).Current);

    [Fact]
    public void continue_while_today_is_open() =>
        Assert.Equal(Run(3, "2026-03-02", "2026-03-04"), Evaluate("2026-03-05", Started("2026-03-01"), 2, 3, 4).Current);

    [Fact]
    public void end_with_a_missed_day() => Assert.Equal(Streak.None, Evaluate("2026-03-06", Started("2026-03-01"), 2, 3, 4).Current);

    [Fact]
    public void survive_skipped_days_without_counting_them() =>
        Assert.Equal(
            Run(2, "2026-03-02", "2026-03-04"),
            Given([Started("2026-03-01"), new DaySkipped(On("2026-03-03"), null), .. HungInMarch(2, 4)])
                .SeenFrom("2026-03-04").Streaks.Current);

    [Fact]
    public void survive_a_pause() =>
        Assert.Equal(
            Run(2, "2026-03-02", "2026-03-10"),
            Given([Started("2026-03-01"), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-10")), .. HungInMarch(2, 10)])
                .SeenFrom("2026-03-10").Streaks.Current);

    [Fact]
    public void survive_an_archive() =>
        Assert.Equal(
            Run(2, "2026-03-02", "2026-03-10"),
            Given([Started("2026-03-01"), new HabitArchived(On("2026-03-02")), new HabitReopened(On("2026-03-10")), .. HungInMarch(2, 10)])
                .SeenFrom("2026-03-10").Streaks.Current);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void survive_as_many_consecutive_misses_as_are_forgiven(int forgive, int length) =>
        Assert.Equal(length, Evaluate("2026-03-06", Started("2026-03-01", forgive: forgive), 1, 4, 6).Current.Length);

    [Fact]
    public void reset_the_miss_counter_on_each_met_day() =>
        Assert.Equal(4, Evaluate("2026-03-07", Started("2026-03-01", forgive: 1), 1, 3, 5, 7).Current.Length);

    [Fact]
    public void are_listed_longest_first_and_most_recent_first_on_ties() =>
        Assert.Equal(
            [Run(3, "2026-03-04", "2026-03-06"), Run(2, "2026-03-10", "2026-03-11"), Run(2, "2026-03-01", "2026-03-02"), Run(1, "2026-03-08", "2026-03-08")],
            Evaluate("2026-03-11", Started("2026-03-01"), 1, 2, 4, 5, 6, 8, 10, 11).All);

    [Fact]
    public void have_the_most_recent_as_the_longest_on_ties() =>
        Assert.Equal(Run(2, "2026-03-10", "2026-03-11"), Evaluate("2026-03-11", Started("2026-03-01"), 1, 2, 10, 11).Longest);

    [Fact]
    public void end_with_the_week_if_it_is_met_early()
    {
        var streaks = Evaluate("2026-03-04", Started("2026-03-02", Weekly(120)), 3, 4);
        Assert.Equal(("weeks", Run(1, "2026-03-02", "2026-03-08")), (streaks.Unit, streaks.Current));
    }

    [Fact]
    public void continue_when_a_weekly_goal_replaces_a_daily_one()
    {
        HabitEvent[] facts = [Started("2026-03-06"), new GoalDeclared(Weekly(60), On("2026-03-09")), .. HungInMarch(6, 7, 8, 10)];
        var streaks = Given(facts).SeenFrom("2026-03-10").Streaks;
        Assert.Equal(("weeks", Run(4, "2026-03-06", "2026-03-15")), (streaks.Unit, streaks.Current));
    }

    [Fact]
    public void of_a_limit_grow_with_each_completed_day() =>
        Assert.Equal(Run(4, "2026-03-01", "2026-03-04"), Given(Started("2026-03-01", AtMost(60))).SeenFrom("2026-03-05").Streaks.Current);

    [Fact]
    public void count_only_due_weekdays() =>
        Assert.Equal(
            Run(3, "2026-03-02", "2026-03-09"),
            Evaluate("2026-03-12", Started("2026-03-01", OnWeekdays(60, DayOfWeek.Monday, DayOfWeek.Friday)), 2, 6, 9).Current);

    [Fact]
    public void ignore_later_days()
    {
        var streaks = Evaluate("2026-03-03", Started("2026-03-01"), 1, 2, 3, 4, 5);
        Assert.Equal((Run(3, "2026-03-01", "2026-03-03"), 1), (streaks.Current, streaks.All.Count));
    }

    [Fact]
    public void are_empty_before_the_start()
    {
        var streaks = Evaluate("2026-02-28", Started("2026-03-01"), 1, 2);
        Assert.Equal((Streak.None, 0, null, 0.0), (streaks.Current, streaks.All.Count, streaks.Open, streaks.Strength));
    }

    [Fact]
    public void have_the_unit_of_the_current_goal() =>
        Assert.Equal(
            ["days", "weeks", "months", "hits"],
            new[] { Daily(60), Weekly(60), Monthly(60), Every(3) }.Select(goal => Evaluate("2026-03-04", Started("2026-03-01", goal)).Unit));

    [Fact]
    public void apply_the_current_forgiveness_to_earlier_misses() =>
        Assert.Equal(
            Run(2, "2026-03-01", "2026-03-03"),
            Given([Started("2026-03-01"), .. HungInMarch(1, 3), Change(forgive: 1)]).SeenFrom("2026-03-03").Streaks.Current);

    [Fact]
    public void use_the_current_start_for_earlier_days() =>
        Assert.Equal(
            Run(1, "2026-02-27", "2026-02-27"),
            Given([Started("2026-03-01"), Change(startedOn: "2026-02-27"), Hung(First, "2026-02-27")]).SeenFrom("2026-02-28").Streaks.Current);

    [Fact]
    public void ignore_a_later_reopening() =>
        Assert.Null(
            Given([Started("2026-03-01"), new HabitArchived(On("2026-03-02")), new HabitReopened(On("2026-03-05"))]).SeenFrom("2026-03-04").Streaks.Open);

    [Fact]
    public void do_not_change_with_the_time_zone_or_day_start() =>
        Assert.Equal(
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom("2026-03-02").Streaks.All,
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).In("Pacific/Kiritimati", "12:00").SeenFrom("2026-03-02").Streaks.All);

    /// <summary>Samoa had no 30 December 2011.</summary>
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void include_a_date_that_the_time_zone_skipped(bool isHung, int length) =>
        Assert.Equal(
            length,
            Given([
                Started("2011-12-29"),
                Hung(First, "2011-12-29"),
                .. isHung ? new HabitEvent[] { Hung(Second, "2011-12-30") } : [],
                Hung(Third, "2011-12-31"),
            ]).In("Pacific/Apia").SeenFrom("2011-12-31").Streaks.Current.Length);

    [Fact]
    public void are_split_by_a_retraction() =>
        Assert.Equal(
            [Run(1, "2026-03-03", "2026-03-03"), Run(1, "2026-03-01", "2026-03-01")],
            Given([Started("2026-03-01"), .. HungInMarch(1, 2, 3), new EntryRetracted(Id(102), Hang(60, "2026-03-02"), null)])
                .SeenFrom("2026-03-03").Streaks.All);

    [Fact]
    public void are_the_same_for_concurrent_readers()
    {
        HabitEvent[] facts = [Started("2026-01-01"), .. HungInMarch([.. Enumerable.Range(1, 31)])];
        var habit = (Habit.Started)Given(facts).Folded();
        HabitView View(int day, StreakCheckpoints? checkpoints) =>
            new(habit, ProfileSettings.Default.Calendar, On("2026-04-01").AddDays(day), checkpoints);
        var expected = Enumerable.Range(0, 4).Select(day => StreakSummary.Of(View(day, null)).Strength).ToArray();

        for (var round = 0; round < 2_000; round++)
        {
            var (checkpoints, actual) = (new StreakCheckpoints(), new double[expected.Length]);
            Parallel.For(0, expected.Length, day => actual[day] = StreakSummary.Of(View(day, checkpoints)).Strength);
            Assert.Equal(expected, actual);
        }
    }

    private static HabitDetailsChanged Change(string startedOn = "2026-03-01", int forgive = 0) =>
        new(new HabitDetails("Hang", On("2026-03-01"), 0, 0, []), new HabitDetails("Hang", On(startedOn), forgive, 0, []));

    private static Streak Run(int length, string from, string through) => new(length, On(from), On(through));

    private static StreakSummary Evaluate(string asOf, HabitStarted started, params int[] hung) =>
        Given([started, .. HungInMarch(hung)]).SeenFrom(asOf).Streaks;
}
