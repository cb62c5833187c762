using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

public sealed class TheDayOfAnInstant
{
    [Theory]
    [InlineData("2026-03-10T23:59:59Z", "Etc/UTC", "00:00", "2026-03-10")]
    [InlineData("2026-03-11T00:00:00Z", "Etc/UTC", "00:00", "2026-03-11")]
    [InlineData("2026-03-10T23:30:00Z", "Europe/Paris", "00:00", "2026-03-11")]
    [InlineData("2026-03-11T05:30:00+02:00", "America/New_York", "00:00", "2026-03-10")]
    [InlineData("2026-03-10T11:00:00Z", "Pacific/Kiritimati", "00:00", "2026-03-11")]
    [InlineData("2026-03-10T10:59:00Z", "Pacific/Pago_Pago", "00:00", "2026-03-09")]
    [InlineData("2026-03-10T18:20:00Z", "Asia/Kathmandu", "00:00", "2026-03-11")]
    public void is_the_local_date_in_the_persons_time_zone(string instant, string zone, string dayStartsAt, string day) =>
        Assert.Equal(On(day), DayOf(instant, zone, dayStartsAt));

    [Theory]
    [InlineData("2026-03-11T03:59:59Z", "2026-03-10")]
    [InlineData("2026-03-11T04:00:00Z", "2026-03-11")]
    public void is_the_date_before_until_the_day_starts_at_four(string instant, string day) =>
        Assert.Equal(On(day), DayOf(instant, "Etc/UTC", "04:00"));

    /// <summary>In Paris the clock moves from 02:00 to 03:00 on 29 March 2026, so that 04:00 is three hours after midnight.</summary>
    [Theory]
    [InlineData("2026-03-29T03:59:59+02:00", "2026-03-28")]
    [InlineData("2026-03-29T04:00:00+02:00", "2026-03-29")]
    [InlineData("2026-03-29T23:59:59+02:00", "2026-03-29")]
    public void is_correct_on_a_day_of_23_hours(string instant, string day) => Assert.Equal(On(day), DayOf(instant, "Europe/Paris", "04:00"));

    /// <summary>In Paris the clock moves from 03:00 to 02:00 on 25 October 2026, so that 02:30 occurs twice and 04:00 is five hours after midnight.</summary>
    [Theory]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-24")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-24")]
    [InlineData("2026-10-25T03:59:59+01:00", "2026-10-24")]
    [InlineData("2026-10-25T04:00:00+01:00", "2026-10-25")]
    public void is_correct_on_a_day_of_25_hours(string instant, string day) => Assert.Equal(On(day), DayOf(instant, "Europe/Paris", "04:00"));

    /// <summary>In Santiago the clock moves from midnight to 23:00 on 4 April 2026, and from midnight to 01:00 on 6 September.</summary>
    [Theory]
    [InlineData("2026-04-05T02:59:59Z", "00:00", "2026-04-04")]
    [InlineData("2026-04-05T03:59:59Z", "00:00", "2026-04-04")]
    [InlineData("2026-04-05T04:00:00Z", "00:00", "2026-04-05")]
    [InlineData("2026-09-06T03:59:59Z", "00:00", "2026-09-05")]
    [InlineData("2026-09-06T04:00:00Z", "00:00", "2026-09-06")]
    [InlineData("2026-09-06T04:00:00Z", "01:00", "2026-09-06")]
    [InlineData("2026-09-06T04:00:00Z", "01:01", "2026-09-05")]
    public void is_correct_if_the_clock_changes_at_midnight(string instant, string dayStartsAt, string day) =>
        Assert.Equal(On(day), DayOf(instant, "America/Santiago", dayStartsAt));

    /// <summary>Samoa had no 30 December 2011.</summary>
    [Theory]
    [InlineData("2011-12-30T09:59:59Z", "2011-12-29")]
    [InlineData("2011-12-30T10:00:00Z", "2011-12-31")]
    public void is_never_a_date_that_the_time_zone_skipped(string instant, string day) =>
        Assert.Equal(On(day), DayOf(instant, "Pacific/Apia", "00:00"));

    [Theory]
    [InlineData(DayOfWeek.Monday, "2026-03-09")]
    [InlineData(DayOfWeek.Wednesday, "2026-03-11")]
    [InlineData(DayOfWeek.Thursday, "2026-03-05")]
    [InlineData(DayOfWeek.Sunday, "2026-03-08")]
    public void is_in_a_week_that_starts_on_the_persons_first_day_of_the_week(DayOfWeek weekStartsOn, string first) =>
        Assert.Equal(On(first), CalendarIn("Etc/UTC", weekStartsOn: weekStartsOn).WeekOf(On("2026-03-11")));

    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("UTC", true)]
    [InlineData("EST5EDT", true)]
    [InlineData("US/Pacific", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("localtime", false)]
    [InlineData("posixrules", false)]
    [InlineData("Factory", false)]
    [InlineData("posix/Europe/Berlin", false)]
    [InlineData("right/Europe/Berlin", false)]
    [InlineData("UTC+05:30", false)]
    [InlineData("+01:00", false)]
    [InlineData("Pacific Standard Time", false)]
    [InlineData("europe/paris", false)]
    [InlineData("Europe/Paris ", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    [InlineData("../../etc/passwd", false)]
    public void requires_an_existing_time_zone(string name, bool exists) => Assert.Equal(exists, TimeZones.TryFind(name, out _));

    [Fact]
    public void every_time_zone_is_resolved_by_its_name() =>
        Assert.All(TimeZones.Names, name => Assert.Equal(name, TimeZones.Recorded(name).Id));

    [Theory]
    [InlineData("right/Europe/Berlin", "Europe/Berlin")]
    [InlineData("posix/US/Pacific", "US/Pacific")]
    [InlineData("right/localtime", "Etc/UTC")]
    [InlineData("localtime", "Etc/UTC")]
    [InlineData("posixrules", "Etc/UTC")]
    [InlineData("Factory", "Etc/UTC")]
    [InlineData("Mars/Olympus", "Etc/UTC")]
    [InlineData("", "Etc/UTC")]
    public void an_unknown_stored_time_zone_is_resolved_to_its_original_or_utc(string recorded, string zone) =>
        Assert.Equal(zone, (ProfileSettings.Default with { TimeZone = recorded }).Calendar.Zone.Id);

    private static DateOnly DayOf(string instant, string zone, string dayStartsAt) => CalendarIn(zone, dayStartsAt).DayOf(Instant(instant));
}
