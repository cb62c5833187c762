namespace HabitTrack.Web.Tests;

/// <summary>A clock that changes only when a test sets it. It starts on a Sunday at noon.</summary>
public sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
