namespace HabitTrack.Domain.Care;

/// <summary>The advice to get up after sitting for hours. It is evaluated at the current time.</summary>
public static class SitLess
{
    /// <summary>The code of the advice.</summary>
    public const string Code = "sit-less";

    private const int FromHour = 8, ToHour = 22;

    private static readonly TimeSpan Window = TimeSpan.FromHours(4);

    /// <summary>Returns the start of the four-hour window that ends at an instant.</summary>
    public static DateTimeOffset WindowStart(DateTimeOffset now) => now - Window;

    /// <summary>Returns the advice at an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="entries">The entries of the window; can include earlier ones. Entries without a time are ignored.</param>
    /// <param name="calendar">The person's calendar.</param>
    /// <returns>Null before 08:00 and from 22:00 local time, and if the window has a stretch, walk, hang or posture check.</returns>
    public static Advice? At(DateTimeOffset now, IEnumerable<Entry> entries, PersonalCalendar calendar)
    {
        var start = WindowStart(now);
        var moved = entries.Any(entry => entry.PerformedAt >= start && entry.Kind is { } kind && HabitKinds.RulesOf(kind)?.BreaksSitting == true);
        var local = calendar.LocalTime(now);
        return !moved && local.Hour is >= FromHour and < ToHour
            ? Advice.Of(Code, [$"no stretch, walk, hang or posture check from {calendar.LocalTime(start):HH:mm} to {local:HH:mm}"])
            : null;
    }
}
