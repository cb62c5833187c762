using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>The events of people as they are committed, by whatever node: told of at once, and looked for each second in any case.</summary>
public sealed class LiveFeed : IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonNotifications notifications;
    private readonly ILogger<LiveFeed> log;
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<string, ImmutableList<SemaphoreSlim>> followers = new(StringComparer.Ordinal);
    private readonly Task looking;

    public LiveFeed(IDocumentStore store, NpgsqlDataSource database, PersonNotifications notifications, ILogger<LiveFeed> log)
    {
        (this.store, this.database, this.notifications, this.log) = (store, database, notifications, log);
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
        lock (followers)
            followers[person] = followers.GetValueOrDefault(person, []).Add(signal);
        try
        {
            while (true)
            {
                await using (var history = store.ReadHistory(new HistoryQuery(person, after), cancellation).GetAsyncEnumerator(cancellation))
                {
                    while (await MoveNext(history))
                    {
                        yield return history.Current;
                        after = history.Current.Sequence;
                    }
                }

                if (!await signal.WaitAsync(silence, cancellation))
                    yield return null;
            }
        }
        finally
        {
            lock (followers)
            {
                if (followers[person].Remove(signal) is { IsEmpty: false } others)
                    followers[person] = others;
                else
                    followers.Remove(person);
            }
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

    private static async ValueTask<bool> MoveNext(IAsyncEnumerator<IEvent> history)
    {
        try
        {
            return await history.MoveNextAsync();
        }
        catch (StorageUnavailableException)
        {
            // The follower is woken once the database is back.
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
        catch (Exception) when (closing.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task<Dictionary<string, long>> LookOnce(Dictionary<string, long> known)
    {
        string[] people;
        lock (followers)
            people = [.. followers.Keys];
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
        catch (Exception failure) when (!closing.IsCancellationRequested)
        {
            // Whoever follows is woken once the database is back.
            if (!DatabaseErrors.IsUnavailable(failure))
                log.LogError(failure, "Looking for new events failed; it is tried again in {Seconds} s.", Pace.TotalSeconds);
            return [];
        }
    }

    private void Receive(object? sender, EventsAppendedEventArgs appended) => Wake(appended.Person);

    private void Wake(string person)
    {
        ImmutableList<SemaphoreSlim> signals;
        lock (followers)
            signals = followers.GetValueOrDefault(person, []);
        // A follower that has a signal waiting has yet to read, and will find these events, too.
        foreach (var signal in signals.Where(signal => signal.CurrentCount == 0))
            signal.Release();
    }
}
