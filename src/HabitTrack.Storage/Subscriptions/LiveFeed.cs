using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>
/// The events of people as they are committed, by whatever node. A notification tells of them at once, and a look each second makes that an optimisation only.
/// </summary>
public sealed class LiveFeed : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonNotifications notifications;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Channel<bool>, string> followers = [];
    private readonly Task looking;

    /// <param name="store">Where the events are.</param>
    /// <param name="database">The same database.</param>
    /// <param name="notifications">What the nodes tell each other.</param>
    public LiveFeed(IDocumentStore store, NpgsqlDataSource database, PersonNotifications notifications)
    {
        (this.store, this.database, this.notifications) = (store, database, notifications);
        notifications.Appended += Receive;
        looking = Task.Run(Look);
    }

    /// <summary>A person's events after a sequence, then those that come. While the database is away it waits; it never ends but by cancellation.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="after">Only events with a greater sequence.</param>
    /// <param name="silence">After so long without an event, null is given.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<IEvent?> Follow(
        string person, long after, TimeSpan silence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A signal that comes while the history is read is kept, so that no event is slept through.
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        followers[signal] = person;
        try
        {
            while (true)
            {
                foreach (var one in await ReadNew(person, after, cancellation))
                {
                    yield return one;
                    after = one.Sequence;
                }

                if (!await IsWoken(signal, silence, cancellation))
                    yield return null;
            }
        }
        finally
        {
            followers.TryRemove(signal, out _);
        }
    }

    /// <summary>Stops looking.</summary>
    public async ValueTask DisposeAsync()
    {
        notifications.Appended -= Receive;
        await closing.CancelAsync();
        await looking;
        closing.Dispose();
    }

    private async Task<IReadOnlyList<IEvent>> ReadNew(string person, long after, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadHistory(new HistoryQuery(person, after), cancellation).ToListAsync(cancellation);
        }
        catch (StorageUnavailableException)
        {
            return [];
        }
    }

    private static async Task<bool> IsWoken(Channel<bool> signal, TimeSpan silence, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(silence);
        try
        {
            return await signal.Reader.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task Look()
    {
        using var pace = new PeriodicTimer(Pace);
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            while (await pace.WaitForNextTickAsync(closing.Token))
                known = await LookOnce(known);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task<Dictionary<string, long>> LookOnce(Dictionary<string, long> known)
    {
        var people = followers.Values.Distinct(StringComparer.Ordinal).ToArray();
        if (people.Length == 0)
            return [];
        try
        {
            await using var command = database.CreateCommand(PersonVersions.Sql);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = people });
            await using var reader = await command.ExecuteReaderAsync(closing.Token);
            var versions = await PersonVersions.Read(reader);
            foreach (var (person, version) in versions)
            {
                if (known.GetValueOrDefault(person) != version)
                    Wake(person);
            }

            return versions;
        }
        catch (Exception failure) when (DatabaseErrors.IsUnavailable(failure))
        {
            // Whoever listens is woken once it is back.
            return [];
        }
    }

    private void Receive(object? sender, EventsAppendedEventArgs appended) => Wake(appended.Person);

    private void Wake(string person)
    {
        foreach (var (signal, _) in followers.Where(follower => follower.Value == person))
            signal.Writer.TryWrite(true);
    }
}
