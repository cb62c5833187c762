using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>
/// Forgets idempotency keys that are older than a day: every ten minutes at most, beside the appends, and in pieces, so that no lock is held
/// for long.
/// </summary>
internal sealed class KeyCleaner(NpgsqlDataSource database, TimeProvider clock) : IAsyncDisposable
{
    private const int Piece = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private Task cleaning = Task.CompletedTask;
    private long last = clock.GetTimestamp();

    /// <summary>Told of every append that remembers keys; mostly there is nothing to do.</summary>
    public void KeysWereAdded()
    {
        lock (gate)
        {
            if (clock.GetElapsedTime(last) < Rest)
                return;
            last = clock.GetTimestamp();
            cleaning = Clean(cleaning);
        }
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
            await using var command = database.CreateCommand($"SELECT habittrack_app.drop_old_keys({Piece})");
            while (await command.ExecuteScalarAsync(closing.Token) is Piece)
            {
                // More are waiting.
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException || Failures.IsAway(failure))
        {
            // The keys are older than they need to be, nothing else; the next time will do.
        }
    }
}
