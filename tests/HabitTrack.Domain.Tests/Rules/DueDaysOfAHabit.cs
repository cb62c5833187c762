using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, from Sunday, 1 March 2026, seen from Wednesday, 11 March; a + marks a day on which the goal is met.</summary>
public sealed class DueDaysOfAHabit
{
    [Fact]
    public void are_the_weekdays_of_a_daily_goal() =>
        Assert.Equal("9 11+ 13 16 18", Due(18, Given(Started("2026-03-01", OnWeekdays(60, DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday)), Hung(First, "2026-03-11"))));

    [Fact]
    public void leave_out_skipped_days_days_off_and_pauses() =>
        Assert.Equal(
            "9 13 16",
            Due(20, Given(Started("2026-03-01"), Skip(10), Skip(12), new HabitPaused(On("2026-03-17"))).WithDaysOff(Off(11, 11), Off(14, 15, id: 2))));

    [Fact]
    public void go_on_while_a_day_is_met_although_it_was_skipped() =>
        Assert.Equal("9 10+ 11", Due(11, Given(Started("2026-03-01"), Skip(10), Hung(First, "2026-03-10"))));

    [Fact]
    public void are_the_last_available_day_of_a_week_or_month() =>
        Assert.Equal(
            ("14+ 22", "29"),
            (Due(31, Given(Started("2026-03-09", Weekly(60)), Hung(First, "2026-03-10"), Skip(15), new HabitArchived(On("2026-03-22")))),
                Due(31, Given(Started("2026-03-01", Monthly(60))).WithDaysOff(Off(30, 31)))));

    [Fact]
    public void follow_a_goal_that_takes_over() =>
        Assert.Equal("9 10 11 12 13 14 15 22", Due(22, Given(Started("2026-03-01"), GoalFrom("2026-03-16", Weekly(60)))));

    [Fact]
    public void are_every_few_days_after_the_last_hit() => Assert.Equal("10+ 14 17 20", Due(20, Given([EveryThree, .. HungInMarch(7, 10), Skip(11)])));

    [Fact]
    public void are_today_when_a_hit_is_overdue() =>
        Assert.Equal(("11 14", "11 14"), (Due(16, Given([EveryThree, .. HungInMarch(2)])), Due(16, Given(EveryThree))));

    [Fact]
    public void are_only_those_until_today_of_a_goal_in_any_days() =>
        Assert.Equal("9+ 10+ 11", Due(14, Given([Started("2026-03-01", InAny(3, 60)), .. HungInMarch(8)])));

    [Fact]
    public void are_none_of_a_limit() => Assert.Equal("", Due(20, Given(Started("2026-03-01", AtMost(60)))));

    private static HabitStarted EveryThree => Started("2026-03-01", Every(3));

    private static DaySkipped Skip(int day) => new(On($"2026-03-{day:00}"), null);

    private static GoalDeclared GoalFrom(string day, Goal goal) => new(goal, On(day));

    private static string Due(int last, Scenario habit) => string.Join(
        ' ',
        DueDays.Of(habit.SeenFrom("2026-03-11").View, habit.SeenFrom($"2026-03-{last:00}").View, On("2026-03-09"))
            .Select(due => $"{due.Day.Day}{(due.IsMet ? "+" : "")}"));
}
