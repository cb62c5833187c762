namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>Forgets old idempotency keys beside the appends.</summary>
internal sealed class KeyCleaner(OldKeys keys) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private Task cleaning = Task.CompletedTask;

    /// <summary>Told of every append that remembers keys; mostly there is nothing to do.</summary>
    public void KeysWereAdded()
    {
        if (!keys.AreDue())
            return;
        lock (gate)
            cleaning = Clean(cleaning);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await cleaning;
        closing.Dispose();
    }

    private async Task Clean(Task earlier)
    {
        await earlier;
        try
        {
            await keys.Forget(closing.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException || Failures.IsAway(failure))
        {
            // The keys are older than they need to be, nothing else; the next time will do.
        }
    }
}
