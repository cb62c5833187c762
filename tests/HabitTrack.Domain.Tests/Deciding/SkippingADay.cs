using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class SkippingADay
{
    private static readonly DaySkipped Ill = new(On("2026-03-10"), "ill");

    [Fact]
    public void stores_the_reason() => Given(Started("2026-03-01")).When(new SkipDay(On("2026-03-10"), "ill")).Then(Ill);

    [Fact]
    public void twice_changes_nothing() => Given(Started("2026-03-01"), Ill).When(new SkipDay(On("2026-03-10"), null)).ThenNothing();

    [Fact]
    public void already_logged_is_accepted() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10")).When(new SkipDay(On("2026-03-10"), "ill")).Then(Ill);

    [Fact]
    public void already_paused_is_accepted() =>
        Given(Started("2026-03-01"), new HabitPaused(On("2026-03-09"))).When(new SkipDay(On("2026-03-10"), "ill")).Then(Ill);

    [Fact]
    public void not_due_is_accepted() =>
        Given(Started("2026-03-01", OnWeekdays(60, DayOfWeek.Friday))).When(new SkipDay(On("2026-03-10"), "ill")).Then(Ill);

    [Fact]
    public void in_the_future_is_accepted() =>
        Given(Started("2026-03-01")).When(new SkipDay(On("2026-12-24"), null)).Then(new DaySkipped(On("2026-12-24"), null));

    [Theory]
    [InlineData("2026-02-28")]
    [InlineData("2026-03-11")]
    public void outside_the_life_is_refused(string day) =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-10"))).When(new SkipDay(On(day), null)).ThenRefused("outside-life");

    [Fact]
    public void of_a_range_skips_every_day_that_was_not_skipped() =>
        Given(Started("2026-03-01"), Ill).When(new SkipDay(On("2026-03-09"), null, On("2026-03-11")))
            .Then(new DaySkipped(On("2026-03-09"), null), new DaySkipped(On("2026-03-11"), null));

    [Fact]
    public void again_with_another_reason_replaces_the_reason() =>
        Given(Started("2026-03-01"), Ill).When(new SkipDay(On("2026-03-09"), "away", On("2026-03-10")))
            .Then(new DaySkipped(On("2026-03-09"), "away"), new DayUnskipped(On("2026-03-10"), "ill"), new DaySkipped(On("2026-03-10"), "away"));

    [Fact]
    public void of_a_range_twice_changes_nothing()
    {
        var away = new SkipDay(On("2026-03-09"), "away", On("2026-03-11"));
        new Scenario(Given(Started("2026-03-01")).When(away).After).When(away).ThenNothing();
    }

    [Theory]
    [InlineData("2026-02-28", "2026-03-02", "from")]
    [InlineData("2026-03-09", "2026-03-11", "to")]
    public void of_a_range_is_refused_if_a_day_is_outside_the_life(string from, string to, string field)
    {
        var refused = Given(Started("2026-03-01"), new HabitArchived(On("2026-03-10"))).When(new SkipDay(On(from), null, On(to)));
        refused.ThenRefused("outside-life");
        Assert.Equal(field, Assert.IsType<Decision.Refused>(refused.Decision).Refusal.Field);
    }

    [Fact]
    public void of_a_range_can_be_undone_as_a_range() =>
        Given(Started("2026-03-01"), Ill, new DaySkipped(On("2026-03-12"), null)).When(new UnskipDay(On("2026-03-09"), On("2026-03-12")))
            .Then(new DayUnskipped(On("2026-03-10"), "ill"), new DayUnskipped(On("2026-03-12"), null));

    [Fact]
    public void can_be_undone() =>
        Given(Started("2026-03-01"), Ill).When(new UnskipDay(On("2026-03-10"))).Then(new DayUnskipped(On("2026-03-10"), "ill"));

    [Fact]
    public void can_be_undone_outside_the_life() =>
        Given(Started("2026-03-01"), Ill, new HabitArchived(On("2026-03-09"))).When(new UnskipDay(On("2026-03-10")))
            .Then(new DayUnskipped(On("2026-03-10"), "ill"));

    [Fact]
    public void is_undone_without_change_if_the_day_is_not_skipped() =>
        Given(Started("2026-03-01")).When(new UnskipDay(On("2026-03-10"))).ThenNothing();

    [Fact]
    public void of_a_habit_that_never_started_is_refused() => Given().When(new SkipDay(Today, null)).ThenRefused("habit-not-started");
}
