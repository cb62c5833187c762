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
    public void leave_out_weekdays_that_are_not_due() =>
        Assert.Equal(
            [On("2026-03-02"), On("2026-03-06"), On("2026-03-09")],
            Given(Started("2026-03-02", OnWeekdays(60, DayOfWeek.Friday, DayOfWeek.Monday)))
                .SeenFrom("2026-03-12").Periods.Select(period => period.From));

    [Fact]
    public void of_a_week_that_starts_on_a_thursday_ask_for_four_sevenths() =>
        Assert.Equal((4, 400m), Asked(Given(Started("2026-03-05", Weekly(700))).SeenFrom("2026-03-05")));

    [Fact]
    public void follow_the_persons_first_weekday() =>
        Assert.Equal((2, 200m), Asked(Given(Started("2026-03-06", Weekly(700))).WithWeeksFrom(DayOfWeek.Sunday).SeenFrom("2026-03-06")));

    [Fact]
    public void round_a_whole_amount_up_to_a_whole_number() =>
        Assert.Equal(
            (4, 2m),
            Asked(Given(Started(HabitKind.Workout, "2026-03-05", Goal.AtLeast(3, "sessions", Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void round_other_amounts_up_to_three_decimals() =>
        Assert.Equal(
            (4, 1.429m),
            Asked(Given(Started(HabitKind.Custom, "2026-03-05", Goal.AtLeast(2.5m, "km", Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void of_a_month_ask_by_its_own_length() =>
        Assert.Equal((14, 14m), Asked(Given(Started("2026-02-15", Monthly(28))).SeenFrom("2026-02-20")));

    [Fact]
    public void ask_the_whole_limit_of_at_most() =>
        Assert.Equal((4, 700m), Asked(Given(Started("2026-03-05", AtMost(700, Per.Week))).SeenFrom("2026-03-05")));

    [Fact]
    public void ask_less_for_skipped_days() =>
        Assert.Equal(
            (5, 500m),
            Asked(Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-03"), Skipped("2026-03-04")).SeenFrom("2026-03-05")));

    [Fact]
    public void ask_for_skipped_days_that_are_to_come() =>
        Assert.Equal((7, 700m), Asked(Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-06")).SeenFrom("2026-03-05")));

    [Fact]
    public void leave_out_a_running_pause_up_to_the_day_of_evaluation() =>
        Assert.Equal((4, 400m), Asked(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03"))).SeenFrom("2026-03-05")));

    [Fact]
    public void leave_out_a_finished_pause_up_to_the_day_before_the_resume() =>
        Assert.Equal(
            (5, 500m),
            Asked(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-05"))).SeenFrom("2026-03-08")));

    [Fact]
    public void see_a_pause_running_whose_resume_is_dated_later() =>
        Assert.Equal(
            (5, 500m),
            Asked(Given(Started("2026-03-02", Weekly(700)), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-07"))).SeenFrom("2026-03-04")));

    [Fact]
    public void end_with_the_life() =>
        Assert.Equal(
            (3, 300m),
            Asked(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-04"))).SeenFrom("2026-03-31")));

    [Fact]
    public void do_not_foresee_an_archive() =>
        Assert.Equal(
            (7, 700m),
            Asked(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-04"))).SeenFrom("2026-03-03")));

    [Fact]
    public void that_hold_both_an_archive_and_a_reopening_leave_out_the_days_between() =>
        Assert.Equal(
            (5, 500m),
            Asked(Given(Started("2026-03-02", Weekly(700)), new HabitArchived(On("2026-03-03")), new HabitReopened(On("2026-03-06"))).SeenFrom("2026-03-07")));

    [Theory]
    [InlineData(60, "2026-03-02", PeriodStatus.Met)]
    [InlineData(59, "2026-03-02", PeriodStatus.Open)]
    [InlineData(59, "2026-03-03", PeriodStatus.Missed)]
    public void of_at_least_are_met_open_or_missed(int seconds, string asOf, PeriodStatus status) =>
        Assert.Equal(status, FirstStatus(asOf, Started("2026-03-02"), Hung(First, "2026-03-02", seconds)));

    [Theory]
    [InlineData(60, "2026-03-02", PeriodStatus.Open)]
    [InlineData(60, "2026-03-03", PeriodStatus.Met)]
    [InlineData(61, "2026-03-02", PeriodStatus.Missed)]
    public void of_at_most_are_open_met_or_missed(int seconds, string asOf, PeriodStatus status) =>
        Assert.Equal(status, FirstStatus(asOf, Started("2026-03-02", AtMost(60)), Hung(First, "2026-03-02", seconds)));

    [Fact]
    public void of_skipped_days_are_excused() =>
        Assert.Equal(PeriodStatus.Excused, FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02")));

    [Fact]
    public void of_skipped_days_are_met_by_the_full_amount() =>
        Assert.Equal(PeriodStatus.Met, FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02"), Hung(First, "2026-03-02")));

    [Fact]
    public void of_skipped_days_stay_excused_by_less() =>
        Assert.Equal(
            PeriodStatus.Excused,
            FirstStatus("2026-03-03", Started("2026-03-02"), Skipped("2026-03-02"), Hung(First, "2026-03-02", 59)));

    [Fact]
    public void of_at_most_are_missed_on_skipped_days_too() =>
        Assert.Equal(
            PeriodStatus.Missed,
            FirstStatus("2026-03-03", Started("2026-03-02", AtMost(60)), Skipped("2026-03-02"), Hung(First, "2026-03-02", 61)));

    [Fact]
    public void of_at_most_are_excused_on_skipped_days() =>
        Assert.Equal(PeriodStatus.Excused, FirstStatus("2026-03-03", Started("2026-03-02", AtMost(60)), Skipped("2026-03-02")));

    [Fact]
    public void count_what_was_logged_on_skipped_days() =>
        Assert.Equal(
            60,
            Given(Started("2026-03-02", Weekly(700)), Skipped("2026-03-03"), Hung(First, "2026-03-03"))
                .SeenFrom("2026-03-05").Periods[^1].Total);

    [Fact]
    public void see_no_entry_dated_later() =>
        Assert.Equal(
            0,
            Given(Started("2026-03-02", Weekly(700)), Hung(First, "2026-03-06")).SeenFrom("2026-03-05").Periods[^1].Total);

    private static DaySkipped Skipped(string day) => new(On(day), null);

    private static (int Available, decimal Required) Asked(Seen seen) => (seen.Periods[^1].Available, seen.Periods[^1].Required);

    private static PeriodStatus FirstStatus(string asOf, params HabitEvent[] facts) => Given(facts).SeenFrom(asOf).Periods[0].Status;
}
