using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>Idempotency keys that are older than a day: looked for every ten minutes at most.</summary>
internal sealed class OldKeys(NpgsqlDataSource database, TimeProvider clock)
{
    private const int Piece = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private long last = clock.GetTimestamp();

    /// <summary>Asked at every append that remembers keys. Says yes once, then no for as long as a rest takes.</summary>
    public bool AreDue()
    {
        lock (gate)
        {
            if (clock.GetElapsedTime(last) < Rest)
                return false;
            last = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>Forgets them in pieces, so that no lock is held for long.</summary>
    public async Task Forget(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"SELECT habittrack_app.drop_old_keys({Piece})");
        while (await command.ExecuteScalarAsync(cancellation) is Piece)
        {
            // More are waiting.
        }
    }
}
