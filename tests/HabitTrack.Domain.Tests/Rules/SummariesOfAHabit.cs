using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>A minute a day from Monday, 2 March 2026.</summary>
public sealed class SummariesOfAHabit
{
    private static readonly Scenario TwoWeeks = Given(
        Started("2026-03-02"),
        Hung(Id(1), "2026-03-02", 60),
        Hung(Id(2), "2026-03-03", 30),
        Hung(Id(3), "2026-03-09", 60),
        Hung(Id(4), "2026-03-09", 20),
        Hung(Id(5), "2026-03-10", 80),
        Hung(Id(6), "2026-03-12", 60));

    [Fact]
    public void have_the_totals_of_the_range()
    {
        var week = TwoWeeks.SeenFrom("2026-03-12").Summary(NamedPeriod.Week);
        Assert.Equal((220m, 4, 3, 73.333m), (week.Now.Total, week.Now.Entries, week.Now.ActiveDays, week.Now.MeanPerActiveDay));
    }

    [Fact]
    public void have_the_earliest_of_equal_best_days() =>
        Assert.Equal(new BestDay(On("2026-03-09"), 80), TwoWeeks.SeenFrom("2026-03-12").Summary(NamedPeriod.Week).Now.BestDay);

    [Fact]
    public void count_periods_and_have_the_met_rate()
    {
        var week = TwoWeeks.SeenFrom("2026-03-13").Summary(NamedPeriod.Week).Now;
        Assert.Equal((3, 1, 0, 1, 0.75m), (week.Met, week.Missed, week.Excused, week.Open, week.MetRate));
    }

    [Fact]
    public void have_no_met_rate_if_nothing_was_due() =>
        Assert.Null(
            Given(Started("2026-03-02"), new DaySkipped(On("2026-03-02"), null))
                .SeenFrom("2026-03-02").Summary(NamedPeriod.Day).Now.MetRate);

    [Fact]
    public void compare_with_the_range_before()
    {
        var week = TwoWeeks.SeenFrom("2026-03-15").Summary(NamedPeriod.Week);
        Assert.Equal((90m, 144.4m), (week.Before.Total, week.Change));
    }

    [Fact]
    public void have_no_change_from_0() => Assert.Null(TwoWeeks.SeenFrom("2026-03-05").Summary(NamedPeriod.Week).Change);

    [Fact]
    public void have_a_change_to_0() => Assert.Equal(-100, TwoWeeks.SeenFrom("2026-03-16").Summary(NamedPeriod.Week).Change);

    [Fact]
    public void count_a_week_in_the_range_in_which_it_ends()
    {
        var facts = Given(Started("2026-02-23", Weekly(60)), Hung(First, "2026-02-24"));
        var february = facts.SeenFrom("2026-03-11").Summary(SummaryRange.Of(On("2026-02-01"), On("2026-02-28"))).Now;
        var march = facts.SeenFrom("2026-03-11").Summary(SummaryRange.Of(On("2026-03-01"), On("2026-03-31"))).Now;
        Assert.Equal((0, 1, 60m, 0m), (february.Met, march.Met, february.Total, march.Total));
    }

    [Fact]
    public void have_streak_and_strength_at_the_end_of_a_past_range()
    {
        var past = TwoWeeks.SeenFrom("2026-03-12").Summary(SummaryRange.Of(NamedPeriod.Day, On("2026-03-10"), Calendar, On("2026-03-12")));
        Assert.Equal(TwoWeeks.SeenFrom("2026-03-10").Streaks.Strength, past.Streaks.Strength);
        Assert.Equal(2, past.Streaks.Current.Length);
    }

    [Fact]
    public void ignore_entries_after_the_day_of_evaluation() =>
        Assert.Equal(160, TwoWeeks.SeenFrom("2026-03-10").Summary(NamedPeriod.Week).Now.Total);

    [Theory]
    [InlineData("2026-03-31", 31, "2026-03-01")]
    [InlineData("2026-04-01", 6, "2026-03-01")]
    [InlineData("2026-08-29", 27, "2026-03-01")]
    [InlineData("2026-08-30", 6, "2026-03-31")]
    public void have_buckets_of_days_weeks_or_months(string to, int buckets, string firstEnds)
    {
        var series = TwoWeeks.SeenFrom("2026-03-12").Summary(SummaryRange.Of(On("2026-03-01"), On(to))).Series;
        Assert.Equal((buckets, On(firstEnds), On(to)), (series.Count, series[0].To, series[^1].To));
    }

    [Fact]
    public void have_buckets_that_add_up_to_the_total() =>
        Assert.Equal(
            310,
            TwoWeeks.SeenFrom("2026-03-12").Summary(SummaryRange.Of(On("2026-01-01"), On("2026-03-31"))).Series.Sum(bucket => bucket.Total));

    [Theory]
    [InlineData(NamedPeriod.Day, "2026-03-11", "2026-03-11", "2026-03-10", "2026-03-10")]
    [InlineData(NamedPeriod.Week, "2026-03-09", "2026-03-15", "2026-03-02", "2026-03-08")]
    [InlineData(NamedPeriod.Month, "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData(NamedPeriod.Quarter, "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31")]
    [InlineData(NamedPeriod.Year, "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31")]
    public void compare_a_named_range_with_the_previous_one(NamedPeriod period, string from, string to, string before, string until) =>
        Assert.Equal(
            new SummaryRange(new DayRange(On(from), On(to)), new DayRange(On(before), On(until))),
            SummaryRange.Of(period, Today, Calendar, On("2027-01-01")));

    [Theory]
    [InlineData(NamedPeriod.Week, "2026-03-09", "2026-03-02", "2026-03-02")]
    [InlineData(NamedPeriod.Week, "2026-03-11", "2026-03-02", "2026-03-04")]
    [InlineData(NamedPeriod.Week, "2026-03-15", "2026-03-02", "2026-03-08")]
    [InlineData(NamedPeriod.Month, "2026-03-30", "2026-02-01", "2026-02-28")]
    [InlineData(NamedPeriod.Year, "2026-03-01", "2025-01-01", "2025-03-01")]
    public void compare_a_running_range_with_as_many_days_of_the_previous_one(NamedPeriod period, string asOf, string before, string until) =>
        Assert.Equal(new DayRange(On(before), On(until)), SummaryRange.Of(period, On(asOf), Calendar, On(asOf)).Before);

    [Theory]
    [InlineData(NamedPeriod.Week, "2026-03-16", "2026-03-09", "2026-03-08")]
    [InlineData(NamedPeriod.Month, "2027-01-20", "2026-12-01", "2026-11-30")]
    public void compare_a_range_that_has_not_begun_with_no_days(NamedPeriod period, string on, string before, string until) =>
        Assert.Equal(new DayRange(On(before), On(until)), SummaryRange.Of(period, On(on), Calendar, On("2026-03-13")).Before);

    [Fact]
    public void have_no_change_before_the_range_begins() =>
        Assert.Null(TwoWeeks.SeenFrom("2026-03-12").Summary(SummaryRange.Of(NamedPeriod.Week, On("2026-03-16"), Calendar, On("2026-03-12"))).Change);

    [Fact]
    public void compare_half_a_week_with_half_a_week()
    {
        var daily = Given([Started("2026-03-02"), .. Enumerable.Range(0, 12).Select(i => Hung(Id(i + 1), On("2026-03-02").AddDays(i).ToString("O"), 60))]);

        Assert.Equal(0, daily.SeenFrom("2026-03-13").Summary(NamedPeriod.Week).Change);
    }

    [Fact]
    public void compare_other_ranges_with_as_many_days_before() =>
        Assert.Equal(new DayRange(On("2026-02-27"), On("2026-03-02")), SummaryRange.Of(On("2026-03-03"), On("2026-03-06")).Before);

    [Fact]
    public void start_weeks_on_the_persons_first_day_of_the_week() =>
        Assert.Equal(
            On("2026-03-08"),
            SummaryRange.Of(NamedPeriod.Week, Today, Calendar with { WeekStartsOn = DayOfWeek.Sunday }, Today).Days.From);

    [Fact]
    public void are_empty_before_the_start()
    {
        var day = TwoWeeks.SeenFrom("2026-02-01").Summary(NamedPeriod.Day).Now;
        Assert.Equal((0m, 0, null, null), (day.Total, day.Entries, day.BestDay, day.MetRate));
    }

    private static PersonalCalendar Calendar => CalendarIn("Etc/UTC");
}
