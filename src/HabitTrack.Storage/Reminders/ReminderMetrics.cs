using System.Diagnostics.Metrics;

namespace HabitTrack.Storage.Reminders;

/// <summary>Counts reminders by the kind of channel. The metrics name no person.</summary>
public sealed class ReminderMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "HabitTrack.Reminders";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> sent, failed, dropped;

    /// <summary>Creates the counters.</summary>
    public ReminderMetrics()
    {
        sent = meter.CreateCounter<long>("habittrack.reminders.sent", description: "Reminders that a channel accepted.");
        failed = meter.CreateCounter<long>("habittrack.reminders.failed", description: "Attempts to send a reminder that failed.");
        dropped = meter.CreateCounter<long>("habittrack.reminders.dropped", description: "Reminders that were not sent because they were late.");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    internal void Add(string channel, bool isSent) => (isSent ? sent : failed).Add(1, new KeyValuePair<string, object?>("channel", channel));

    internal void AddDropped(int count) => dropped.Add(count);
}
