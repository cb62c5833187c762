using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>A hang of a minute every three days, from Sunday, 1 March 2026.</summary>
public sealed class EveryFewDays
{
    private static readonly HabitStarted EveryThree = Started("2026-03-01", Every(3));

    [Fact]
    public void a_streak_counts_hits_and_runs_from_the_first_to_the_last()
    {
        var streaks = Evaluate("2026-03-08", EveryThree, 2, 5, 8);
        Assert.Equal(("hits", Run(3, "2026-03-02", "2026-03-08")), (streaks.Unit, streaks.Current));
    }

    [Fact]
    public void a_late_hit_starts_a_new_streak() =>
        Assert.Equal(
            [Run(2, "2026-03-06", "2026-03-07"), Run(1, "2026-03-02", "2026-03-02")],
            Evaluate("2026-03-07", EveryThree, 2, 6, 7).All);

    [Fact]
    public void a_total_below_the_amount_is_not_a_hit() =>
        Assert.Equal(0, Given(EveryThree, Hung(First, "2026-03-02", 59)).SeenFrom("2026-03-02").Streaks.Current.Length);

    [Theory]
    [InlineData("2026-03-05", 1)]
    [InlineData("2026-03-06", 0)]
    public void a_streak_has_ended_if_no_hit_would_continue_it(string asOf, int length) =>
        Assert.Equal(length, Evaluate(asOf, EveryThree, 2).Current.Length);

    [Theory]
    [InlineData("2026-03-04", false)]
    [InlineData("2026-03-05", true)]
    [InlineData("2026-03-06", false)]
    public void a_streak_is_at_risk_on_the_last_day_that_continues_it(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Evaluate(asOf, EveryThree, 2).AtRisk);

    [Fact]
    public void a_streak_is_not_at_risk_on_a_skipped_day() =>
        Assert.False(Given([EveryThree, .. HungInMarch(2), new DaySkipped(On("2026-03-05"), null)]).SeenFrom("2026-03-05").Streaks.AtRisk);

    [Fact]
    public void skipped_days_do_not_count() =>
        Assert.Equal(
            2,
            Given([EveryThree, .. HungInMarch(2, 6), new DaySkipped(On("2026-03-04"), null)])
                .SeenFrom("2026-03-06").Streaks.Current.Length);

    [Fact]
    public void a_hit_on_a_skipped_day_counts() =>
        Assert.Equal(
            2,
            Given([EveryThree, .. HungInMarch(2, 5), new DaySkipped(On("2026-03-05"), null)])
                .SeenFrom("2026-03-05").Streaks.Current.Length);

    [Theory]
    [InlineData(8, 2)]
    [InlineData(9, 1)]
    public void each_forgiven_miss_allows_three_more_days(int secondHit, int length) =>
        Assert.Equal(length, Evaluate("2026-03-09", EveryThree with { Forgive = 1 }, 2, secondHit).Current.Length);

    [Fact]
    public void the_open_period_ends_on_the_last_day_that_continues_the_streak() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-03"), On("2026-03-05"), 0, 60, 60, PeriodStatus.Open),
            Evaluate("2026-03-04", EveryThree, 2).Open);

    [Fact]
    public void skipped_days_extend_the_open_period() =>
        Assert.Equal(
            On("2026-03-06"),
            Given([EveryThree, .. HungInMarch(2), new DaySkipped(On("2026-03-03"), null)]).SeenFrom("2026-03-04").Streaks.Open!.To);

    [Fact]
    public void the_open_period_ends_with_the_goal() =>
        Assert.Equal(
            On("2026-03-08"),
            Given([EveryThree, .. HungInMarch(7), new GoalDeclared(Weekly(60), On("2026-03-05"))]).SeenFrom("2026-03-07").Streaks.Open!.To);

    [Fact]
    public void the_open_period_ends_with_the_life() =>
        Assert.Equal(
            On("2026-03-04"),
            Given([EveryThree, .. HungInMarch(3), new HabitArchived(On("2026-03-04"))]).SeenFrom("2026-03-04").Streaks.Open!.To);

    [Fact]
    public void there_is_no_open_period_after_a_hit_on_the_last_day_of_the_life() =>
        Assert.Null(Given([EveryThree, .. HungInMarch(3), new HabitArchived(On("2026-03-03"))]).SeenFrom("2026-03-03").Streaks.Open);

    [Fact]
    public void another_goal_starts_a_new_streak() =>
        Assert.Equal(
            Run(1, "2026-03-05", "2026-03-05"),
            Given([EveryThree, .. HungInMarch(2, 5), new GoalDeclared(Every(4), On("2026-03-04"))]).SeenFrom("2026-03-05").Streaks.Current);

    [Fact]
    public void a_change_from_or_to_a_daily_goal_starts_a_new_streak()
    {
        Assert.Equal(
            Run(1, "2026-03-03", "2026-03-03"),
            Given([Started("2026-03-01"), .. HungInMarch(1, 2, 3), new GoalDeclared(Every(3), On("2026-03-03"))]).SeenFrom("2026-03-03").Streaks.Current);
        Assert.Equal(
            Run(1, "2026-03-03", "2026-03-03"),
            Given([EveryThree, .. HungInMarch(1, 2, 3), new GoalDeclared(Daily(60), On("2026-03-03"))]).SeenFrom("2026-03-03").Streaks.Current);
    }

    [Fact]
    public void a_goal_declared_after_the_life_does_not_end_a_streak_as_of_an_earlier_day()
    {
        var habit = Given(
            [Started("2026-03-01"), .. HungInMarch(1, 2, 3), new HabitArchived(On("2026-03-03")), new GoalDeclared(Every(3), On("2026-03-20"))]);
        var evaluated = habit.SeenFrom("2026-04-10");
        Assert.Equal(0, evaluated.Streaks.Current.Length);
        Assert.Equal(Run(3, "2026-03-01", "2026-03-03"), (evaluated with { Day = On("2026-03-10") }).Streaks.Current);
    }

    [Fact]
    public void declaring_the_same_goal_again_continues_the_streak() =>
        Assert.Equal(
            Run(2, "2026-03-02", "2026-03-05"),
            Given([EveryThree, .. HungInMarch(2, 5), new GoalDeclared(Every(3), On("2026-03-04"))]).SeenFrom("2026-03-05").Streaks.Current);

    [Fact]
    public void each_interval_from_one_hit_to_the_next_is_a_period() =>
        Assert.Equal(
            [("2026-03-01", "2026-03-02", PeriodStatus.Met), ("2026-03-03", "2026-03-05", PeriodStatus.Met), ("2026-03-06", "2026-03-09", PeriodStatus.Missed)],
            PeriodsOf("2026-03-09", EveryThree, HungInMarch(2, 5, 9)));

    [Fact]
    public void the_last_period_is_open_until_the_last_day_that_continues_the_streak() =>
        Assert.Equal(("2026-03-06", "2026-03-08", PeriodStatus.Open), PeriodsOf("2026-03-08", EveryThree, HungInMarch(5))[^1]);

    [Fact]
    public void the_last_period_is_missed_after_the_last_day_that_continues_the_streak() =>
        Assert.Equal(("2026-03-06", "2026-03-08", PeriodStatus.Missed), PeriodsOf("2026-03-09", EveryThree, HungInMarch(5))[^1]);

    [Fact]
    public void a_period_cut_short_by_another_goal_is_excused() =>
        Assert.Equal(
            ("2026-03-06", "2026-03-07", PeriodStatus.Excused),
            PeriodsOf("2026-03-09", EveryThree, [.. HungInMarch(5), new GoalDeclared(Daily(60), On("2026-03-08"))])[1]);

    [Fact]
    public void the_last_period_ends_before_a_week_with_another_goal() =>
        Assert.Equal(
            ("2026-03-07", "2026-03-08", PeriodStatus.Open),
            PeriodsOf("2026-03-07", EveryThree, [.. HungInMarch(6), new GoalDeclared(Weekly(60), On("2026-03-05"))])[^1]);

    [Fact]
    public void a_period_cut_short_by_the_end_of_the_life_is_excused() =>
        Assert.Equal(
            ("2026-03-06", "2026-03-07", PeriodStatus.Excused),
            PeriodsOf("2026-03-20", EveryThree, [.. HungInMarch(5), new HabitArchived(On("2026-03-07"))])[1]);

    [Fact]
    public void a_period_has_its_available_days_and_its_total()
    {
        var period = Given([EveryThree, .. HungInMarch(2, 5), Hung(First, "2026-03-03", 20), new DaySkipped(On("2026-03-04"), null)])
            .SeenFrom("2026-03-05").Periods[1];
        Assert.Equal((2, 60m, 80m), (period.Available, period.Required, period.Total));
    }

    [Fact]
    public void summaries_count_periods_in_the_range_in_which_they_end()
    {
        var week = Given([EveryThree, .. HungInMarch(2, 5, 9, 11)]).SeenFrom("2026-03-12").Summary(NamedPeriod.Week);
        Assert.Equal((1, 1, 1, 0.5m, 2), (week.Now.Met, week.Now.Missed, week.Now.Open, week.Now.MetRate, week.Before.Met));
    }

    private static IReadOnlyList<(string From, string To, PeriodStatus Status)> PeriodsOf(string asOf, HabitStarted started, HabitEvent[] facts) =>
        [.. Given([started, .. facts]).SeenFrom(asOf).Periods.Select(it => ($"{it.From:yyyy-MM-dd}", $"{it.To:yyyy-MM-dd}", it.Status))];

    private static Streak Run(int length, string from, string through) => new(length, On(from), On(through));

    private static StreakSummary Evaluate(string asOf, HabitStarted started, params int[] hung) =>
        Given([started, .. HungInMarch(hung)]).SeenFrom(asOf).Streaks;
}
