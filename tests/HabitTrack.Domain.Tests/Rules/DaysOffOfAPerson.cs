using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, a minute a day unless said otherwise, from 1 March 2026, a Sunday.</summary>
public sealed class DaysOffOfAPerson
{
    [Fact]
    public void excuse_their_days_and_let_a_streak_go_on()
    {
        var habit = Given([Started("2026-03-01"), .. HungInMarch(1, 2, 5)]);

        var seen = habit.WithDaysOff(Off(3, 4, "sick")).SeenFrom("2026-03-05");

        Assert.Equal(new Streak(3, On("2026-03-01"), On("2026-03-05")), seen.Streaks.Current);
        Assert.Equal(
            [PeriodStatus.Met, PeriodStatus.Met, PeriodStatus.Excused, PeriodStatus.Excused, PeriodStatus.Met], seen.Periods.Select(period => period.Status));
        Assert.Equal(1, habit.SeenFrom("2026-03-05").Streaks.Current.Length);
    }

    [Theory]
    [InlineData("2026-03-04", 700)]
    [InlineData("2026-03-05", 600)]
    [InlineData("2026-03-06", 500)]
    [InlineData("2026-03-08", 300)]
    [InlineData("2026-03-10", 300)]
    public void ask_less_of_a_week_as_far_as_they_are_seen(string day, decimal required) =>
        Assert.Equal(required, Given(Started("2026-03-02", Weekly(700))).WithDaysOff(Off(5, 8)).SeenFrom(day).Periods[0].Required);

    [Fact]
    public void before_the_start_change_nothing_and_after_it_skip_a_later_habit_too()
    {
        var periods = Given(Started("2026-03-05")).WithDaysOff(Off(1, 6)).SeenFrom("2026-03-08").Periods;

        Assert.Equal(
            [("2026-03-05", PeriodStatus.Excused), ("2026-03-06", PeriodStatus.Excused), ("2026-03-07", PeriodStatus.Missed), ("2026-03-08", PeriodStatus.Open)],
            periods.Select(period => ($"{period.From:yyyy-MM-dd}", period.Status)));
    }

    [Fact]
    public void are_no_days_without_a_hit_for_a_goal_of_every_few_days() =>
        Assert.Equal(
            new Streak(2, On("2026-03-02"), On("2026-03-07")),
            Given([Started("2026-03-01", Every(3)), .. HungInMarch(2, 7)]).WithDaysOff(Off(3, 4)).SeenFrom("2026-03-07").Streaks.Current);

    [Fact]
    public void on_every_day_of_a_part_week_ask_for_the_whole_goal_and_say_so()
    {
        var habit = Given([Started("2026-03-08", Weekly(180)), .. HungInMarch(8)]);
        Assert.Equal(1, habit.SeenFrom("2026-03-08").Streaks.Current.Length);

        var off = habit.WithDaysOff(Off(8, 8)).SeenFrom("2026-03-08");

        Assert.Equal((0, PeriodStatus.Excused), (off.Streaks.Current.Length, Assert.Single(off.Periods).Status));
        Assert.StartsWith(
            "Every day was skipped or paused, so nothing was required; 60 seconds, less than the goal of 180, adds nothing to the streak.",
            Assert.Single(off.Explained("2026-03-08", "2026-03-08")));
    }

    [Fact]
    public void leave_the_strength_as_it_was()
    {
        var habit = Given([Started("2026-03-01"), .. HungInMarch(1)]).WithDaysOff(Off(2, 9));

        Assert.Equal(habit.SeenFrom("2026-03-01").Strength, habit.SeenFrom("2026-03-09").Strength);
    }

    [Fact]
    public void overlap_each_other_and_single_skips()
    {
        var seen = Given([Started("2026-03-01"), .. HungInMarch(1), new DaySkipped(On("2026-03-03"), null)])
            .WithDaysOff(Off(2, 3), Off(3, 4, id: 2))
            .SeenFrom("2026-03-05");

        Assert.Equal(1, seen.Streaks.Current.Length);
        Assert.Equal(3, seen.Periods.Count(period => period.Status == PeriodStatus.Excused));
    }

    [Fact]
    public void are_explained_by_their_reason_as_far_as_they_are_seen()
    {
        var habit = Given([Started("2026-03-01"), .. HungInMarch(1, 3)]).WithDaysOff(Off(2, 3, "sick"), Off(5, 5, id: 2));

        Assert.Equal(
            [
                "60 of 60 seconds: met. That makes 1 in a row.",
                "Every day was skipped or paused, so nothing was required. Off from 2026-03-02 to 2026-03-03: sick. The streak of 1 continues.",
                "60 seconds although nothing was required: met. Off from 2026-03-02 to 2026-03-03: sick. That makes 2 in a row.",
                "0 of 60 seconds: missed. The streak of 2 ended.",
                "Every day was skipped or paused, so nothing was required. Off on 2026-03-05.",
            ],
            habit.SeenFrom("2026-03-05").Explained("2026-03-01", "2026-03-05"));
        Assert.Equal(
            "Every day was skipped or paused, so nothing was required. Off on 2026-03-02: sick. The streak of 1 continues.",
            habit.SeenFrom("2026-03-02").Explained("2026-03-02", "2026-03-02").Single());
    }
}
