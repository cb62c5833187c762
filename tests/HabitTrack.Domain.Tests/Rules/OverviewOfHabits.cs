using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>A minute a day from Monday, 2 March 2026, in the second week compared with the first.</summary>
public sealed class OverviewOfHabits
{
    [Fact]
    public void adds_up_the_periods_that_were_met_and_missed() =>
        Assert.Equal((2, 14), (Of(60, 60, 60).Met, Of(60, 60, 60).Due));

    [Theory]
    [InlineData(100, 109, Trend.Steady)]
    [InlineData(100, 110, Trend.Up)]
    [InlineData(100, 91, Trend.Steady)]
    [InlineData(100, 90, Trend.Down)]
    [InlineData(100, 0, Trend.Down)]
    [InlineData(0, 1, Trend.Up)]
    public void tells_a_trend_from_a_tenth_more_or_less(int before, int now, Trend trend) =>
        Assert.Equal([("hang", trend)], Of(before, now).Trends.Where(habit => habit.Habit == "hang"));

    [Fact]
    public void has_no_trend_of_a_habit_without_a_total() => Assert.Empty(Of(0, 0).Trends);

    /// <summary>A habit with totals of the first Monday and of the following ones, and one without entries.</summary>
    private static Overview Of(int before, params int[] now)
    {
        var hang = Given([Started("2026-03-02"), .. Hangs(before, now)]).SeenFrom("2026-03-16");
        var walk = Given(Started("2026-03-02")).SeenFrom("2026-03-16");
        var week = SummaryRange.Of(NamedPeriod.Week, On("2026-03-09"), CalendarIn("Etc/UTC"), On("2026-03-16"));
        return Overview.Of([("hang", hang.Summary(week)), ("walk", walk.Summary(week))]);
    }

    private static IEnumerable<HabitEvent> Hangs(int before, int[] now) => new[] { before }.Concat(now)
        .Select((seconds, at) => (Day: On(at == 0 ? "2026-03-02" : "2026-03-08").AddDays(at), seconds))
        .Where(hang => hang.seconds > 0)
        .Select(hang => Hung(Id(hang.Day.DayNumber), $"{hang.Day:yyyy-MM-dd}", hang.seconds));
}
