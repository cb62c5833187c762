using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class LoggingAWorkout
{
    private static readonly Workout Rows = Workout("2026-03-10", Set("bent-over-dumbbell-row", reps: 10, kg: 8));

    [Fact]
    public void the_first_starts_the_habit_at_three_sessions_a_week() =>
        Given().Of("workout").When(new LogEntry(First, Rows, OnDay("2026-03-10")))
            .Then(
                new HabitStarted(HabitKind.Workout, "Workout", On("2026-03-10"), ByLog: true, Goal.AtLeast(3, "sessions", Per.Week), 0, 0, []),
                Rows.Logged(First));

    [Fact]
    public void again_with_the_same_sets_changes_nothing() =>
        Given(Started(HabitKind.Workout, "2026-03-01", Goal.AtLeast(3, "sessions", Per.Week)), Rows.Logged(First)).Of("workout")
            .When(new LogEntry(First, Rows with { Sets = [.. Rows.Sets] }, OnDay("2026-03-10"))).ThenNothing();

    [Fact]
    public void again_with_other_sets_is_refused() =>
        Given(Started(HabitKind.Workout, "2026-03-01", Goal.AtLeast(3, "sessions", Per.Week)), Rows.Logged(First)).Of("workout")
            .When(new LogEntry(First, Rows with { Sets = [] }, OnDay("2026-03-10"))).ThenRefused("id-reused");

    [Fact]
    public void counts_one_session_whatever_its_sets() => Assert.Equal(1, DayTotals.Of(Rows with { Sets = [] }).Sum(Measure.Sessions));
}

public sealed class LoggingAWalk
{
    [Fact]
    public void adds_seconds_metres_and_steps()
    {
        var totals = DayTotals.Of(new Walk(Today, null, Timing.Day, 600, 812.5m, 1000, WalkStyle.March, null));
        Assert.Equal((600m, 812.5m, 1000m), (totals.Sum(Measure.Seconds), totals.Sum(Measure.Metres), totals.Sum(Measure.Steps)));
    }
}

public sealed class LoggingAPostureCheck
{
    [Fact]
    public void counts_one_check() =>
        Assert.Equal(1, DayTotals.Of(new PostureCheck(Today, null, Timing.Day, BackPosture.Slouched, true, null, null)).Sum(Measure.Checks));
}

public sealed class LoggingAStretch
{
    [Fact]
    public void counts_one_session_its_seconds_and_its_repetitions()
    {
        var totals = DayTotals.Of(new Stretch(Today, null, Timing.Day, "heel-reach-bend", 200, 20, null));
        Assert.Equal((1m, 200m, 20m), (totals.Sum(Measure.Sessions), totals.Sum(Measure.Seconds), totals.Sum(Measure.Repetitions)));
    }
}

public sealed class LoggingACustomActivity
{
    private static readonly HabitStarted Swim = Started(HabitKind.Custom, "2026-03-01", Goal.AtLeast(1.5m, "km", Per.Day));

    [Fact]
    public void adds_decimals_exactly()
    {
        var evaluated = Given(Swim, Did("2026-03-10", 0.1m).Logged(First), Did("2026-03-10", 0.2m).Logged(Second)).SeenFrom("2026-03-10");
        Assert.Equal(0.3m, evaluated.Streaks.Open!.Total);
    }

    [Fact]
    public void to_a_habit_that_was_never_started_is_refused() =>
        Given().Of("swim").When(new LogEntry(First, Did("2026-03-10", 1), OnDay("2026-03-10"))).ThenRefused("habit-not-started");

    [Fact]
    public void meets_a_goal_in_any_unit() =>
        Assert.Equal(1, Given(Swim, Did("2026-03-10", 1.5m).Logged(First)).SeenFrom("2026-03-10").Streaks.Current.Length);
}
