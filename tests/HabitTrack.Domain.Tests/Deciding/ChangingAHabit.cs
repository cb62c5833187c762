using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class ChangingAHabit
{
    private static readonly PutHabit Nothing = new(null, null, null, null, null, null, null);

    private static readonly HabitDetails Before = new("Hang", On("2026-03-05"), 0, 0, []);

    [Fact]
    public void keeps_values_that_are_not_given() =>
        Given(Started("2026-03-05")).When(Nothing with { Name = "Bar" })
            .Then(new HabitDetailsChanged(Before, Before with { Name = "Bar" }));

    [Fact]
    public void to_another_icon_and_color_keeps_them_until_the_default_is_chosen()
    {
        var drawn = Before with { Icon = "book", Color = HabitColor.Pink };
        HabitEvent[] changed = [Started("2026-03-05"), new HabitDetailsChanged(Before, drawn)];

        Given(Started("2026-03-05")).When(Nothing with { Icon = "book", Color = HabitColor.Pink }).Then(changed[1]);
        Given(changed).When(Nothing with { Forgive = 1 }).Then(new HabitDetailsChanged(drawn, drawn with { Forgive = 1 }));
        Given(changed).When(Nothing with { Icon = HabitIcons.Default, Color = HabitColor.Default }).Then(new HabitDetailsChanged(drawn, Before));
        Given(Started("2026-03-05")).When(Nothing with { Icon = HabitIcons.Default, Color = HabitColor.Default }).ThenNothing();
    }

    [Fact]
    public void to_the_same_values_changes_nothing() =>
        Given(Started("2026-03-05")).When(new PutHabit(HabitKind.Hang, "Hang", Daily(60), 0, On("2026-03-05"), 0, [])).ThenNothing();

    [Fact]
    public void to_another_kind_is_refused() =>
        Given(Started("2026-03-05")).When(Nothing with { Kind = HabitKind.Walk }).ThenRefused("kind-differs");

    [Fact]
    public void to_another_goal_declares_it_from_today() =>
        Given(Started("2026-03-05")).When(Nothing with { Goal = Daily(90) }).Then(new GoalDeclared(Daily(90), Today));

    [Fact]
    public void to_a_goal_already_declared_changes_nothing_even_if_it_takes_over_next_week() =>
        Given(Started("2026-03-05"), new GoalDeclared(Weekly(300), On("2026-03-10"))).When(Nothing with { Goal = Weekly(300) })
            .ThenNothing();

    [Fact]
    public void to_an_earlier_goal_declares_it_again() =>
        Given(Started("2026-03-05"), new GoalDeclared(Daily(90), On("2026-03-10"))).When(Nothing with { Goal = Daily(60) })
            .Then(new GoalDeclared(Daily(60), Today));

    [Fact]
    public void to_the_same_weekdays_in_another_order_changes_nothing() =>
        Given(Started("2026-03-05", OnWeekdays(60, DayOfWeek.Monday, DayOfWeek.Friday)))
            .When(Nothing with { Goal = OnWeekdays(60, DayOfWeek.Friday, DayOfWeek.Monday) }).ThenNothing();

    [Fact]
    public void to_a_unit_that_its_kind_does_not_allow_is_refused() =>
        Given(Started("2026-03-05")).When(Nothing with { Goal = Goal.AtLeast(1, Units.Sessions, Per.Day) }).ThenRefused("unit-not-allowed");

    [Fact]
    public void to_an_earlier_start_is_accepted() =>
        Given(Started("2026-03-05"), Hung(First, "2026-03-05")).When(Nothing with { StartedOn = On("2026-02-01") })
            .Then(new HabitDetailsChanged(Before, Before with { StartedOn = On("2026-02-01") }));

    [Fact]
    public void to_a_start_after_an_entry_is_refused() =>
        Given(Started("2026-03-05"), Hung(First, "2026-03-07")).When(Nothing with { StartedOn = On("2026-03-08") })
            .ThenRefused("start-after-entry");

    [Fact]
    public void to_a_start_on_the_day_of_the_first_entry_is_accepted() =>
        Given(Started("2026-03-05"), Hung(First, "2026-03-07")).When(Nothing with { StartedOn = On("2026-03-07") })
            .Then(new HabitDetailsChanged(Before, Before with { StartedOn = On("2026-03-07") }));

    [Fact]
    public void to_a_start_after_a_retracted_entry_is_accepted() =>
        Given(Started("2026-03-05"), Hung(First, "2026-03-07"), new EntryRetracted(First, Hang(60, "2026-03-07"), null))
            .When(Nothing with { StartedOn = On("2026-03-08") })
            .Then(new HabitDetailsChanged(Before, Before with { StartedOn = On("2026-03-08") }));

    [Fact]
    public void to_an_earlier_start_and_a_goal_that_no_longer_holds_then_declares_the_goal() =>
        Given(Started("2026-03-05"), new GoalDeclared(Daily(70), On("2026-03-04")), new GoalDeclared(Daily(80), On("2026-03-03")))
            .When(Nothing with { StartedOn = On("2026-03-01"), Goal = Daily(80) })
            .Then(new HabitDetailsChanged(Before, Before with { StartedOn = On("2026-03-01") }), new GoalDeclared(Daily(80), Today));

    [Fact]
    public void compares_tags_by_value() =>
        Given(Started("2026-03-05") with { Tags = ["back", "home"] }).When(Nothing with { Tags = ["back", "home"] }).ThenNothing();
}
