using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;
using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Suggestions after the four weeks from Monday, 9 February to Sunday, 8 March 2026, for a habit of a minute a day.</summary>
public sealed class SuggestionsOfGoals
{
    private static readonly DateOnly First = On("2026-02-09"), Last = On("2026-03-08");

    [Fact]
    public void drop_the_weekdays_that_are_nearly_always_missed()
    {
        var suggestion = Suggested(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 60)!;

        Assert.Equal((SuggestionKind.FewerWeekdays, 20, 28, 20, 20), (suggestion.Kind, suggestion.Met, suggestion.Due, suggestion.WouldBeMet, suggestion.WouldBeDue));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], suggestion.Goal.On);
    }

    [Fact]
    public void lower_a_goal_that_is_mostly_missed_to_what_was_reached_in_three_of_four_days()
    {
        var suggestion = Suggested(day => day.DayNumber % 4 == 0 ? 0 : 43)!;

        Assert.Equal((SuggestionKind.LowerGoal, Daily(40), 0, 28, 21, 28), (suggestion.Kind, suggestion.Goal, suggestion.Met, suggestion.Due, suggestion.WouldBeMet, suggestion.WouldBeDue));
    }

    [Theory]
    [InlineData(66, 65)]
    [InlineData(300, 75)]
    public void raise_a_goal_that_is_always_met_by_a_quarter_at_most(int seconds, int amount)
    {
        var suggestion = Suggested(_ => seconds);

        Assert.Equal((SuggestionKind.HigherGoal, Daily(amount)), (suggestion!.Kind, suggestion.Goal));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(0)]
    public void are_none_if_a_goal_fits_or_nothing_was_logged(int seconds) => Assert.Null(Suggested(_ => seconds));

    [Fact]
    public void are_none_until_a_goal_has_held_for_four_weeks() =>
        Assert.Null(Suggested(_ => 20, facts: new GoalDeclared(Daily(90), On("2026-02-10"))));

    [Fact]
    public void are_none_for_limits() => Assert.Null(Suggested(_ => 90, AtMost(60)));

    [Fact]
    public void lower_a_weekly_goal() => Assert.Equal(Weekly(420), Suggested(_ => 60, Weekly(900))!.Goal);

    [Fact]
    public void come_true_when_replayed() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 150).ArrayOf(28)),
        seconds =>
        {
            int Logged(DateOnly day) => seconds[day.DayNumber - First.DayNumber];
            if (Suggested(Logged) is not { } suggestion)
                return;

            var periods = Periods.Of(Logs(Logged, suggestion.Goal, []), new DayRange(First, Last)).ToList();
            Assert.Equal(
                (suggestion.WouldBeMet, suggestion.WouldBeDue),
                (periods.Count(period => period.Status == PeriodStatus.Met), periods.Count));
            Assert.True(suggestion.WouldBeMet * 4 >= suggestion.WouldBeDue * 3);
        }).Check(Properties.Configure());

    private static Suggestion? Suggested(Func<DateOnly, int> seconds, Goal? goal = null, params HabitEvent[] facts) =>
        Suggestion.Of([("hang", Logs(seconds, goal ?? Daily(60), facts))], Last, mayBeHarder: true);

    private static HabitView Logs(Func<DateOnly, int> seconds, Goal goal, HabitEvent[] facts) => Given(
    [
        Started("2026-02-09", goal),
        .. facts,
        .. new DayRange(First, Last).EachDay().Where(day => seconds(day) > 0).Select(day => Hung(Id(day.DayNumber), $"{day:yyyy-MM-dd}", seconds(day))),
    ]).SeenFrom(Today).View;
}
