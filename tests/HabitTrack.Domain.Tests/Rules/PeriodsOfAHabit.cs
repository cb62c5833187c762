using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>2 March 2026 is a Monday, and so are the 9th and the 16th.</summary>
public sealed class PeriodsOfAHabit
{
    [Fact]
    public void are_days_up_to_the_day_of_evaluation() =>
        Assert.Equal(
            [On("2026-03-02"), On("2026-03-03")],
            Given(Started("2026-03-02")).SeenFrom("2026-03-03").Periods.Select(period => period.From));

    [Fact]
    public void are_none_before_the_start() => Assert.Empty(Given(Started("2026-03-02")).SeenFrom("2026-03-01").Periods);

    [Fact]
    public void exclude_weekdays_that_are_not_due() =>
        Assert.Equal(
            [On("2026-03-02"), On("2026-03-06"), On("2026-03-09")],
            Given(Started("2026-03-02", OnWeekdays(60, DayOfWeek.Friday, DayOfWeek.Monday)))
                .SeenFrom("2026-03-12").Periods.Select(period => period.From));

    [Fact]
    public void require_four_sevenths_in_a_week_that_starts_on_a_thursday() =>
        Assert.Equal((4, 400m), LastPeriod(Given(Started("2026-03-05", Weekly(700))).SeenFrom("2026-03-05")));

    [Fact]
    public void start_weeks_on_the_persons_first_day_of_the_week() =>
        Assert.Equal((2, 200m), LastPeriod(Given(Started("2026-03-06", Weekly(700))).WithWeeksFrom(DayOfWeek.Sunday).SeenFrom("2026-03-06")));

    [Fact]
    public void round_a_whole_amount_up_to_a_whole_number() =>
        Assert.Equal(
            (4, 2m),
            LastPeriod(Given(Started(HabitKind.Workout, "2026-03-05", Goal.AtLeast(3, "sessions", Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void round_other_amounts_up_to_three_decimals() =>
        Assert.Equal(
            (4, 1.429m),
            LastPeriod(Given(Started(HabitKind.Custom, "2026-03-05", Goal.AtLeast(2.5m, "km", Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void prorate_a_month_by_its_own_length() =>
        Assert.Equal((14, 14m), LastPeriod(Given(Started("2026-02-15", Monthly(28))).SeenFrom("2026-02-20")));

    [Fact]
    public void do_not_prorate_a_limit() =>
        Assert.Equal((4, 700m), LastPeriod(Given(Started("2026-03-05", AtMost(700, Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void require_less_for_skipped_days() =>
        Assert.Equal(
            (5, 500m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-03"), Skipped("2026-03-04")).SeenFrom("2026-03-05")));

    [Fact]
    public void do_not_require_less_for_future_skips() =>
        Assert.Equal((7, 700m), LastPeriod(Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-06")).SeenFrom("2026-03-05")));

    [Fact]
    public void exclude_a_running_pause_up_to_the_day_of_evaluation() =>
        Assert.Equal((4, 400m), LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03"))).SeenFrom("2026-03-05")));

    [Fact]
    public void exclude_a_finished_pause_up_to_the_day_before_the_resume() =>
        Assert.Equal(
            (5, 500m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-05"))).SeenFrom("2026-03-08")));

    [Fact]
    public void treat_a_pause_as_running_if_its_resume_is_later() =>
        Assert.Equal(
            (5, 500m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-07"))).SeenFrom("2026-03-04")));

    [Fact]
    public void end_with_the_life() =>
        Assert.Equal(
            (3, 300m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-04"))).SeenFrom("2026-03-31")));

    [Fact]
    public void ignore_a_later_archiving() =>
        Assert.Equal(
            (7, 700m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-04"))).SeenFrom("2026-03-03")));

    [Fact]
    public void exclude_the_days_between_an_archiving_and_a_reopening() =>
        Assert.Equal(
            (5, 500m),
            LastPeriod(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-03")), new HabitReopened(On("2026-03-06"))).SeenFrom("2026-03-07")));

    [Theory]
    [InlineData(60, "2026-03-02", PeriodStatus.Met)]
    [InlineData(59, "2026-03-02", PeriodStatus.Open)]
    [InlineData(59, "2026-03-03", PeriodStatus.Missed)]
    public void are_met_open_or_missed_for_a_minimum(int seconds, string asOf, PeriodStatus status) =>
        Assert.Equal(status, FirstStatus(asOf, Started("2026-03-02"), Hung(First, "2026-03-02", seconds)));

    [Theory]
    [InlineData(60, "2026-03-02", PeriodStatus.Open)]
    [InlineData(60, "2026-03-03", PeriodStatus.Met)]
    [InlineData(61, "2026-03-02", PeriodStatus.Missed)]
    public void are_open_met_or_missed_for_a_limit(int seconds, string asOf, PeriodStatus status) =>
        Assert.Equal(status, FirstStatus(asOf, Started("2026-03-02", AtMost(60)), Hung(First, "2026-03-02", seconds)));

    [Fact]
    public void are_excused_on_skipped_days() =>
        Assert.Equal(PeriodStatus.Excused, FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02")));

    [Fact]
    public void are_met_on_skipped_days_by_the_full_amount() =>
        Assert.Equal(PeriodStatus.Met, FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02"), Hung(First, "2026-03-02")));

    [Fact]
    public void are_excused_on_skipped_days_below_the_full_amount() =>
        Assert.Equal(
            PeriodStatus.Excused,
            FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02"), Hung(First, "2026-03-02", 59)));

    [Fact]
    public void are_missed_on_skipped_days_above_a_limit() =>
        Assert.Equal(
            PeriodStatus.Missed,
            FirstStatus("2026-03-03", Started("2026-03-02", AtMost(60)), Skipped("2026-03-02"), Hung(First, "2026-03-02", 61)));

    [Fact]
    public void are_excused_on_skipped_days_within_a_limit() =>
        Assert.Equal(PeriodStatus.Excused, FirstStatus("2026-03-03", Started("2026-03-02", AtMost(60)), Skipped("2026-03-02")));

    [Fact]
    public void include_entries_of_skipped_days() =>
        Assert.Equal(
            60,
            Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-03"), Hung(First, "2026-03-03"))
                .SeenFrom("2026-03-05").Periods[^1].Total);

    [Fact]
    public void ignore_later_entries() =>
        Assert.Equal(
            0,
            Given(Started("2026-03-02", Weekly(700)), Hung(First, "2026-03-06")).SeenFrom("2026-03-05").Periods[^1].Total);

    private static DaySkipped Skipped(string day) => new(On(day), null);

    private static (int Available, decimal Required) LastPeriod(EvaluatedHabit evaluated) => (evaluated.Periods[^1].Available, evaluated.Periods[^1].Required);

    private static PeriodStatus FirstStatus(string asOf, params HabitEvent[] facts) => Given(facts).SeenFrom(asOf).Periods[0].Status;
}
