using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class DeclaringAGoal
{
    [Fact]
    public void without_a_day_is_from_today() =>
        Given(Started("2026-03-05")).When(new DeclareGoal(Daily(90), null)).Then(new GoalDeclared(Daily(90), Today));

    [Fact]
    public void may_be_backdated() =>
        Given(Started("2026-03-05")).When(new DeclareGoal(Daily(90), On("2026-03-06"))).Then(new GoalDeclared(Daily(90), On("2026-03-06")));

    [Fact]
    public void may_be_for_a_future_day() =>
        Given(Started("2026-03-05")).When(new DeclareGoal(Daily(90), On("2026-04-01"))).Then(new GoalDeclared(Daily(90), On("2026-04-01")));

    [Fact]
    public void twice_for_the_same_day_changes_nothing() =>
        Given(Started("2026-03-05"), new GoalDeclared(Daily(90), Today)).When(new DeclareGoal(Daily(90), Today)).ThenNothing();

    [Fact]
    public void again_after_another_for_the_same_day_declares_it_again() =>
        Given(Started("2026-03-05"), new GoalDeclared(Daily(90), Today), new GoalDeclared(Daily(80), Today))
            .When(new DeclareGoal(Daily(90), Today)).Then(new GoalDeclared(Daily(90), Today));

    [Fact]
    public void equal_to_the_first_goal_for_the_start_changes_nothing() =>
        Given(Started("2026-03-05")).When(new DeclareGoal(Daily(60), On("2026-03-05"))).ThenNothing();

    [Fact]
    public void again_for_a_day_before_the_start_declares_it_again_if_another_was_declared_since() =>
        Given(Started("2026-03-05"), new GoalDeclared(Daily(90), On("2026-03-01")), new GoalDeclared(Daily(80), On("2026-03-03")))
            .When(new DeclareGoal(Daily(90), On("2026-03-01"))).Then(new GoalDeclared(Daily(90), On("2026-03-01")));

    [Fact]
    public void in_a_unit_that_the_kind_does_not_allow_is_refused() =>
        Given(Started("2026-03-05")).When(new DeclareGoal(Goal.AtLeast(1, Units.Steps, Per.Day), null)).ThenRefused("unit-not-allowed");

    [Fact]
    public void for_a_habit_that_never_started_is_refused() =>
        Given().When(new DeclareGoal(Daily(90), null)).ThenRefused("habit-not-started");
}
