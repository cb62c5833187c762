namespace HabitTrack.EventStore.Marten;

/// <summary>
/// Lets a bounded number of calls be under way: commits take turns at numbering events anyway, and whoever waits here holds no
/// connection. Disposing waits for all that were accepted.
/// </summary>
internal sealed class CallGate(int most) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(most);
    private readonly Lock gate = new();
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;
    private bool closed;

    /// <exception cref="ObjectDisposedException">The gate is disposed.</exception>
    public async Task<T> Pass<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        Enter();
        try
        {
            await places.WaitAsync(cancellation);
            try
            {
                return await call();
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Accepts nothing any more, and waits for what was accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
            if (calls == 0)
                empty.TrySetResult();
        }

        await empty.Task;
        places.Dispose();
    }

    private void Enter()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(IEventStore));
            calls++;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--calls == 0 && closed)
                empty.TrySetResult();
        }
    }
}
