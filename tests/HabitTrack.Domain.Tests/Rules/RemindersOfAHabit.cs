using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class RemindersOfAHabit
{
    private static readonly Reminder Morning = new(new TimeOnly(9, 0)), Night = new(new TimeOnly(2, 30));

    [Theory]
    [InlineData("2026-03-11T07:59:59Z", "2026-03-11T08:00:00Z")]
    [InlineData("2026-03-11T08:00:00Z", "2026-03-12T08:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T07:00:00Z")]
    public void are_due_at_their_local_time(string after, string next) => Assert.Equal(Instant(next), Next(after, Morning));

    /// <summary>In Paris the clock moves from 02:00 to 03:00 on 29 March 2026.</summary>
    [Fact]
    public void at_a_time_that_the_clock_skips_are_due_at_the_first_time_after_it()
    {
        Assert.Equal(Instant("2026-03-29T01:00:00Z"), Next("2026-03-28T12:00:00Z", Night));
        Assert.Equal(Instant("2026-03-30T00:30:00Z"), Next("2026-03-29T01:00:00Z", Night));
    }

    /// <summary>In Paris the clock moves from 03:00 to 02:00 on 25 October 2026.</summary>
    [Fact]
    public void at_a_time_that_occurs_twice_are_due_once()
    {
        Assert.Equal(Instant("2026-10-25T00:30:00Z"), Next("2026-10-24T12:00:00Z", Night));
        Assert.Equal(Instant("2026-10-26T01:30:00Z"), Next("2026-10-25T00:30:00Z", Night));
    }

    [Fact]
    public void follow_the_person_to_another_time_zone()
    {
        var after = Instant("2026-03-11T08:00:00Z");

        Assert.Equal(Instant("2026-03-11T13:00:00Z"), ReminderTimes.NextAfter([Morning], after, CalendarIn("America/New_York")));
        Assert.Equal(Instant("2026-03-12T00:00:00Z"), ReminderTimes.NextAfter([Morning], after, CalendarIn("Asia/Tokyo")));
    }

    [Fact]
    public void of_posture_checks_are_suggested_every_90_minutes_of_a_working_day()
    {
        var suggested = HabitKinds.RulesOf(HabitKind.PostureCheck)!.SuggestedReminder!;

        Assert.Equal(["09:00", "10:30", "12:00", "13:30", "15:00", "16:30", "18:00"], suggested.Times.Select(time => $"{time:HH:mm}"));
        Assert.Equal(Instant("2026-03-16T09:00:00Z"), ReminderTimes.NextAfter([suggested], Instant("2026-03-13T18:00:00Z"), CalendarIn("Etc/UTC")));
    }

    /// <summary>14 March 2026 is a Saturday.</summary>
    [Fact]
    public void after_midnight_belong_to_the_weekday_that_has_not_ended()
    {
        var reminder = new Reminder(new TimeOnly(1, 0), On: [DayOfWeek.Friday]);

        Assert.Equal(Instant("2026-03-14T01:00:00Z"), ReminderTimes.NextAfter([reminder], Noon, CalendarIn("Etc/UTC", "04:00")));
        Assert.Equal(Instant("2026-03-13T01:00:00Z"), ReminderTimes.NextAfter([reminder], Noon, CalendarIn("Etc/UTC")));
    }

    [Fact]
    public void without_a_time_are_never_due() => Assert.Null(ReminderTimes.NextAfter([], Noon, CalendarIn("Etc/UTC")));

    [Fact]
    public void fall_silent_once_the_goal_of_the_period_is_met()
    {
        Assert.False(IsSilent(Given(Started("2026-03-01"), Hung(First, "2026-03-11", 59))));
        Assert.True(IsSilent(Given(Started("2026-03-01"), Hung(First, "2026-03-11", 60))));
        Assert.True(IsSilent(Given(Started("2026-03-01", Weekly(60)), Hung(First, "2026-03-09"))));
        Assert.False(IsSilent(Given(Started("2026-03-01", Weekly(60)), Hung(First, "2026-03-08"))));
        Assert.True(IsSilent(Given(Started("2026-03-01", Every(3)), Hung(First, "2026-03-11"))));
        Assert.False(IsSilent(Given(Started("2026-03-01", Every(3)), Hung(First, "2026-03-02"))));
        Assert.True(IsSilent(Given(Started("2026-03-01", OnWeekdays(60, DayOfWeek.Monday)))));
    }

    [Fact]
    public void are_silent_on_days_that_ask_for_nothing()
    {
        var habit = Given(Started("2026-03-01"));

        Assert.False(IsSilent(habit));
        Assert.True(IsSilent(habit.WithDaysOff(Off(10, 12))));
        Assert.True(IsSilent(Given(Started("2026-03-01"), new DaySkipped(Today, null))));
        Assert.True(IsSilent(Given(Started("2026-03-01"), new HabitPaused(On("2026-03-05")))));
        Assert.False(IsSilent(Given(Started("2026-03-01"), new HabitPaused(On("2026-03-05")), new HabitResumed(Today))));
        Assert.True(IsSilent(Given(Started("2026-03-01"), new HabitArchived(On("2026-03-10")))));
        Assert.True(IsSilent(Given(Started("2026-03-12"))));
        Assert.True(ReminderTimes.IsSilent(null, Noon, null));
    }

    [Theory]
    [InlineData("12:00", "13:00", true)]
    [InlineData("11:00", "12:00", false)]
    [InlineData("22:00", "12:01", true)]
    [InlineData("22:00", "07:00", false)]
    public void are_silent_in_quiet_hours(string from, string to, bool isSilent) =>
        Assert.Equal(isSilent, IsSilent(Given(Started("2026-03-01")), new QuietHours(TimeOnly.Parse(from), TimeOnly.Parse(to))));

    private static DateTimeOffset? Next(string after, Reminder reminder) => ReminderTimes.NextAfter([reminder], Instant(after), CalendarIn("Europe/Paris"));

    private static bool IsSilent(Scenario habit, QuietHours? quiet = null) => ReminderTimes.IsSilent(habit.SeenFrom(Today).View, Noon, quiet);
}
