using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

/// <summary>9 March 2026 is a Monday. Each of the four weeks before has a volume of 100 kg.</summary>
public sealed class AdviceOnAVolumeJump
{
    private static readonly string[] WeeksBefore = ["2026-02-09", "2026-02-22", "2026-02-23", "2026-03-08"];

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void is_given_for_more_than_ten_percent_above_the_mean_of_four_weeks(int repetitions, bool isGiven) =>
        Assert.Equal(isGiven, CareAdvice.On(Lifted("2026-03-11", repetitions), Before(WeeksBefore)).Contains("volume-jump"));

    [Fact]
    public void sums_the_week() =>
        Assert.Contains("volume-jump", CareAdvice.On(Lifted("2026-03-11", 6), Before([.. WeeksBefore, "2026-03-09"])));

    [Fact]
    public void is_not_given_unless_all_four_weeks_have_volume() =>
        Assert.DoesNotContain("volume-jump", CareAdvice.On(Lifted("2026-03-11", 100), Before(WeeksBefore[1..])));

    [Fact]
    public void uses_the_persons_first_day_of_the_week() =>
        Assert.DoesNotContain(
            "volume-jump",
            CareAdvice.On(Lifted("2026-03-11", 100), Before(WeeksBefore), ProfileSettings.Default with { WeekStartsOn = DayOfWeek.Sunday }));

    [Fact]
    public void is_still_given_on_later_days() =>
        Assert.Contains("volume-jump", CareAdvice.OnDay("2026-03-14", Before(WeeksBefore).Plus(Lifted("2026-03-11", 12))));

    private static Workout Lifted(string day, int repetitions) =>
        Workout(day, Set("dumbbell-shrug", repetitions, kg: 10)) with { WarmUpSeconds = 300 };

    private static DayLog Before(string[] days) => days.Aggregate(DayLog.Empty, (log, day) => log.Plus(Lifted(day, 10)));
}

public sealed class AdviceOnAnImbalance
{
    private static readonly WorkoutSet Shrug = Set("dumbbell-shrug", reps: 5), Pull = Set("pull-up", reps: 5), Bend = Set("weighted-forward-bend", reps: 5);

    [Theory]
    [InlineData(8, 2, 1, true)]
    [InlineData(7, 1, 2, false)]
    [InlineData(7, 1, 1, false)]
    public void is_given_if_a_group_has_less_than_a_quarter_of_the_sets_of_the_most_trained_one(int shrugs, int pulls, int bends, bool isGiven) =>
        Assert.Equal(isGiven, CareAdvice.OnDay("2026-03-28", Done("2026-03-01", shrugs, pulls, bends)).Contains("muscle-imbalance"));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void requires_ten_working_sets(int shrugs, bool isGiven) =>
        Assert.Equal(isGiven, CareAdvice.OnDay("2026-03-28", Done("2026-03-01", shrugs, 0, 0)).Contains("muscle-imbalance"));

    [Fact]
    public void covers_28_days() => Assert.Empty(CareAdvice.OnDay("2026-03-29", Done("2026-03-01", 10, 0, 0)));

    [Fact]
    public void is_given_for_the_workout_that_causes_it() =>
        Assert.Contains("muscle-imbalance", CareAdvice.On(Workout("2026-03-11", Shrug), Done("2026-03-01", 9, 0, 0)));

    [Fact]
    public void states_the_groups_and_their_sets() =>
        Assert.Equal(
            ["lumbar: 1 set in 28 days", "trapezius: 9 sets in 28 days"],
            Advice.On(On("2026-03-28"), [], Done("2026-03-01", 8, 2, 1), Profile.Initial).Single().Because);

    private static DayLog Done(string day, int shrugs, int pulls, int bends) =>
        DayLog.Empty.Plus(Workout(day, [.. Enumerable.Repeat(Shrug, shrugs), .. Enumerable.Repeat(Pull, pulls), .. Enumerable.Repeat(Bend, bends)]));
}
