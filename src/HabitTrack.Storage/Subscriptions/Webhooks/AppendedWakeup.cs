using JasperFx.Events.Daemon.HighWater;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>Wakes Marten's daemon when any node has appended events. Polling makes up for lost notifications.</summary>
internal sealed class AppendedWakeup(Func<PersonNotifications> notifications) : IDaemonWakeup
{
    /// <summary>Collects the notifications of a busy service.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(20);

    private readonly WakeSignal signal = new();
    private PersonNotifications? source;

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        if (source is null)
        {
            source = notifications();
            source.Appended += OnAppended;
        }

        await Task.Delay(MinInterval, token);
        await signal.Wait(timeout, token);
    }

    public void Dispose()
    {
        if (source is not null)
            source.Appended -= OnAppended;
        signal.Dispose();
    }

    private void OnAppended(object? sender, EventsAppendedEventArgs appended) => signal.Set();
}
