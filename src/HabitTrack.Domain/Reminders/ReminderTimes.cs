using NodaTime;
using NodaTime.TimeZones;

namespace HabitTrack.Domain.Reminders;

/// <summary>The instants of reminders, and whether a reminder is silent.</summary>
public static class ReminderTimes
{
    /// <summary>The dates to search: a date before the instant, which a time zone can have skipped, and each weekday after it.</summary>
    private const int FirstDate = -1, LastDate = 9;

    /// <summary>A time that a time zone skips becomes the first valid one after it; of a time that occurs twice, the first counts.</summary>
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Returns the first instant after another at which one of the reminders is due; null without reminders.</summary>
    /// <param name="reminders">The reminders.</param>
    /// <param name="after">The instant.</param>
    /// <param name="calendar">The person's calendar.</param>
    public static DateTimeOffset? NextAfter(IEnumerable<Reminder> reminders, DateTimeOffset after, PersonalCalendar calendar)
    {
        var date = DateOnly.FromDateTime(calendar.LocalTime(after));
        return reminders.Select(reminder => NextAfter(reminder, after, date, calendar)).Min();
    }

    /// <summary>Whether one of the reminders is due at an instant.</summary>
    public static bool IsDue(IEnumerable<Reminder> reminders, DateTimeOffset at, PersonalCalendar calendar) =>
        NextAfter(reminders, at.AddTicks(-1), calendar) == at;

    /// <summary>
    /// Whether a reminder of a habit is silent at an instant: in quiet hours, if the goal of the running period is met or nothing is due, on paused and skipped
    /// days and days off, and outside the habit's life.
    /// </summary>
    /// <param name="habit">The habit on the person's day of the instant; null if it has not started.</param>
    /// <param name="at">The instant.</param>
    /// <param name="quiet">The quiet hours; null for none.</param>
    public static bool IsSilent(HabitView? habit, DateTimeOffset at, QuietHours? quiet) =>
        habit is null
        || quiet?.Covers(TimeOnly.FromDateTime(habit.Calendar.LocalTime(at))) == true
        || !habit.IsAvailable(habit.AsOf)
        || StreakSummary.Of(habit).Open is null or { Status: PeriodStatus.Met or PeriodStatus.Excused };

    /// <summary>Later local times are never earlier instants, so the first date with an instant has the first one.</summary>
    private static DateTimeOffset? NextAfter(Reminder reminder, DateTimeOffset after, DateOnly date, PersonalCalendar calendar) =>
        Enumerable.Range(FirstDate, LastDate - FirstDate + 1)
            .SelectMany(offset => reminder.Times.Select(time => date.AddDays(offset).ToDateTime(time)))
            .Where(local => reminder.On is not { } on || on.Contains(WeekdayOf(local, calendar)))
            .Select(local => (DateTimeOffset?)calendar.Zone.ResolveLocal(LocalDateTime.FromDateTime(local), Resolver).ToInstant().ToDateTimeOffset())
            .FirstOrDefault(instant => instant > after);

    private static DayOfWeek WeekdayOf(DateTime local, PersonalCalendar calendar) =>
        (TimeOnly.FromDateTime(local) < calendar.DayStartsAt ? local.AddDays(-1) : local).DayOfWeek;
}
