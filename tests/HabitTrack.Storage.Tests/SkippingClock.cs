namespace HabitTrack.Storage.Tests;

/// <summary>The system clock with an adjustable offset.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private TimeSpan offset;

    public void Skip(TimeSpan time) => offset += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(offset.TotalSeconds * TimestampFrequency);
}
