using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute in March 2026, under goals in any three days from the 1st on, unless said otherwise.</summary>
public sealed class RollingGoals
{
    private const PeriodStatus Met = PeriodStatus.Met, Missed = PeriodStatus.Missed, Excused = PeriodStatus.Excused, Open = PeriodStatus.Open;

    [Fact]
    public void ask_on_every_date_for_the_amount_in_the_days_that_end_on_it() =>
        Assert.Equal(
            [("03-01", 0m, Missed), ("03-02", 60, Missed), ("03-03", 120, Met), ("03-04", 120, Met), ("03-05", 60, Missed), ("03-06", 0, Open)],
            Dates("2026-03-06", Started("2026-03-01", InAny(3, 120)), HungInMarch(2, 3)));

    [Fact]
    public void ask_for_less_at_the_start_and_divide_by_their_days_all_the_same() =>
        Assert.Equal(
            [(1, 40m), (2, 80), (3, 120), (3, 120)],
            Given(Started("2026-03-01", InAny(3, 120))).SeenFrom("2026-03-04").Periods.Select(Asked));

    [Fact]
    public void look_back_no_further_than_to_the_day_they_took_over() =>
        Assert.Equal(
            [(On("2026-03-04"), 0m, 40m), (On("2026-03-04"), 60, 80), (On("2026-03-04"), 60, 120), (On("2026-03-05"), 60, 120)],
            Given([Started("2026-03-01"), From("2026-03-04", InAny(3, 120)), .. HungInMarch(2, 3, 5)])
                .SeenFrom("2026-03-07").Periods.Skip(3).Select(period => (period.WindowFrom, period.Total, period.Required)));

    [Fact]
    public void take_over_on_the_day_itself_and_go_on_when_declared_again()
    {
        var seen = Given(Started("2026-03-01"), From("2026-03-04", InAny(3, 120)), From("2026-03-06", InAny(3, 120))).SeenFrom("2026-03-07");
        Assert.Equal([On("2026-03-01"), On("2026-03-04")], seen.View.Goals.Select(span => span.From));
        Assert.Equal(On("2026-03-05"), seen.Periods[^1].WindowFrom);
    }

    [Fact]
    public void excuse_a_skipped_date_whatever_was_done() =>
        Assert.Equal(
            [("03-01", 60m, Met), ("03-02", 120, Met), ("03-03", 180, Excused), ("03-04", 120, Met)],
            Dates("2026-03-04", Started("2026-03-01", InAny(3, 120)), [.. HungInMarch(1, 2, 3), Skipped("2026-03-03")]));

    [Fact]
    public void excuse_a_skipped_date_over_the_limit() =>
        Assert.Equal(
            [("03-01", 60m, Met), ("03-02", 120, Excused), ("03-03", 120, Missed)],
            Dates("2026-03-03", Started("2026-03-01", InAny(3, 100, direction: Direction.AtMost)), [.. HungInMarch(1, 2), Skipped("2026-03-02")]));

    [Fact]
    public void ask_for_less_after_paused_days() =>
        Assert.Equal(
            (4, 400m),
            Asked(Given(Started("2026-03-01", InAny(7, 700)), new HabitPaused(On("2026-03-03")), new HabitResumed(On("2026-03-06")))
                .SeenFrom("2026-03-08").Periods[^1]));

    [Fact]
    public void round_what_they_ask_up_to_three_decimals() =>
        Assert.Equal(0.834m, Given(Started(HabitKind.Custom, "2026-03-01", InAny(3, 2.5m, "km"))).SeenFrom("2026-03-01").Periods[0].Required);

    [Fact]
    public void leave_out_the_days_between_an_archive_and_a_reopening() =>
        Assert.Equal(
            [("03-01", "03-01", 1), ("03-02", "03-01", 2), ("03-04", "03-02", 2), ("03-05", "03-04", 2)],
            Given(Started("2026-03-01", InAny(3, 120)), new HabitArchived(On("2026-03-02")), new HabitReopened(On("2026-03-04")))
                .SeenFrom("2026-03-05").Periods.Select(period => ($"{period.From:MM-dd}", $"{period.WindowFrom:MM-dd}", period.Available)));

    [Fact]
    public void of_at_most_limit_every_window_by_the_whole_amount() =>
        Assert.Equal(
            [("03-01", 0m, Met), ("03-02", 60, Met), ("03-03", 120, Missed), ("03-04", 120, Missed), ("03-05", 60, Met), ("03-06", 0, Open)],
            Dates("2026-03-06", Started("2026-03-01", InAny(3, 100, direction: Direction.AtMost)), HungInMarch(2, 3)));

    [Fact]
    public void count_days_in_a_streak_that_a_missed_date_ends() =>
        Assert.Equal(
            ("days", new Streak(2, On("2026-03-06"), On("2026-03-07")), new Streak(4, On("2026-03-01"), On("2026-03-04"))),
            StreaksOf(forgive: 0));

    [Fact]
    public void count_days_in_a_streak_that_survives_a_forgiven_date() =>
        Assert.Equal(
            ("days", new Streak(6, On("2026-03-01"), On("2026-03-07")), new Streak(6, On("2026-03-01"), On("2026-03-07"))),
            StreaksOf(forgive: 1));

    [Fact]
    public void go_on_with_the_streak_of_a_daily_goal() =>
        Assert.Equal(
            new Streak(4, On("2026-03-01"), On("2026-03-04")),
            Given([Started("2026-03-01"), From("2026-03-03", InAny(3, 60)), .. HungInMarch(1, 2, 3)]).SeenFrom("2026-03-04").Streaks.Current);

    [Theory]
    [InlineData("2026-03-04", false)]
    [InlineData("2026-03-05", true)]
    public void put_a_streak_at_risk_on_the_date_that_falls_short(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-01", InAny(3, 60)), .. HungInMarch(1, 2)]).SeenFrom(asOf).Streaks.AtRisk);

    [Fact]
    public void run_on_the_date_alone() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-04"), On("2026-03-04"), 60, 120, 60, Open),
            Given([Started("2026-03-01", InAny(3, 120)), .. HungInMarch(1, 2)]).SeenFrom("2026-03-04").Streaks.Open);

    private static GoalDeclared From(string day, Goal goal) => new(goal, On(day));

    private static DaySkipped Skipped(string day) => new(On(day), null);

    private static (int Available, decimal Required) Asked(Period period) => (period.Available, period.Required);

    private static (string Unit, Streak Current, Streak Longest) StreaksOf(int forgive)
    {
        var streaks = Given([Started("2026-03-01", InAny(3, 60), forgive), .. HungInMarch(1, 2, 6)]).SeenFrom("2026-03-07").Streaks;
        return (streaks.Unit, streaks.Current, streaks.Longest);
    }

    private static IEnumerable<(string Day, decimal Total, PeriodStatus Status)> Dates(string asOf, HabitStarted started, HabitEvent[] facts) =>
        Given([started, .. facts]).SeenFrom(asOf).Periods.Select(period => ($"{period.To:MM-dd}", period.Total, period.Status));
}
