using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class StartingAHabit
{
    private static readonly PutHabit Nothing = new(null, null, null, null, null, null, null);

    [Fact]
    public void with_a_default_id_takes_kind_name_and_goal_from_it_and_begins_today() =>
        Given().When(Nothing).Then(new HabitStarted(HabitKind.Hang, "Hang", Today, ByLog: false, Daily(180), 0, 0, [], Noon));

    [Fact]
    public void with_a_custom_id_requires_a_kind() =>
        Given().Of("monkey-bars").When(Nothing with { Goal = Daily(60) }).ThenRefused("kind-required");

    [Fact]
    public void with_a_custom_id_uses_the_id_as_the_name() =>
        Given().Of("monkey-bars").When(Nothing with { Kind = HabitKind.Hang })
            .Then(new HabitStarted(HabitKind.Hang, "monkey-bars", Today, ByLog: false, Daily(180), 0, 0, [], Noon));

    [Fact]
    public void with_the_id_of_the_profile_is_refused() =>
        Given().Of(Profile.Stream).When(Nothing with { Kind = HabitKind.Hang }).ThenRefused("habit-not-started");

    [Fact]
    public void of_a_custom_kind_requires_a_goal() =>
        Given().Of("swim").When(Nothing with { Kind = HabitKind.Custom }).ThenRefused("goal-required");

    [Fact]
    public void of_a_custom_kind_allows_any_unit()
    {
        var goal = Goal.AtLeast(30, "minutes", Per.Week);
        Given().Of("swim").When(Nothing with { Kind = HabitKind.Custom, Name = "Swim", Goal = goal })
            .Then(new HabitStarted(HabitKind.Custom, "Swim", Today, ByLog: false, goal, 0, 0, [], Noon));
    }

    [Fact]
    public void with_a_unit_that_its_kind_does_not_allow_is_refused() =>
        Given().When(Nothing with { Goal = Goal.AtLeast(100, Units.Steps, Per.Day) }).ThenRefused("unit-not-allowed");

    [Fact]
    public void stores_all_given_values()
    {
        string[] tags = ["back"];
        Given().When(new PutHabit(HabitKind.Hang, "Bar", Weekly(600), 2, On("2026-02-01"), 7, tags))
            .Then(new HabitStarted(HabitKind.Hang, "Bar", On("2026-02-01"), ByLog: false, Weekly(600), 2, 7, tags));
    }

    [Fact]
    public void uses_the_current_day_in_the_persons_time_zone() =>
        Given().In("Pacific/Auckland").When(Nothing)
            .Then(new HabitStarted(HabitKind.Hang, "Hang", On("2026-03-12"), ByLog: false, Daily(180), 0, 0, [], Noon));

    [Fact]
    public void twice_changes_nothing() => Given(Started("2026-03-11", Daily(180))).When(Nothing).ThenNothing();

    [Theory]
    [InlineData("workout", HabitKind.Workout, 3, "sessions", Per.Week)]
    [InlineData("hang", HabitKind.Hang, 180, "seconds", Per.Day)]
    [InlineData("walk", HabitKind.Walk, 600, "seconds", Per.Day)]
    [InlineData("posture", HabitKind.PostureCheck, 6, "checks", Per.Day)]
    [InlineData("stretch", HabitKind.Stretch, 3, "sessions", Per.Day)]
    public void uses_the_goal_of_the_starter_plan_by_default(string id, HabitKind kind, int amount, string unit, Per per)
    {
        var started = Assert.IsType<HabitStarted>(Assert.Single(Given().Of(id).When(Nothing).Events));
        Assert.Equal((kind, Goal.AtLeast(amount, unit, per)), (started.Kind, started.Goal));
    }
}
