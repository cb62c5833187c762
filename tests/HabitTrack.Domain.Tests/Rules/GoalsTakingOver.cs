using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>1 March 2026 is a Sunday; weeks begin on Mondays.</summary>
public sealed class GoalsTakingOver
{
    [Fact]
    public void per_day_on_the_day_itself() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90))));

    [Fact]
    public void per_week_on_the_next_week() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-15"), Span(Weekly(300), "2026-03-16")],
            Spans(Started("2026-03-02"), From("2026-03-11", Weekly(300))));

    [Fact]
    public void per_week_at_once_when_declared_for_the_first_day_of_one() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-08"), Span(Weekly(300), "2026-03-09")],
            Spans(Started("2026-03-02"), From("2026-03-09", Weekly(300))));

    [Fact]
    public void per_month_on_the_next_month() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-31"), Span(Monthly(900), "2026-04-01")],
            Spans(Started("2026-03-02"), From("2026-03-11", Monthly(900))));

    [Fact]
    public void every_few_days_on_the_day_itself() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Every(3), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Every(3))));

    [Fact]
    public void at_the_start_at_once_whatever_the_period() =>
        Assert.Equal([Span(Weekly(300), "2026-03-05")], Spans(Started("2026-03-05"), From("2026-03-05", Weekly(300))));

    [Fact]
    public void before_the_start_count_as_declared_for_the_start() =>
        Assert.Equal([Span(Monthly(900), "2026-03-05")], Spans(Started("2026-03-05"), From("2026-02-11", Monthly(900))));

    [Fact]
    public void for_the_same_day_the_later_declared_holds() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(70), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-11", Daily(70))));

    [Fact]
    public void backdated_lie_before_those_declared_for_later_days() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-04"), Span(Daily(70), "2026-03-05", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-05", Daily(70))));

    [Fact]
    public void never_do_when_another_takes_over_before() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(90), "2026-03-11")],
            Spans(Started("2026-03-02"), From("2026-03-10", Weekly(300)), From("2026-03-11", Daily(90))));

    [Fact]
    public void leave_the_one_before_until_their_week_begins_although_declared_for_the_same_day() =>
        Assert.Equal(
            [Span(Daily(60), "2026-03-02", "2026-03-10"), Span(Daily(90), "2026-03-11", "2026-03-15"), Span(Weekly(300), "2026-03-16")],
            Spans(Started("2026-03-02"), From("2026-03-11", Daily(90)), From("2026-03-11", Weekly(300))));

    [Fact]
    public void again_while_they_hold_go_on() =>
        Assert.Equal([Span(Daily(60), "2026-03-02")], Spans(Started("2026-03-02"), From("2026-03-11", Daily(60))));

    [Fact]
    public void cut_a_running_week_short()
    {
        var periods = Given(Started("2026-03-02", Weekly(700)), From("2026-03-11", Daily(60))).SeenFrom("2026-03-11").Periods;
        Assert.Equal((On("2026-03-09"), On("2026-03-10"), 200m), (periods[1].From, periods[1].To, periods[1].Required));
    }

    [Fact]
    public void are_not_seen_from_a_day_before_they_are_effective() =>
        Assert.Equal(
            Weekly(700),
            Given(Started("2026-03-02", Weekly(700)), From("2026-03-11", Daily(60))).SeenFrom("2026-03-10").Periods[^1].Goal);

    private static GoalDeclared From(string day, Goal goal) => new(goal, On(day));

    private static GoalSpan Span(Goal goal, string from, string? to = null) => new(goal, On(from), to is null ? null : On(to));

    private static IReadOnlyList<GoalSpan> Spans(params HabitEvent[] facts) => Given(facts).SeenFrom("2026-12-31").View.Goals;
}
