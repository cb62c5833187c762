using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class ChangingAUnit
{
    private static readonly Goal Minutes = Goal.AtLeast(30, "minutes", Per.Day), Pages = Goal.AtLeast(5, "pages", Per.Day);

    private static readonly HabitStarted Reading = Started(HabitKind.Custom, "2026-03-05", Minutes);

    private static readonly ActivityLogged Read = (ActivityLogged)Did("2026-03-09", 30).Logged(First);

    private static readonly PutHabit Put = new(null, null, Pages, null, null, null, null);

    [Fact]
    public void of_a_habit_with_entries_is_refused()
    {
        Given(Reading, Read).When(Put).ThenRefused("unit-in-use");
        Given(Reading, Read).When(Put with { Name = "Reading" }).ThenRefused("unit-in-use");
        Given(Reading, Read).When(new DeclareGoal(Pages, null)).ThenRefused("unit-in-use");
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-04-01")]
    public void is_refused_for_any_day(string day) =>
        Given(Reading, Read).When(new DeclareGoal(Pages, On(day))).ThenRefused("unit-in-use");

    [Fact]
    public void of_a_habit_without_entries_is_accepted()
    {
        Given(Reading).When(Put).Then(new GoalDeclared(Pages, Today));
        Given(Reading).When(new DeclareGoal(Pages, null)).Then(new GoalDeclared(Pages, Today));
    }

    [Fact]
    public void is_accepted_once_the_last_entry_is_retracted() =>
        Given(Reading, Read, new EntryRetracted(First, Did("2026-03-09", 30), null)).When(Put).Then(new GoalDeclared(Pages, Today));

    [Fact]
    public void is_not_involved_if_only_the_amount_changes() =>
        Given(Reading, Read).When(new DeclareGoal(Minutes with { Amount = 45 }, null)).Then(new GoalDeclared(Minutes with { Amount = 45 }, Today));

    [Fact]
    public void back_after_an_entry_is_also_refused() =>
        Given(Reading, new GoalDeclared(Pages, Today), Did("2026-03-11", 5).Logged(First)).When(new DeclareGoal(Minutes, null)).ThenRefused("unit-in-use");

    [Fact]
    public void to_that_of_the_entries_is_accepted_while_a_goal_in_another_unit_is_pending()
    {
        var history = Given(Reading, new GoalDeclared(Pages, On("2026-04-01")), Read with { Unit = "minutes" });

        history.When(new DeclareGoal(Minutes, null)).ThenNothing();
        history.When(new DeclareGoal(Pages, null)).ThenRefused("unit-in-use");
    }

    [Theory]
    [InlineData(Per.Day, "2026-04-01")]
    [InlineData(Per.Month, "2026-03-11")]
    [InlineData(Per.Day, "2026-03-01")]
    public void of_a_habit_without_entries_is_accepted_for_any_day(Per per, string from) =>
        Given(Started(HabitKind.Custom, "2026-03-05", Minutes), new GoalDeclared(Minutes, On("2026-03-08")))
            .When(new DeclareGoal(Pages with { Per = per }, On(from))).Then(new GoalDeclared(Pages with { Per = per }, On(from)));

    [Fact]
    public void from_the_start_on_is_accepted() =>
        Given(Reading).When(new DeclareGoal(Pages with { Per = Per.Month }, On("2026-03-05"))).Then(new GoalDeclared(Pages with { Per = Per.Month }, On("2026-03-05")));

    [Fact]
    public void refuses_entries_that_would_not_count_for_a_pending_goal() =>
        Given(Reading, new GoalDeclared(Pages, On("2026-04-01"))).When(new LogEntry(First, Did("2026-03-09", 30), When.Now)).ThenRefused("unit-differs");

    [Fact]
    public void refuses_to_restore_entries_in_the_earlier_unit()
    {
        var read = Read with { Unit = "minutes" };
        Given(Reading, read, new EntryRetracted(First, read.Entry, null), new GoalDeclared(Pages, On("2026-03-05"))).When(new RestoreEntry(First, null)).ThenRefused("unit-differs");
        Given(Reading, read, new EntryRetracted(First, read.Entry, null), new GoalDeclared(Pages, Today)).When(new RestoreEntry(First, null)).ThenRefused("unit-differs");
    }

    [Fact]
    public void refuses_to_restore_entries_in_the_earlier_unit_also_once_there_are_entries_in_the_new_one()
    {
        var read = Read with { Unit = "minutes" };
        var history = Given(Reading, read, new EntryRetracted(First, read.Entry, null), new GoalDeclared(Pages, Today), Did("2026-03-11", 5).InUnit("pages").Logged(Second));

        history.When(new RestoreEntry(First, null)).ThenRefused("unit-differs");
    }

    [Fact]
    public void that_an_earlier_version_recorded_lets_entries_in_either_unit_be_restored()
    {
        var (first, second) = (Read with { Unit = "minutes" }, Did("2026-03-08", 20).InUnit("minutes"));
        var history = Given(Reading, first, second.Logged(Second), new GoalDeclared(Pages, Today), new EntryRetracted(First, first.Entry, null));

        history.When(new RestoreEntry(First, null)).Then(new EntryRestored(First, first.Entry, null));
    }

    [Fact]
    public void that_is_already_stored_is_applied_and_can_be_undone()
    {
        var before = Given(Reading, Read).Folded().Definition;
        var history = Given(Reading, Read, new GoalDeclared(Pages, Today));

        Assert.Equal(Pages, history.Folded().Definition!.Goals[^1].Goal);
        history.When(new UndoHabitChange(3, before)).Then(new HabitChangeUndone(3, before));
    }
}
