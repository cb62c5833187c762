using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>The events of people as they are committed, by whatever node: told of at once, and looked for each second in any case.</summary>
public sealed class LiveFeed : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonNotifications notifications;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<SemaphoreSlim, string> followers = [];
    private readonly Task looking;

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
        var signal = new SemaphoreSlim(0);
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

                if (!await signal.WaitAsync(silence, cancellation))
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
            var versions = await PersonVersions.Read(command, people, closing.Token);
            foreach (var (person, _) in versions.Except(known))
                Wake(person);
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
        // A follower that has a signal waiting has yet to read, and will find these events, too.
        foreach (var (signal, _) in followers.Where(follower => follower.Value == person && follower.Key.CurrentCount == 0))
            signal.Release();
    }
}
