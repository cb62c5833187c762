using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Habits of a minute a day since 1 February 2026. The week is the one from Monday, 2 March.</summary>
public sealed class StoryOfAWeek
{
    private static readonly DateOnly Start = On("2026-02-01"), Monday = On("2026-03-02"), WeekBefore = On("2026-02-23");

    [Fact]
    public void names_the_habit_that_went_best_and_the_one_that_missed_most()
    {
        var story = Told(("hang", Habit(_ => 60)), ("walk", Habit(day => day < Monday ? 60 : 0)), ("swim", Habit(day => day.DayOfWeek == DayOfWeek.Monday ? 0 : 60)))!;

        Assert.Equal(new DayRange(Monday, On("2026-03-08")), story.Week);
        Assert.Equal(new HabitWeek("hang", 7, 7, 7, 7), story.Well);
        Assert.Equal(new HabitWeek("walk", 0, 7, 7, 7), story.Slipped);
    }

    [Fact]
    public void prefers_the_habit_that_improved_among_equally_successful_ones() =>
        Assert.Equal(new HabitWeek("walk", 7, 7, 0, 7), Told(("hang", Habit(_ => 60)), ("walk", Habit(day => day >= Monday || day < WeekBefore ? 60 : 0)))!.Well);

    [Fact]
    public void names_no_success_if_less_than_half_was_met()
    {
        var story = Told(("hang", Habit(day => day.DayOfWeek == DayOfWeek.Monday ? 60 : 0)))!;
        Assert.Null(story.Well);
        Assert.Equal(new HabitWeek("hang", 1, 7, 1, 7), story.Slipped);
    }

    [Fact]
    public void names_no_slip_if_all_was_met() => Assert.Null(Told(("hang", Habit(_ => 60)))!.Slipped);

    [Fact]
    public void is_not_told_if_nothing_was_due_in_the_week() =>
        Assert.Null(Told(("hang", Given(Started("2026-03-09")).SeenFrom(Today).View)));

    [Fact]
    public void counts_a_week_that_starts_on_the_persons_first_day()
    {
        var profile = Profile.Initial with { Settings = ProfileSettings.Default with { WeekStartsOn = DayOfWeek.Sunday } };
        Assert.Equal(new DayRange(On("2026-03-01"), On("2026-03-07")), WeeklyStory.Of([("hang", Habit(_ => 60))], profile, Today)!.Week);
    }

    [Fact]
    public void suggests_no_harder_goal_to_a_person_with_pain()
    {
        var pain = new Pain(On("2026-03-09"), null, Timing.Day, "neck", 5, null);
        Assert.NotNull(Told(("hang", Habit(_ => 120)))!.Suggestion);
        Assert.Null(WeeklyStory.Of([("hang", Habit(_ => 120))], Profile.Initial with { Days = DayLog.Empty.Plus(pain) }, Today)!.Suggestion);
    }

    private static WeeklyStory? Told(params (string, HabitView)[] habits) => WeeklyStory.Of(habits, Profile.Initial, Today);

    private static HabitView Habit(Func<DateOnly, int> seconds) => Given(
    [
        Started("2026-02-01"),
        .. Enumerable.Range(0, 38).Select(Start.AddDays).Where(day => seconds(day) > 0).Select(day => Hung(Id(day.DayNumber), $"{day:yyyy-MM-dd}", seconds(day))),
    ]).SeenFrom(Today).View;
}
