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
        object[] facts = [Started("2026-03-06"), new GoalDeclared(Weekly(60), On("2026-03-09")), .. HungInMarch(6, 7, 8, 10)];
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
    public void follow_a_retraction_in_the_middle() =>
        Assert.Equal(
            [Run(1, "2026-03-03", "2026-03-03"), Run(1, "2026-03-01", "2026-03-01")],
            Given([Started("2026-03-01"), .. HungInMarch(1, 2, 3), new EntryRetracted(Id(102), Hang(60, "2026-03-02"), null)])
                .SeenFrom("2026-03-03").Streaks.All);

    private static Streak Run(int length, string from, string through) => new(length, On(from), On(through));

    private static Streaks Seen(string asOf, HabitStarted started, params int[] hung) =>
        Given([started, .. HungInMarch(hung)]).SeenFrom(asOf).Streaks;
}

public sealed class StreaksAtRisk
{
    [Theory]
    [InlineData("2026-03-03", true)]
    [InlineData("2026-03-02", false)]
    public void need_today_open(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom(asOf).Streaks.AtRisk);

    [Fact]
    public void need_a_streak() => Assert.False(Given(Started("2026-03-01")).SeenFrom("2026-03-03").Streaks.AtRisk);

    [Fact]
    public void are_not_while_today_is_skipped() =>
        Assert.False(
            Given([Started("2026-03-01"), .. HungInMarch(1, 2), new DaySkipped(On("2026-03-03"), null)])
                .SeenFrom("2026-03-03").Streaks.AtRisk);

    [Theory]
    [InlineData("2026-03-03", false)]
    [InlineData("2026-03-04", true)]
    public void are_not_while_a_miss_would_be_forgiven(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-01", forgive: 1), .. HungInMarch(1, 2)]).SeenFrom(asOf).Streaks.AtRisk);

    [Theory]
    [InlineData("2026-03-14", false)]
    [InlineData("2026-03-15", true)]
    public void of_a_week_are_on_its_last_day(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-02", Weekly(120)), .. HungInMarch(3, 4)]).SeenFrom(asOf).Streaks.AtRisk);

    [Fact]
    public void of_a_week_are_on_the_day_of_its_archive() =>
        Assert.True(
            Given([Started("2026-03-02", Weekly(120)), .. HungInMarch(3, 4), new HabitArchived(On("2026-03-10"))])
                .SeenFrom("2026-03-10").Streaks.AtRisk);

    [Fact]
    public void are_never_those_of_at_most() =>
        Assert.False(Given(Started("2026-03-01", AtMost(60))).SeenFrom("2026-03-03").Streaks.AtRisk);
}

public sealed class TheOpenPeriod
{
    [Fact]
    public void tells_what_is_left() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-02"), On("2026-03-08"), 60, 300, 240, PeriodStatus.Open),
            Given([Started("2026-03-02", Weekly(300)), .. HungInMarch(3)]).SeenFrom("2026-03-04").Streaks.Open);

    [Fact]
    public void stays_when_it_is_met() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-03"), On("2026-03-03"), 60, 60, 0, PeriodStatus.Met),
            Given([Started("2026-03-02"), .. HungInMarch(3)]).SeenFrom("2026-03-03").Streaks.Open);

    [Fact]
    public void is_none_on_a_weekday_that_is_not_due() =>
        Assert.Null(Given(Started("2026-03-02", OnWeekdays(60, DayOfWeek.Friday))).SeenFrom("2026-03-03").Streaks.Open);

    [Fact]
    public void is_none_after_the_life() =>
        Assert.Null(Given(Started("2026-03-02"), new HabitArchived(On("2026-03-03"))).SeenFrom("2026-03-04").Streaks.Open);
}
