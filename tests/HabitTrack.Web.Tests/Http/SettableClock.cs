namespace HabitTrack.Web.Tests;

/// <summary>A clock that stands still until a test sets it. It begins on a Sunday at noon.</summary>
public sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
