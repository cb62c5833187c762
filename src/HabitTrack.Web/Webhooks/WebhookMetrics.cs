using System.Diagnostics.Metrics;

namespace HabitTrack.Web;

/// <summary>Counts attempts to deliver. No label names a person or an address.</summary>
internal sealed class WebhookMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Meter = "HabitTrack.Webhooks";

    private readonly Counter<long> attempts;
    private long waiting, oldestSeconds;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        attempts = meter.CreateCounter<long>("webhooks.attempts", description: "Attempts to deliver, by result: delivered, failed, or set aside.");
        meter.CreateObservableGauge("webhooks.waiting", () => Interlocked.Read(ref waiting), description: "Deliveries that wait.");
        meter.CreateObservableGauge("webhooks.oldest.waiting", () => Interlocked.Read(ref oldestSeconds), "s", "The age of the oldest delivery that waits.");
    }

    public void Attempted(WebhookDelivery delivery) => attempts.Add(1, KeyValuePair.Create<string, object?>("result", delivery.Status switch
    {
        DeliveryStatus.Waiting => "failed",
        DeliveryStatus.Delivered => "delivered",
        _ => "set-aside",
    }));

    /// <param name="count">The number of deliveries that wait.</param>
    /// <param name="age">The age of the oldest; null if none waits.</param>
    public void Waiting(long count, TimeSpan? age)
    {
        Interlocked.Exchange(ref waiting, count);
        Interlocked.Exchange(ref oldestSeconds, (long)(age?.TotalSeconds ?? 0));
    }
}
