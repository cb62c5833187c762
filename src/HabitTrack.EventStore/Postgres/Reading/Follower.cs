using System.Runtime.CompilerServices;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>
/// Events as they come: what is settled is read, then the next append is waited for. Announcements only save time; without them
/// it looks every second.
/// </summary>
internal sealed class Follower(NpgsqlDataSource database, History history, Listener listener)
{
    private const int PageSize = 500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    public async IAsyncEnumerable<Recorded> Follow(string? tenant, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settled = after;
        while (true)
        {
            // Taken before the look, so that no announcement is slept through.
            var appended = listener.Appended;
            if (await Look(tenant, after, settled, cancellation) is { } seen)
            {
                foreach (var recorded in seen.Events)
                    yield return recorded;
                settled = seen.Settled;
                after = seen.Events.Count == PageSize ? seen.Events[^1].Sequence : settled;
            }

            if (after != settled)
                continue;
            await Task.WhenAny(appended, Task.Delay(LongestWait, cancellation));
            // What is appended at about the same time is read at once.
            await Task.Delay(Gathering, cancellation);
        }
    }

    /// <summary>The sequence up to which everything is visible that ever will be.</summary>
    public async ValueTask<long> Settled(long known, CancellationToken cancellation) => await Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT habittrack_app.settled_sequence($1)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = known });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    });

    /// <returns>What is new; null while the database is away.</returns>
    private async Task<(List<Recorded> Events, long Settled)?> Look(string? tenant, long after, long settled, CancellationToken cancellation)
    {
        try
        {
            var upTo = await Settled(settled, cancellation);
            var events = upTo == after
                ? []
                : await history.ReadAll(new EventQuery(tenant, after, UpTo: upTo, Limit: PageSize), cancellation).ToListAsync(cancellation);
            return (events, upTo);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
