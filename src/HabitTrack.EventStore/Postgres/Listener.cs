using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>
/// The node's one connection for what other nodes announce. It is opened again whenever it is lost; what was announced meanwhile
/// is unknown, so that nothing cached is kept.
/// </summary>
internal sealed class Listener : IAsyncDisposable
{
    private const string Erased = "habittrack_erased";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string connectionString;
    private readonly StreamCache cache;
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    public Listener(string connectionString, StreamCache cache)
    {
        this.connectionString = ConnectionSettings.Lasting(connectionString);
        this.cache = cache;
        listening = Task.Run(Listen);
    }

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
        connection.Notification += (_, announced) => cache.Forget(announced.Payload);
        await connection.OpenAsync(closing.Token);
        await using var listen = new NpgsqlCommand($"LISTEN {Erased}", connection);
        await listen.ExecuteNonQueryAsync(closing.Token);
        cache.Clear();
        while (true)
            await connection.WaitAsync(closing.Token);
    }
}
