using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>From Sunday, 1 March 2026. The step of a day is s = s × m + c × (1 − m) with m = 0.5^(sqrt(freq)/13).</summary>
public sealed class StrengthOfAHabit
{
    private static readonly DateOnly Start = On("2026-03-01");

    [Theory]
    [InlineData(1, 0.051922, 6)]
    [InlineData(13, 0.5, 6)]
    [InlineData(66, 0.9704, 4)]
    [InlineData(90, 0.9918, 4)]
    public void has_the_check_values_if_every_day_is_done(int day, double strength, int digits)
    {
        var hung = Enumerable.Range(0, 90).Select(at => Hang(60, $"{Start.AddDays(at):yyyy-MM-dd}").Logged(Id(at)));
        Assert.Equal(strength, Given([Started("2026-03-01"), .. hung]).SeenFrom(Start.AddDays(day - 1)).Strength, digits);
    }

    [Fact]
    public void counts_a_part_of_the_amount_proportionally() => Same(Step(0, 1, 0.5), On1March(Daily(120), 60));

    [Fact]
    public void counts_no_more_than_the_amount() => Same(Step(0, 1, 1), On1March(Daily(60), 600));

    [Fact]
    public void decreases_on_a_missed_day() => Same(Step(Step(0, 1, 1), 1, 0), Evaluate("2026-03-02", Daily(60), 1));

    [Fact]
    public void is_unchanged_on_a_skipped_day() =>
        Same(
            Step(0, 1, 1),
            Given([Started("2026-03-01"), .. HungInMarch(1), new DaySkipped(On("2026-03-02"), null)]).SeenFrom("2026-03-02").Strength);

    [Fact]
    public void is_unchanged_during_a_pause() =>
        Same(
            Step(0, 1, 1),
            Given([Started("2026-03-01"), .. HungInMarch(1), new HabitPaused(On("2026-03-02"))]).SeenFrom("2026-03-20").Strength);

    [Fact]
    public void is_unchanged_after_the_life() =>
        Same(
            Step(0, 1, 1),
            Given([Started("2026-03-01"), .. HungInMarch(1), new HabitArchived(On("2026-03-01"))]).SeenFrom("2026-03-20").Strength);

    [Fact]
    public void of_two_weekdays_changes_only_on_them_with_a_frequency_of_two_sevenths() =>
        Same(
            Step(Step(0, 2 / 7.0, 1), 2 / 7.0, 0),
            Evaluate("2026-03-05", OnWeekdays(60, DayOfWeek.Sunday, DayOfWeek.Wednesday), 1, 2));

    [Fact]
    public void of_weekly_sessions_counts_the_days_with_an_entry_in_14_days() =>
        Same(
            Step(Step(0, 3 / 7.0, 1 / 6.0), 3 / 7.0, 2 / 6.0),
            Sessions(Goal.AtLeast(3, "sessions", Per.Week), "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"));

    [Fact]
    public void of_monthly_sessions_counts_the_days_with_an_entry_in_60_days() =>
        Same(
            Step(Step(0, 4 / 30.0, 1 / 8.0), 4 / 30.0, 1 / 8.0),
            Sessions(Goal.AtLeast(4, "sessions", Per.Month), "2026-03-02", "2026-03-01", "2026-03-01"));

    [Fact]
    public void of_7_or_more_weekly_sessions_counts_the_sessions_in_7_days() =>
        Same(
            Step(Step(0, 1 / 7.0, 2 / 8.0), 1 / 7.0, 3 / 8.0),
            Sessions(Goal.AtLeast(8, "sessions", Per.Week), "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"));

    [Fact]
    public void of_weekly_seconds_sums_7_days() =>
        Same(Steps(0, 1 / 7.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0), Evaluate("2026-03-08", Weekly(120), 1));

    [Fact]
    public void of_monthly_seconds_sums_30_days() =>
        Same(Steps(0, 1 / 30.0, [.. Enumerable.Repeat(0.5, 30), 0]), Evaluate("2026-03-31", Monthly(120), 1));

    [Fact]
    public void of_every_3_days_counts_the_hits_in_6_days() =>
        Same(Steps(0, 1 / 3.0, 0.5, 0.5, 0.5, 1, 1, 1, 0.5), Evaluate("2026-03-07", Every(3), 1, 4));

    [Fact]
    public void of_2_sessions_in_any_4_days_counts_the_days_with_an_entry_in_8_days() =>
        Same(
            Step(Step(0, 2 / 4.0, 1 / 4.0), 2 / 4.0, 2 / 4.0),
            Sessions(InAny(4, 2, "sessions"), "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"));

    [Fact]
    public void of_4_sessions_in_any_4_days_sums_4_days() =>
        Same(
            Step(Step(0, 1 / 4.0, 2 / 4.0), 1 / 4.0, 3 / 4.0),
            Sessions(InAny(4, 4, "sessions"), "2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"));

    [Fact]
    public void of_seconds_in_any_3_days_sums_3_days() =>
        Same(Steps(0, 1 / 3.0, 0.5, 0.5, 0.5, 0), Evaluate("2026-03-04", InAny(3, 120), 1));

    [Fact]
    public void of_a_limit_in_any_3_days_sums_3_days() =>
        Same(Steps(1, 1 / 3.0, 0.5, 0.5, 0.5, 1), Evaluate("2026-03-04", InAny(3, 40, direction: Direction.AtMost), 1));

    [Fact]
    public void of_a_limit_starts_at_1_and_decreases_with_the_excess() => Same(Step(1, 1, 0.5), On1March(AtMost(40), 60));

    [Fact]
    public void of_a_limit_is_1_within_the_limit() => Same(1, On1March(AtMost(60), 60));

    [Fact]
    public void of_a_weekly_limit_sums_7_days() =>
        Same(Steps(1, 1 / 7.0, 0.5, 0.5), Evaluate("2026-03-02", AtMost(40, Per.Week), 1));

    [Fact]
    public void of_a_monthly_limit_sums_30_days() =>
        Same(Steps(1, 1 / 30.0, 0.5, 0.5), Evaluate("2026-03-02", AtMost(40, Per.Month), 1));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void of_a_limit_of_0_counts_1_or_0(int seconds, int c) =>
        Same(
            Step(1, 1, c),
            Given([Started("2026-03-01", AtMost(0)), .. seconds == 0 ? [] : new HabitEvent[] { Hung(First, "2026-03-01", seconds) }])
                .SeenFrom("2026-03-01").Strength);

    [Fact]
    public void uses_the_goal_in_effect_on_each_day() =>
        Same(
            Step(Step(0, 1, 1), 1, 0.5),
            Given([Started("2026-03-01"), new GoalDeclared(Daily(120), On("2026-03-02")), .. HungInMarch(1, 2)])
                .SeenFrom("2026-03-02").Strength);

    private static void Same(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);

    private static double Step(double s, double freq, double c) => Steps(s, freq, c);

    private static double Steps(double s, double freq, params double[] cs)
    {
        foreach (var c in cs)
            s = (s * Math.Pow(0.5, Math.Sqrt(freq) / 13)) + (c * (1 - Math.Pow(0.5, Math.Sqrt(freq) / 13)));
        return s;
    }

    private static double On1March(Goal goal, int seconds) =>
        Given(Started("2026-03-01", goal), Hung(First, "2026-03-01", seconds)).SeenFrom("2026-03-01").Strength;

    private static double Evaluate(string asOf, Goal goal, params int[] hung) =>
        Given([Started("2026-03-01", goal), .. HungInMarch(hung)]).SeenFrom(asOf).Strength;

    private static double Sessions(Goal goal, string asOf, params string[] days) =>
        Given([Started(HabitKind.Workout, "2026-03-01", goal), .. days.Select((day, at) => Workout(day).Logged(Id(at)))])
            .SeenFrom(asOf).Strength;
}
