using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>1 March 2026 is a Sunday; weeks begin on Mondays.</summary>
public sealed class GoalsTakingOver
{
    [Fact]
    public void a_daily_goal_takes_over_on_its_effective_day() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90))));

    [Fact]
    public void a_weekly_goal_takes_over_on_the_next_week() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-15"), Span(Weekly(300), "2026-03-16")],
            Spans(Started("2026-03-02"), From("2026-03-11", Weekly(300))));

    [Fact]
    public void a_weekly_goal_takes_over_immediately_on_the_first_day_of_a_week() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-08"), Span(Weekly(300), "2026-03-09")],
            Spans(Started("2026-03-02"), From("2026-03-09", Weekly(300))));

    [Fact]
    public void a_monthly_goal_takes_over_on_the_next_month() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-31"), Span(Monthly(900), "2026-04-01")],
            Spans(Started("2026-03-02"), From("2026-03-11", Monthly(900))));

    [Fact]
    public void a_goal_of_every_few_days_takes_over_on_its_effective_day() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Every(3), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Every(3))));

    [Fact]
    public void a_goal_takes_over_immediately_at_the_start() =>
        Assert.Equal([Span(Weekly(300), "2026-03-05")], Spans(Started("2026-03-05"), From("2026-03-05", Weekly(300))));

    [Fact]
    public void a_goal_from_before_the_start_takes_over_at_the_start() =>
        Assert.Equal([Span(Monthly(900), "2026-03-05")], Spans(Started("2026-03-05"), From("2026-02-11", Monthly(900))));

    [Fact]
    public void the_last_declared_of_two_goals_for_the_same_day_takes_over() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(70), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-11", Daily(70))));

    [Fact]
    public void a_backdated_goal_ends_when_a_later_one_takes_over() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-04"), Span(Daily(70), "2026-03-05", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-05", Daily(70))));

    [Fact]
    public void a_goal_never_takes_over_if_a_later_one_takes_over_first() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-10", Weekly(300)), From("2026-03-11", Daily(90))));

    [Fact]
    public void a_goal_replaced_on_its_effective_day_never_holds_even_if_the_other_takes_over_later() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-15"), Span(Weekly(300), "2026-03-16")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-11", Weekly(300))));

    [Fact]
    public void declaring_the_current_goal_again_changes_nothing() =>
        Assert.Equal([Span(Daily(60), "2026-03-02")], Spans(Started("2026-03-02"), From("2026-03-11", Daily(60))));

    [Fact]
    public void a_new_goal_cuts_the_running_week_short()
    {
        var periods = Given(Started("2026-03-02", Weekly(700)), From("2026-03-11", Daily(60))).SeenFrom("2026-03-11").Periods;
        Assert.Equal((On("2026-03-09"), On("2026-03-10"), 200m), (periods[1].From, periods[1].To, periods[1].Required));
    }

    [Fact]
    public void a_goal_is_not_used_before_its_effective_day() =>
        Assert.Equal(
            Weekly(700),
            Given(Started("2026-03-02", Weekly(700)), From("2026-03-11", Daily(60))).SeenFrom("2026-03-10").Periods[^1].Goal);

    private static GoalDeclared From(string day, Goal goal) => new(goal, On(day));

    private static GoalSpan Span(Goal goal, string from, string? to = null) => new(goal, On(from), to is null ? null : On(to));

    private static IReadOnlyList<GoalSpan> Spans(params HabitEvent[] facts) => Given(facts).SeenFrom("2026-12-31").View.Goals;
}
