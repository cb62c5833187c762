using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class Archiving
{
    [Fact]
    public void without_a_day_is_today() => Given(Started("2026-03-01")).When(new ArchiveHabit(null)).Then(new HabitArchived(Today));

    [Fact]
    public void on_the_day_of_the_last_entry_is_accepted() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-05")).When(new ArchiveHabit(On("2026-03-05")))
            .Then(new HabitArchived(On("2026-03-05")));

    [Fact]
    public void before_an_entry_is_refused() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-05")).When(new ArchiveHabit(On("2026-03-04"))).ThenRefused("entries-after");

    [Fact]
    public void twice_is_refused() =>
        Given(Started("2026-03-01"), new HabitArchived(Today)).When(new ArchiveHabit(null)).ThenRefused("already-archived");

    [Fact]
    public void before_the_start_is_refused() =>
        Given(Started("2026-03-01")).When(new ArchiveHabit(On("2026-02-28"))).ThenRefused("outside-life");

    [Fact]
    public void before_the_day_it_was_reopened_on_is_refused() =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-05")), new HabitReopened(On("2026-03-08")))
            .When(new ArchiveHabit(On("2026-03-04"))).ThenRefused("reopened-after");

    [Fact]
    public void on_the_day_it_was_reopened_on_leaves_one_day_of_life()
    {
        var archived = Given(Started("2026-03-01"), new HabitArchived(On("2026-03-05")), new HabitReopened(On("2026-03-08"))).When(new ArchiveHabit(On("2026-03-08")));
        var habit = new Scenario(archived.After).Folded().Definition!;
        Assert.Equal(
            [false, true, false],
            [habit.IsAlive(On("2026-03-07")), habit.IsAlive(On("2026-03-08")), habit.IsAlive(On("2026-03-09"))]);
    }
}

public sealed class Reopening
{
    private static readonly HabitEvent[] Archived = [Started("2026-03-01"), new HabitArchived(On("2026-03-05"))];

    [Fact]
    public void without_a_day_is_today() => Given(Archived).When(new ReopenHabit(null)).Then(new HabitReopened(Today));

    [Fact]
    public void on_the_day_after_the_last_is_accepted() =>
        Given(Archived).When(new ReopenHabit(On("2026-03-06"))).Then(new HabitReopened(On("2026-03-06")));

    [Fact]
    public void on_the_archive_day_is_refused() => Given(Archived).When(new ReopenHabit(On("2026-03-05"))).ThenRefused("not-after-archive");

    [Fact]
    public void an_active_habit_is_refused() => Given(Started("2026-03-01")).When(new ReopenHabit(null)).ThenRefused("not-archived");

    [Fact]
    public void twice_is_refused() =>
        Given([.. Archived, new HabitReopened(Today)]).When(new ReopenHabit(null)).ThenRefused("not-archived");
}
