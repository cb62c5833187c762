using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>A minute a day from Monday, 2 March 2026, evaluated on the 11th.</summary>
public sealed class CalendarOfAHabit
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(29, 1)]
    [InlineData(30, 2)]
    [InlineData(59, 2)]
    [InlineData(60, 3)]
    [InlineData(89, 3)]
    [InlineData(90, 4)]
    public void has_levels_by_the_share_of_the_required_amount(int seconds, int level) =>
        Assert.Equal(level, CalendarDay.LevelOf(Daily(60), seconds));

    [Theory]
    [InlineData(49, 1)]
    [InlineData(50, 2)]
    [InlineData(100, 3)]
    [InlineData(150, 4)]
    public void divides_a_weekly_goal_evenly_among_days(int seconds, int level) => Assert.Equal(level, CalendarDay.LevelOf(Weekly(700), seconds));

    [Theory]
    [InlineData(49, 1)]
    [InlineData(50, 2)]
    [InlineData(100, 3)]
    [InlineData(150, 4)]
    public void has_a_level_by_the_even_share_of_any_three_days(int seconds, int level) => Assert.Equal(level, CalendarDay.LevelOf(InAny(3, 300), seconds));

    [Fact]
    public void gives_each_date_of_a_rolling_goal_a_status_of_its_own() =>
        Assert.Equal(
            [PeriodStatus.Met, PeriodStatus.Met, PeriodStatus.Met, PeriodStatus.Missed],
            new[] { "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05" }
                .Select(day => Cell(day, Started("2026-03-02", InAny(3, 60)), Hung(First, "2026-03-02")).Status!.Value));

    [Theory]
    [InlineData(2026, 365)]
    [InlineData(2024, 366)]
    public void has_one_cell_for_each_day_of_a_year(int year, int days)
    {
        var calendar = HabitCalendar.Of(Given(Started("2026-03-02")).SeenFrom("2026-03-11").View, year);
        Assert.Equal((days, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), (calendar.Count, calendar[0].Day, calendar[^1].Day));
    }

    [Theory]
    [InlineData("2026-03-01", 0, null)]
    [InlineData("2026-03-02", 60, PeriodStatus.Met)]
    [InlineData("2026-03-03", 0, PeriodStatus.Missed)]
    [InlineData("2026-03-04", 0, PeriodStatus.Excused)]
    [InlineData("2026-03-11", 0, PeriodStatus.Open)]
    [InlineData("2026-03-12", 0, null)]
    public void has_the_total_and_status_of_each_day(string day, int total, PeriodStatus? status)
    {
        var cell = Cell(day, Started("2026-03-02"), Hung(First, "2026-03-02"), Hung(Second, "2026-03-12"), new DaySkipped(On("2026-03-04"), null));
        Assert.Equal(((decimal)total, status), (cell.Total, cell.Status));
    }

    [Fact]
    public void gives_each_day_of_a_week_the_status_of_the_week() =>
        Assert.Equal(PeriodStatus.Met, Cell("2026-03-03", Started("2026-03-02", Weekly(60)), Hung(First, "2026-03-05")).Status);

    [Fact]
    public void has_no_status_on_a_weekday_that_is_not_due() =>
        Assert.Null(Cell("2026-03-03", Started("2026-03-02", OnWeekdays(60, DayOfWeek.Friday))).Status);

    [Fact]
    public void has_no_status_on_a_day_outside_the_life() =>
        Assert.Null(Cell(
            "2026-03-04",
            Started("2026-03-02", Weekly(60)),
            new HabitArchived(On("2026-03-03")),
            new HabitReopened(On("2026-03-06"))).Status);

    [Fact]
    public void has_totals_in_the_unit_of_the_current_goal_and_levels_by_the_goal_in_effect()
    {
        var calendar = HabitCalendar.Of(
            Given(
                Started(HabitKind.Walk, "2026-03-02", Goal.AtLeast(600, Units.Seconds, Per.Day)),
                new GoalDeclared(Goal.AtLeast(5000, Units.Steps, Per.Day), On("2026-03-10")),
                Walked("2026-03-09", 900, steps: 1000).Logged(First),
                Walked("2026-03-10", 900, steps: 2500).Logged(Second)).SeenFrom("2026-03-11").View,
            2026);
        Assert.Equal(
            [(1000m, 4), (2500m, 2)],
            calendar.Where(cell => cell.Level > 0).Select(cell => (cell.Total, cell.Level)));
    }

    private static CalendarDay Cell(string day, params HabitEvent[] facts) =>
        HabitCalendar.Of(Given(facts).SeenFrom("2026-03-11").View, 2026).Single(cell => cell.Day == On(day));
}
