using FsCheck;
using FsCheck.Fluent;
using HabitTrack.Domain.Tests.Kit;

namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>Random reminders around changes of clocks, against an oracle that looks at every minute.</summary>
public sealed class AnyReminder
{
    /// <summary>Zones with the days on which their clocks change: by an hour, by half an hour, at midnight, and by a whole day.</summary>
    private static readonly (string Zone, string Day)[] Changes =
    [
        ("Europe/Paris", "2026-03-29"), ("Europe/Paris", "2026-10-25"), ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"),
        ("America/Santiago", "2026-04-04"), ("America/Santiago", "2026-09-06"), ("Pacific/Apia", "2011-12-30"), ("Asia/Kathmandu", "2026-11-22"),
    ];

    private static readonly Gen<TimeOnly> Time = Gen.Choose(0, 47).Select(half => new TimeOnly(half / 2, half % 2 * 30));

    private static readonly Gen<Reminder> AnyOne =
        from at in Time
        from minutes in Gen.Choose(Reminder.MinMinutes, 200)
        from until in Time
        from days in Gen.ListOf(Gen.Choose(0, 6).Select(day => (DayOfWeek)day), 2)
        from isOnSomeDays in Gen.Elements(true, false)
        select new Reminder(at, until > at ? new Repetition(minutes, until) : null, isOnSomeDays ? [.. days.Distinct()] : null);

    private static readonly Arbitrary<(Reminder[] Reminders, DateTimeOffset After, PersonalCalendar Calendar)> Cases = Arb.From(
        from reminders in Gen.Choose(1, 3).SelectMany(count => AnyOne.ArrayOf(count))
        from change in Gen.Elements(Changes)
        from minutes in Gen.Choose(-1_440, 2 * 1_440)
        from dayStartsAt in Gen.Elements("00:00", "04:00")
        let day = Examples.On(change.Day).ToDateTime(TimeOnly.MinValue)
        select (reminders, new DateTimeOffset(day, TimeSpan.Zero).AddMinutes(minutes), Examples.CalendarIn(change.Zone, dayStartsAt)));

    [Fact]
    public void is_next_due_at_the_first_minute_that_reaches_one_of_its_local_times() => Prop.ForAll(Cases, some =>
    {
        var next = ReminderTimes.NextAfter(some.Reminders, some.After, some.Calendar);

        Assert.Equal(FirstMinute(some.Reminders, some.After, some.Calendar), next);
        Assert.True(ReminderTimes.IsDue(some.Reminders, next!.Value, some.Calendar));
    }).Check(Properties.Configure(cost: 2));

    /// <summary>Looks at every minute of the clock. A minute reaches the local times since the latest one that was reached before, so a repeated hour reaches none.</summary>
    private static DateTimeOffset? FirstMinute(Reminder[] reminders, DateTimeOffset after, PersonalCalendar calendar)
    {
        var minute = after.AddDays(-2);
        var reached = calendar.LocalTime(minute);
        for (; minute < after.AddDays(9); minute = minute.AddMinutes(1))
        {
            var isDue = false;
            for (; reached < calendar.LocalTime(minute); reached = reached.AddMinutes(1))
                isDue |= Array.Exists(reminders, reminder => IsAt(reminder, reached.AddMinutes(1), calendar.DayStartsAt));
            if (isDue && minute > after)
                return minute;
        }

        return null;
    }

    private static bool IsAt(Reminder reminder, DateTime local, TimeOnly dayStartsAt)
    {
        var (time, day) = (TimeOnly.FromDateTime(local), local - dayStartsAt.ToTimeSpan());
        var since = (time - reminder.At).TotalMinutes;
        return (reminder.On?.Contains(day.DayOfWeek) ?? true)
            && (time == reminder.At || (reminder.Repeat is { } repeat && time > reminder.At && time <= repeat.Until && since % repeat.Minutes == 0));
    }
}
