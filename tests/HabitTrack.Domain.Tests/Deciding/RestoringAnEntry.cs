using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class RestoringAnEntry
{
    private static readonly Hang Was = Hang(60, "2026-03-10");

    private static readonly HabitEvent[] Retracted = [Started("2026-03-01"), Was.Logged(First), new EntryRetracted(First, Was, null)];

    [Fact]
    public void makes_it_count_again() =>
        Given(Retracted).When(new RestoreEntry(First, "it was right")).Then(new EntryRestored(First, Was, "it was right"));

    [Fact]
    public void twice_changes_nothing() =>
        Given([.. Retracted, new EntryRestored(First, Was, null)]).When(new RestoreEntry(First, null)).ThenNothing();

    [Fact]
    public void that_was_never_retracted_changes_nothing() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(new RestoreEntry(First, null)).ThenNothing();

    [Fact]
    public void that_does_not_exist_is_refused() =>
        Given(Started("2026-03-01")).When(new RestoreEntry(First, null)).ThenRefused("entry-not-found");

    [Fact]
    public void to_after_the_archive_day_is_refused() =>
        Given([.. Retracted, new HabitArchived(On("2026-03-09"))]).When(new RestoreEntry(First, null)).ThenRefused("habit-archived");

    [Fact]
    public void to_before_a_start_moved_later_is_refused()
    {
        var details = new HabitDetails("Hang", On("2026-03-01"), 0, 0, []);
        Given([.. Retracted, new HabitDetailsChanged(details, details with { StartedOn = On("2026-03-11") })])
            .When(new RestoreEntry(First, null)).ThenRefused("before-start");
    }

    [Fact]
    public void restores_the_amount() =>
        Assert.Equal(60, Given([.. Retracted, new EntryRestored(First, Was, null)]).Folded().Days[On("2026-03-10")].Sum(Measure.Seconds));
}
