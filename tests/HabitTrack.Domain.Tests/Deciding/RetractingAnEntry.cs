using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class RetractingAnEntry
{
    private static readonly Hang Was = Hang(60, "2026-03-10");

    [Fact]
    public void stores_the_content_and_the_reason() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(new RetractEntry(First, "twice"))
            .Then(new EntryRetracted(First, Was, "twice"));

    [Fact]
    public void stores_the_current_content() =>
        Given(Started("2026-03-01"), Was.Logged(First), new EntryCorrected(First, Was, Hang(90, "2026-03-09"), null))
            .When(new RetractEntry(First, null)).Then(new EntryRetracted(First, Hang(90, "2026-03-09"), null));

    [Fact]
    public void twice_changes_nothing() =>
        Given(Started("2026-03-01"), Was.Logged(First), new EntryRetracted(First, Was, null)).When(new RetractEntry(First, null))
            .ThenNothing();

    [Fact]
    public void that_does_not_exist_is_refused() =>
        Given(Started("2026-03-01")).When(new RetractEntry(First, null)).ThenRefused("entry-not-found");

    [Fact]
    public void of_another_habit_is_refused() =>
        Given(Started("2026-03-01")).AndOfAnotherHabit(Was.Logged(First)).When(new RetractEntry(First, null))
            .ThenRefused("entry-not-found");

    [Fact]
    public void of_a_habit_that_never_started_is_refused() => Given().When(new RetractEntry(First, null)).ThenRefused("habit-not-started");

    [Fact]
    public void is_accepted_after_the_archive_day() =>
        Given(Started("2026-03-01"), Was.Logged(First), new HabitArchived(On("2026-03-10")))
            .When(new RetractEntry(First, null)).Then(new EntryRetracted(First, Was, null));

    [Fact]
    public void moves_back_a_start_that_the_log_had_moved() =>
        Assert.Equal(
            On("2026-03-10"),
            Given(StartedByLog("2026-03-10"), Was.Logged(First), Hung(Second, "2026-03-04"), new EntryRetracted(Second, Hang(60, "2026-03-04"), null))
                .Folded().Definition!.Start);

    [Fact]
    public void removes_the_amounts_from_the_totals() =>
        Assert.Empty(Given(Started("2026-03-01"), Was.Logged(First), new EntryRetracted(First, Was, null)).Folded().Days.All());
}
