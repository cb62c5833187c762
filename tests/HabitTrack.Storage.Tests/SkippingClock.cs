namespace HabitTrack.Storage.Tests;

/// <summary>The system's clock, with time left out, or gone back.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private TimeSpan skipped;

    public void Skip(TimeSpan time) => skipped += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skipped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(skipped.TotalSeconds * TimestampFrequency);
}
