using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class RemovingAHabit
{
    private static readonly EntryRetracted Retracted = new(First, Hang(60, "2026-03-10"), null);

    [Fact]
    public void without_an_entry_leaves_none()
    {
        var removed = Given(Started("2026-03-01")).When(new RemoveHabit());
        removed.Then(new HabitRemoved());
        Assert.Null(new Scenario(removed.After).Folded().Definition);
    }

    [Fact]
    public void of_which_every_entry_was_retracted_is_accepted() =>
        Given(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"), Retracted).When(new RemoveHabit()).Then(new HabitRemoved());

    [Fact]
    public void with_an_entry_is_refused() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10")).When(new RemoveHabit()).ThenRefused("habit-has-entries");

    [Fact]
    public void that_never_started_is_refused() => Given().When(new RemoveHabit()).ThenRefused("habit-not-started");

    [Fact]
    public void lets_it_start_anew_with_nothing_of_before()
    {
        var skipped = new DaySkipped(On("2026-03-05"), null);
        var anew = Given(Started("2026-03-01"), skipped, new HabitRemoved()).When(new LogEntry(First, Hang(), OnDay("2026-03-10")));
        anew.Then(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"));
        Assert.Empty(new Scenario(anew.After).Folded().Definition!.Skips);
    }

    [Fact]
    public void can_be_undone()
    {
        var before = Given(Started("2026-03-01")).Folded().Definition;
        var undone = Given(Started("2026-03-01"), new HabitRemoved()).When(new UndoHabitChange(2, before));
        undone.Then(new HabitChangeUndone(2, before));
        Assert.Equal(before, new Scenario(undone.After).Folded().Definition);
    }

    [Fact]
    public void restores_no_entry_of_another_kind_than_it_has_anew() =>
        Given(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"), Retracted, new HabitRemoved(), Started(HabitKind.Walk, "2026-03-01", Daily(600)))
            .When(new RestoreEntry(First, null))
            .ThenRefused("wrong-kind");
}
