using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

/// <summary>9 March 2026 is a Monday; 100 kg in each of the four weeks before.</summary>
public sealed class AdviceOnAVolumeJump
{
    private static readonly string[] WeeksBefore = ["2026-02-09", "2026-02-22", "2026-02-23", "2026-03-08"];

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void comes_above_a_tenth_more_than_the_mean_of_four_weeks(int repetitions, bool comes) =>
        Assert.Equal(comes, CareAdvice.On(Lifted("2026-03-11", repetitions), Before(WeeksBefore)).Contains("volume-jump"));

    [Fact]
    public void adds_up_the_week() =>
        Assert.Contains("volume-jump", CareAdvice.On(Lifted("2026-03-11", 6), Before([.. WeeksBefore, "2026-03-09"])));

    [Fact]
    public void does_not_come_unless_all_four_weeks_have_some() =>
        Assert.DoesNotContain("volume-jump", CareAdvice.On(Lifted("2026-03-11", 100), Before(WeeksBefore[1..])));

    [Fact]
    public void follows_the_persons_first_weekday() =>
        Assert.DoesNotContain(
            "volume-jump",
            CareAdvice.On(Lifted("2026-03-11", 100), Before(WeeksBefore), ProfileSettings.Default with { WeekStartsOn = DayOfWeek.Sunday }));

    [Fact]
    public void stays_on_the_days_after() =>
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
    public void comes_when_a_group_got_under_a_quarter_of_the_most_trained_one(int shrugs, int pulls, int bends, bool comes) =>
        Assert.Equal(comes, CareAdvice.OnDay("2026-03-28", Done("2026-03-01", shrugs, pulls, bends)).Contains("muscle-imbalance"));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void needs_ten_working_sets(int shrugs, bool comes) =>
        Assert.Equal(comes, CareAdvice.OnDay("2026-03-28", Done("2026-03-01", shrugs, 0, 0)).Contains("muscle-imbalance"));

    [Fact]
    public void looks_at_28_days() => Assert.Empty(CareAdvice.OnDay("2026-03-29", Done("2026-03-01", 10, 0, 0)));

    [Fact]
    public void comes_with_the_answer_to_the_workout_that_makes_it() =>
        Assert.Contains("muscle-imbalance", CareAdvice.On(Workout("2026-03-11", Shrug), Done("2026-03-01", 9, 0, 0)));

    [Fact]
    public void names_the_groups_and_their_sets() =>
        Assert.Equal(
            ["lumbar: 1 sets in 28 days", "trapezius: 9 sets in 28 days"],
            Advice.On(On("2026-03-28"), [], Done("2026-03-01", 8, 2, 1), Profile.Initial).Single().Because);

    private static DayLog Done(string day, int shrugs, int pulls, int bends) =>
        DayLog.Empty.Plus(Workout(day, [.. Enumerable.Repeat(Shrug, shrugs), .. Enumerable.Repeat(Pull, pulls), .. Enumerable.Repeat(Bend, bends)]));
}
