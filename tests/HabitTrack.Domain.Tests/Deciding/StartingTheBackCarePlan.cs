using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class StartingTheBackCarePlan
{
    [Fact]
    public void proposes_five_habits_with_their_goals() =>
        Assert.Equal(
            [
                ("hang", Goal.AtLeast(180, "seconds", Per.Day)),
                ("walk", Goal.AtLeast(600, "seconds", Per.Day)),
                ("posture", Goal.AtLeast(6, "checks", Per.Day)),
                ("stretch", Goal.AtLeast(3, "sessions", Per.Day)),
                ("workout", Goal.AtLeast(3, "sessions", Per.Week)),
            ],
            BackCarePlan.Habits);

    [Fact]
    public void starts_a_missing_habit() =>
        Given().When(new EnsureHabitStarted(Daily(180)))
            .Then(new HabitStarted(HabitKind.Hang, "Hang", Today, ByLog: false, Daily(180), 0, 0, [], Noon));

    [Fact]
    public void does_not_change_an_existing_habit() =>
        Given(Started("2026-03-01", Daily(60))).When(new EnsureHabitStarted(Daily(180))).ThenNothing();
}
