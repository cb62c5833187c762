namespace HabitTrack.Domain;

/// <summary>Advice to get up, while the day runs.</summary>
public static class SitLess
{
    private const int FromHour = 8, ToHour = 22;

    private static readonly TimeSpan Long = TimeSpan.FromHours(4);

    /// <summary>Since when nothing may have moved the back.</summary>
    public static DateTimeOffset Since(DateTimeOffset now) => now - Long;

    /// <summary>The advice at an instant; null outside 08:00 to 22:00, and after a stretch, walk, hang or posture check within four hours.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="entries">The entries since then at the least; those without a time tell nothing.</param>
    /// <param name="calendar">The person's calendar.</param>
    public static Advice? At(DateTimeOffset now, IEnumerable<Entry> entries, PersonalCalendar calendar)
    {
        var moved = entries.Any(entry => entry.PerformedAt >= Since(now) && entry.Kind is { } kind && HabitKinds.RulesOf(kind)?.BreaksSitting == true);
        var local = calendar.LocalTime(now);
        return !moved && local.Hour is >= FromHour and < ToHour
            ? new Advice(
                "sit-less",
                "Get up, stretch, walk or hang for a moment.",
                [$"no stretch, walk, hang or posture check from {calendar.LocalTime(Since(now)):HH:mm} to {local:HH:mm}"])
            : null;
    }
}
