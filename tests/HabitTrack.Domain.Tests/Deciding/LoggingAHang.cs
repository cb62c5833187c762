using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class LoggingAHang
{
    private static readonly LogEntry OnTuesday = new(First, Hang(), OnDay("2026-03-10"));

    [Fact]
    public void the_first_starts_the_habit_with_its_default_goal_on_the_day_of_the_log() =>
        Given().When(OnTuesday).Then(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"));

    [Fact]
    public void the_first_to_a_custom_id_is_refused() => Given().Of("monkey-bars").When(OnTuesday).ThenRefused("habit-not-started");

    [Fact]
    public void to_the_default_id_of_another_kind_is_refused() => Given().Of("walk").When(OnTuesday).ThenRefused("habit-not-started");

    [Fact]
    public void to_a_habit_of_another_kind_is_refused() =>
        Given(Started(HabitKind.Walk, "2026-03-01", Daily(600))).Of("stroll").When(OnTuesday).ThenRefused("wrong-kind");

    [Fact]
    public void with_a_day_stores_the_day() => Given(Started("2026-03-01")).When(OnTuesday).Then(Hung(First, "2026-03-10"));

    [Fact]
    public void with_an_instant_stores_it_and_its_day()
    {
        var at = Instant("2026-03-10T23:30:00Z");
        Given(Started("2026-03-01")).In("Europe/Paris")
            .When(new LogEntry(First, Hang(), new When(at, null)))
            .Then(new HangLogged(First, On("2026-03-11"), at, Timing.Instant, 60, null, null));
    }

    [Fact]
    public void with_neither_uses_the_current_time() =>
        Given(Started("2026-03-01")).When(new LogEntry(First, Hang(), When.Now))
            .Then(new HangLogged(First, Today, Noon, Timing.Now, 60, null, null));

    [Fact]
    public void with_both_is_refused() =>
        Given(Started("2026-03-01")).When(new LogEntry(First, Hang(), new When(Noon, Today))).ThenRefused("day-and-instant");

    [Fact]
    public void five_minutes_ahead_of_the_clock_is_accepted() =>
        Assert.Single(Given(Started("2026-03-01")).When(new LogEntry(First, Hang(), AtInstant("2026-03-11T12:05:00Z"))).Events);

    [Fact]
    public void more_than_five_minutes_ahead_of_the_clock_is_refused() =>
        Given(Started("2026-03-01")).When(new LogEntry(First, Hang(), AtInstant("2026-03-11T12:05:00.001Z"))).ThenRefused("in-the-future");

    [Fact]
    public void tomorrow_is_refused() =>
        Given(Started("2026-03-01")).When(new LogEntry(First, Hang(), OnDay("2026-03-12"))).ThenRefused("in-the-future");

    [Fact]
    public void tomorrow_is_accepted_if_it_is_today_in_the_persons_time_zone() =>
        Given(Started("2026-03-01")).In("Pacific/Auckland").When(new LogEntry(First, Hang(), OnDay("2026-03-12")))
            .Then(Hung(First, "2026-03-12"));

    [Fact]
    public void today_is_refused_until_the_persons_day_starts() =>
        Given(Started("2026-03-01")).In("Etc/UTC", dayStartsAt: "04:00").At("2026-03-11T03:59:00Z")
            .When(new LogEntry(First, Hang(), OnDay("2026-03-11"))).ThenRefused("in-the-future");

    [Theory]
    [InlineData("1969-12-31T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void before_1970_is_refused(string instant) =>
        Given().In("America/Los_Angeles", dayStartsAt: "04:00").When(new LogEntry(First, Hang(), AtInstant(instant)))
            .ThenRefused("too-long-ago");

    [Fact]
    public void before_a_chosen_start_is_refused() =>
        Given(Started("2026-03-11")).When(OnTuesday).ThenRefused("before-start");

    [Fact]
    public void before_the_start_of_a_habit_started_by_a_log_moves_the_start_earlier()
    {
        var logged = Given(StartedByLog("2026-03-11"), Hung(First, "2026-03-11")).When(new LogEntry(Second, Hang(), OnDay("2026-03-04")));
        logged.Then(Hung(Second, "2026-03-04"));
        Assert.Equal(On("2026-03-04"), new Scenario(logged.After).Folded().Definition!.Start);
    }

    [Fact]
    public void on_a_skipped_day_counts() =>
        Given(Started("2026-03-01"), new DaySkipped(On("2026-03-10"), "ill")).When(OnTuesday).Then(Hung(First, "2026-03-10"));

    [Fact]
    public void on_a_paused_day_counts() =>
        Given(Started("2026-03-01"), new HabitPaused(On("2026-03-08"))).When(OnTuesday).Then(Hung(First, "2026-03-10"));

    [Fact]
    public void on_the_archive_day_is_accepted() =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-10"))).When(OnTuesday).Then(Hung(First, "2026-03-10"));

    [Fact]
    public void after_the_archive_day_is_refused() =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-09"))).When(OnTuesday).ThenRefused("habit-archived");

    [Fact]
    public void between_archive_and_reopening_is_refused() =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-08")), new HabitReopened(On("2026-03-11"))).When(OnTuesday)
            .ThenRefused("habit-archived");

    [Fact]
    public void from_the_reopening_on_is_accepted() =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-08")), new HabitReopened(On("2026-03-10"))).When(OnTuesday)
            .Then(Hung(First, "2026-03-10"));

    [Fact]
    public void again_with_the_same_id_and_content_changes_nothing() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10")).When(OnTuesday).ThenNothing();

    [Fact]
    public void again_with_the_same_id_and_other_content_is_refused() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10", seconds: 61)).When(OnTuesday).ThenRefused("id-reused");

    [Fact]
    public void again_with_the_same_id_on_another_day_is_refused() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-09")).When(OnTuesday).ThenRefused("id-reused");

    [Fact]
    public void again_with_the_id_of_another_habits_entry_is_refused() =>
        Given(Started("2026-03-01")).AndOfAnotherHabit(Hung(First, "2026-03-10")).When(OnTuesday).ThenRefused("id-reused");

    [Fact]
    public void again_with_the_id_of_a_retracted_entry_is_refused() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10"), new EntryRetracted(First, Hang(60, "2026-03-10"), null)).When(OnTuesday)
            .ThenRefused("entry-retracted");

    [Fact]
    public void again_without_a_time_a_minute_later_changes_nothing() =>
        Given(Started("2026-03-01"), new HangLogged(First, Today, Noon, Timing.Now, 60, null, null))
            .At("2026-03-11T12:01:00Z").When(new LogEntry(First, Hang(), When.Now)).ThenNothing();

    [Fact]
    public void again_with_the_same_instant_changes_nothing_in_another_time_zone()
    {
        var at = Instant("2026-03-10T23:30:00Z");
        Given(Started("2026-03-01"), new HangLogged(First, On("2026-03-10"), at, Timing.Instant, 60, null, null)).In("Europe/Paris")
            .When(new LogEntry(First, Hang(), new When(at, null))).ThenNothing();
    }

    [Fact]
    public void again_to_an_archived_habit_changes_nothing() =>
        Given(Started("2026-03-01"), Hung(First, "2026-03-10"), new HabitArchived(On("2026-03-10"))).When(OnTuesday).ThenNothing();
}
