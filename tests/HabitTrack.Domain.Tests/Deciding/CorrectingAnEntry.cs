using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class CorrectingAnEntry
{
    private static readonly Hang Was = Hang(60, "2026-03-10");

    [Fact]
    public void stores_the_previous_content_and_the_reason() =>
        Given(Started("2026-03-01"), Was.Logged(First))
            .When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, "misread the clock"))
            .Then(new EntryCorrected(First, Was, Was with { Seconds = 90 }, "misread the clock"));

    [Fact]
    public void to_the_same_content_changes_nothing() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(new CorrectEntry(First, Was, Was, null, null)).ThenNothing();

    [Fact]
    public void that_does_not_exist_is_refused() =>
        Given(Started("2026-03-01")).When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, null))
            .ThenRefused("entry-not-found");

    [Fact]
    public void of_another_habit_is_refused() =>
        Given(Started("2026-03-01")).AndOfAnotherHabit(Was.Logged(First)).When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, null))
            .ThenRefused("entry-not-found");

    [Fact]
    public void that_was_retracted_is_refused() =>
        Given(Started("2026-03-01"), Was.Logged(First), new EntryRetracted(First, Was, null))
            .When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, null)).ThenRefused("entry-retracted");

    [Fact]
    public void based_on_outdated_content_is_refused() =>
        Given(Started("2026-03-01"), Was.Logged(First), new EntryCorrected(First, Was, Was with { Seconds = 70 }, null))
            .When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, null)).ThenRefused("entry-changed");

    [Fact]
    public void may_move_it_to_another_day() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(Moved(OnDay("2026-03-04")))
            .Then(new EntryCorrected(First, Was, Hang(60, "2026-03-04"), null));

    [Fact]
    public void back_to_the_previous_content_undoes_a_correction()
    {
        var now = Hang(90, "2026-03-04");
        Given(Started("2026-03-01"), Was.Logged(First), new EntryCorrected(First, Was, now, null))
            .When(new CorrectEntry(First, now, Was, null, "undone"))
            .Then(new EntryCorrected(First, now, Was, "undone"));
    }

    [Fact]
    public void into_the_future_is_refused() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(Moved(OnDay("2026-03-12"))).ThenRefused("in-the-future");

    [Fact]
    public void to_before_the_start_is_refused() =>
        Given(Started("2026-03-01"), Was.Logged(First)).When(Moved(OnDay("2026-02-28"))).ThenRefused("before-start");

    [Fact]
    public void to_before_the_start_of_a_habit_started_by_a_log_moves_the_start_earlier()
    {
        var moved = Given(StartedByLog("2026-03-10"), Was.Logged(First)).When(Moved(OnDay("2026-03-04")));
        Assert.Equal(On("2026-03-04"), new Scenario(moved.After).Folded().Definition!.Start);
    }

    [Fact]
    public void on_the_same_day_is_accepted_after_the_archive_day() =>
        Given(Started("2026-03-01"), Was.Logged(First), new HabitArchived(On("2026-03-10")))
            .When(new CorrectEntry(First, Was, Was with { Seconds = 90 }, null, null))
            .Then(new EntryCorrected(First, Was, Was with { Seconds = 90 }, null));

    [Fact]
    public void to_after_the_archive_day_is_refused() =>
        Given(Started("2026-03-01"), Was.Logged(First), new HabitArchived(On("2026-03-10"))).When(Moved(OnDay("2026-03-11")))
            .ThenRefused("habit-archived");

    [Fact]
    public void in_a_new_time_zone_keeps_the_day_if_the_instant_is_unchanged()
    {
        var at = Instant("2026-03-10T23:30:00Z");
        var was = new Hang(On("2026-03-10"), at, Timing.Instant, 60, null, null);
        Given(Started("2026-03-01"), was.Logged(First)).In("Europe/Paris")
            .When(new CorrectEntry(First, was, Hang(90), new When(at, null), null))
            .Then(new EntryCorrected(First, was, was with { Seconds = 90 }, null));
    }

    [Fact]
    public void with_another_instant_uses_the_current_time_zone()
    {
        var (was, at) = (new Hang(On("2026-03-10"), Instant("2026-03-10T20:00:00Z"), Timing.Instant, 60, null, null), Instant("2026-03-10T23:30:00Z"));
        Given(Started("2026-03-01"), was.Logged(First)).In("Europe/Paris")
            .When(new CorrectEntry(First, was, Hang(), new When(at, null), null))
            .Then(new EntryCorrected(First, was, was with { Day = On("2026-03-11"), PerformedAt = at }, null));
    }

    [Fact]
    public void moves_the_amount()
    {
        var days = Given(Started("2026-03-01"), Was.Logged(First), new EntryCorrected(First, Was, Hang(90, "2026-03-04"), null)).Folded().Days;
        Assert.Equal((0, 90m), (days[On("2026-03-10")].Entries, days[On("2026-03-04")].Sum(Measure.Seconds)));
    }

    private static CorrectEntry Moved(When when) => new(First, Was, Hang(), when, null);
}
