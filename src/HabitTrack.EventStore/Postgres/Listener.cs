using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>
/// The node's one connection for what other nodes announce. It is opened again whenever it is lost; what was announced meanwhile
/// is unknown, so that nothing cached is kept.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private const string AppendedChannel = "habittrack_appended";
    private const string ErasedChannel = "habittrack_erased";

    /// <summary>Names tenants whose documents were written anew, at the versions they had.</summary>
    public const string RewrittenChannel = "habittrack_rewritten";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string connectionString;
    private readonly StreamCache cache;
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;
    private TaskCompletionSource appended = NextAppend();

    public Listener(string connectionString, StreamCache cache)
    {
        this.connectionString = ConnectionSettings.Lasting(connectionString);
        this.cache = cache;
        listening = Task.Run(Listen);
    }

    /// <summary>Ends at the next append that is announced, by whatever node.</summary>
    public Task Appended => Volatile.Read(ref appended).Task;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await listening;
        closing.Dispose();
    }

    private async Task Listen()
    {
        using var pause = new PeriodicTimer(Pause);
        do
        {
            try
            {
                await ListenOnce();
            }
            catch (Exception failure) when (failure is OperationCanceledException || Failures.IsAway(failure))
            {
                cache.Clear();
            }
        }
        while (!closing.IsCancellationRequested && await pause.WaitForNextTickAsync());
    }

    private async Task ListenOnce()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, announced) => Hear(announced);
        await connection.OpenAsync(closing.Token);
        await using var listen = new NpgsqlCommand($"LISTEN {AppendedChannel}; LISTEN {ErasedChannel}; LISTEN {RewrittenChannel}", connection);
        await listen.ExecuteNonQueryAsync(closing.Token);
        cache.Clear();
        while (true)
            await connection.WaitAsync(closing.Token);
    }

    private void Hear(NpgsqlNotificationEventArgs announced)
    {
        if (announced.Channel == ErasedChannel)
            cache.Forget(announced.Payload);
        else if (announced.Channel == RewrittenChannel)
            cache.Drop(announced.Payload);
        else
            Interlocked.Exchange(ref appended, NextAppend()).SetResult();
    }

    private static TaskCompletionSource NextAppend() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
