namespace HabitTrack.EventStore.Tests.Contract;

/// <summary>The system's clock, with time left out.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private TimeSpan skipped;

    public void Skip(TimeSpan time) => skipped += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skipped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(skipped.TotalSeconds * TimestampFrequency);
}
