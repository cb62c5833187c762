using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class UndoingAChange
{
    private static readonly HabitEvent[] Before = [Started("2026-03-01"), Hung(First, "2026-03-05")];

    private static readonly HabitDefinition Habit = Given(Before).Folded().Definition!;

    public static TheoryData<HabitEvent> Changes =>
    [
        new GoalDeclared(Daily(90), On("2026-03-10")),
        new DaySkipped(On("2026-03-10"), "ill"),
        new HabitPaused(On("2026-03-10")),
        new HabitArchived(On("2026-03-10")),
        new HabitDetailsChanged(Habit.Details, Habit.Details with { Forgive = 3 }),
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void restores_the_previous_definition(HabitEvent change)
    {
        var undone = Given([.. Before, change]).When(new UndoHabitChange(3, Habit));
        undone.Then(new HabitChangeUndone(3, Habit));
        Assert.Equal(Habit, new Scenario(undone.After).Folded().Definition);
    }

    [Fact]
    public void keeps_the_entries() =>
        Assert.Equal(
            60,
            Given([.. Before, new HabitPaused(Today), new HabitChangeUndone(3, Habit)]).Folded().Days[On("2026-03-05")].Sum(Measure.Seconds));

    [Fact]
    public void twice_changes_nothing() =>
        Given([.. Before, new HabitPaused(Today), new HabitChangeUndone(3, Habit)]).When(new UndoHabitChange(3, Given(Before).Folded().Definition))
            .ThenNothing();

    [Fact]
    public void of_the_start_removes_the_habit()
    {
        var undone = Given(Started("2026-03-01")).When(new UndoHabitChange(1, null));
        Assert.Null(new Scenario(undone.After).Folded().Definition);
    }

    [Fact]
    public void of_the_start_allows_it_to_start_again() =>
        Given(Started("2026-03-01"), new HabitChangeUndone(1, null)).When(new LogEntry(First, Hang(), OnDay("2026-03-10")))
            .Then(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"));
}
