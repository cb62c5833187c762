using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, a minute a day unless said otherwise, from 1 March 2026, a Sunday.</summary>
public sealed class StreaksOfAHabit
{
    [Fact]
    public void run_from_the_first_met_day_to_the_last() =>
        Assert.Equal(Run(3, "2026-03-02", "2026-03-04"), Seen("2026-03-04", Started("2026-03-01"), 2, 3, 4).Current);

    [Fact]
    public void go_on_while_today_is_open() =>
        Assert.Equal(Run(3, "2026-03-02", "2026-03-04"), Seen("2026-03-05", Started("2026-03-01"), 2, 3, 4).Current);

    [Fact]
    public void end_with_a_missed_day() => Assert.Equal(Streak.None, Seen("2026-03-06", Started("2026-03-01"), 2, 3, 4).Current);

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
    public void survive_as_many_misses_in_a_row_as_are_forgiven(int forgive, int length) =>
        Assert.Equal(length, Seen("2026-03-06", Started("2026-03-01", forgive: forgive), 1, 4, 6).Current.Length);

    [Fact]
    public void forgive_anew_after_each_met_day() =>
        Assert.Equal(4, Seen("2026-03-07", Started("2026-03-01", forgive: 1), 1, 3, 5, 7).Current.Length);

    [Fact]
    public void are_listed_longest_first_and_of_equal_ones_the_most_recent_first() =>
        Assert.Equal(
            [Run(3, "2026-03-04", "2026-03-06"), Run(2, "2026-03-10", "2026-03-11"), Run(2, "2026-03-01", "2026-03-02"), Run(1, "2026-03-08", "2026-03-08")],
            Seen("2026-03-11", Started("2026-03-01"), 1, 2, 4, 5, 6, 8, 10, 11).All);

    [Fact]
    public void have_the_most_recent_of_the_longest_as_the_longest() =>
        Assert.Equal(Run(2, "2026-03-10", "2026-03-11"), Seen("2026-03-11", Started("2026-03-01"), 1, 2, 10, 11).Longest);

    [Fact]
    public void of_a_week_met_early_run_to_its_end()
    {
        var streaks = Seen("2026-03-04", Started("2026-03-02", Weekly(120)), 3, 4);
        Assert.Equal(("weeks", Run(1, "2026-03-02", "2026-03-08")), (streaks.Unit, streaks.Current));
    }

    [Fact]
    public void go_on_when_days_give_way_to_weeks()
    {
        HabitEvent[] facts = [Started("2026-03-06"), new GoalDeclared(Weekly(60), On("2026-03-09")), .. HungInMarch(6, 7, 8, 10)];
        var streaks = Given(facts).SeenFrom("2026-03-10").Streaks;
        Assert.Equal(("weeks", Run(4, "2026-03-06", "2026-03-15")), (streaks.Unit, streaks.Current));
    }

    [Fact]
    public void of_at_most_grow_with_each_day_that_is_over() =>
        Assert.Equal(Run(4, "2026-03-01", "2026-03-04"), Given(Started("2026-03-01", AtMost(60))).SeenFrom("2026-03-05").Streaks.Current);

    [Fact]
    public void count_only_due_weekdays() =>
        Assert.Equal(
            Run(3, "2026-03-02", "2026-03-09"),
            Seen("2026-03-12", Started("2026-03-01", OnWeekdays(60, DayOfWeek.Monday, DayOfWeek.Friday)), 2, 6, 9).Current);

    [Fact]
    public void seen_from_a_day_past_know_nothing_of_later_days()
    {
        var streaks = Seen("2026-03-03", Started("2026-03-01"), 1, 2, 3, 4, 5);
        Assert.Equal((Run(3, "2026-03-01", "2026-03-03"), 1), (streaks.Current, streaks.All.Count));
    }

    [Fact]
    public void seen_from_a_day_before_the_start_are_none()
    {
        var streaks = Seen("2026-02-28", Started("2026-03-01"), 1, 2);
        Assert.Equal((Streak.None, 0, null, 0.0), (streaks.Current, streaks.All.Count, streaks.Open, streaks.Strength));
    }

    [Fact]
    public void are_counted_in_the_unit_of_the_goal_that_holds() =>
        Assert.Equal(
            ["days", "weeks", "months", "hits"],
            new[] { Daily(60), Weekly(60), Monthly(60), Every(3) }.Select(goal => Seen("2026-03-04", Started("2026-03-01", goal)).Unit));

    [Fact]
    public void survive_by_what_is_forgiven_now_although_the_misses_are_older() =>
        Assert.Equal(
            Run(2, "2026-03-01", "2026-03-03"),
            Given([Started("2026-03-01"), .. HungInMarch(1, 3), Change(forgive: 1)]).SeenFrom("2026-03-03").Streaks.Current);

    [Fact]
    public void seen_from_a_day_past_know_the_start_as_it_is_now() =>
        Assert.Equal(
            Run(1, "2026-02-27", "2026-02-27"),
            Given([Started("2026-03-01"), Change(startedOn: "2026-02-27"), Hung(First, "2026-02-27")]).SeenFrom("2026-02-28").Streaks.Current);

    [Fact]
    public void seen_from_a_day_past_know_nothing_of_a_reopening_to_come() =>
        Assert.Null(
            Given([Started("2026-03-01"), new HabitArchived(On("2026-03-02")), new HabitReopened(On("2026-03-05"))]).SeenFrom("2026-03-04").Streaks.Open);

    [Fact]
    public void move_with_no_change_of_zone_or_day_start() =>
        Assert.Equal(
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom("2026-03-02").Streaks.All,
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).In("Pacific/Kiritimati", "12:00").SeenFrom("2026-03-02").Streaks.All);

    /// <summary>Samoa had no 30 December 2011.</summary>
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void take_a_date_that_the_zone_skipped_for_a_day_like_any_other(bool isHung, int length) =>
        Assert.Equal(
            length,
            Given([
                Started("2011-12-29"),
                Hung(First, "2011-12-29"),
                .. isHung ? new HabitEvent[] { Hung(Second, "2011-12-30") } : [],
                Hung(Third, "2011-12-31"),
            ]).In("Pacific/Apia").SeenFrom("2011-12-31").Streaks.Current.Length);

    [Fact]
    public void follow_a_retraction_in_the_middle() =>
        Assert.Equal(
            [Run(1, "2026-03-03", "2026-03-03"), Run(1, "2026-03-01", "2026-03-01")],
            Given([Started("2026-03-01"), .. HungInMarch(1, 2, 3), new EntryRetracted(Id(102), Hang(60, "2026-03-02"), null)])
                .SeenFrom("2026-03-03").Streaks.All);

    [Fact]
    public void are_the_same_when_several_look_at_once()
    {
        HabitEvent[] facts = [Started("2026-01-01"), .. HungInMarch([.. Enumerable.Range(1, 31)])];
        var habit = (Habit.Started)Given(facts).Folded();
        HabitView Seen(int day, StreakCheckpoints? checkpoints) =>
            new(habit, ProfileSettings.Default.Calendar, On("2026-04-01").AddDays(day), checkpoints);
        var alone = Enumerable.Range(0, 4).Select(day => Streaks.Of(Seen(day, null)).Strength).ToArray();

        for (var round = 0; round < 2_000; round++)
        {
            var (checkpoints, together) = (new StreakCheckpoints(), new double[alone.Length]);
            Parallel.For(0, alone.Length, day => together[day] = Streaks.Of(Seen(day, checkpoints)).Strength);
            Assert.Equal(alone, together);
        }
    }

    private static HabitDetailsChanged Change(string startedOn = "2026-03-01", int forgive = 0) =>
        new(new HabitDetails("Hang", On("2026-03-01"), 0, 0, []), new HabitDetails("Hang", On(startedOn), forgive, 0, []));

    private static Streak Run(int length, string from, string through) => new(length, On(from), On(through));

    private static Streaks Seen(string asOf, HabitStarted started, params int[] hung) =>
        Given([started, .. HungInMarch(hung)]).SeenFrom(asOf).Streaks;
}
