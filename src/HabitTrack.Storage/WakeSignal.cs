namespace HabitTrack.Storage;

/// <summary>A signal that wakes one waiting loop. It stays set until the loop waits.</summary>
public sealed class WakeSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0, 1);

    /// <summary>Waits until the signal is set, or for a time.</summary>
    public Task Wait(TimeSpan timeout, CancellationToken cancellation) => semaphore.WaitAsync(timeout, cancellation);

    /// <summary>Sets the signal.</summary>
    public void Set()
    {
        lock (semaphore)
        {
            if (semaphore.CurrentCount == 0)
                semaphore.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => semaphore.Dispose();
}
