using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HabitTrack.Storage.Subscriptions;

/// <summary>Streams the events of people as any node commits them. Notifications wake followers immediately; polling makes up for lost ones.</summary>
public sealed class LiveFeed : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonNotifications notifications;
    private readonly ILogger<LiveFeed> log;
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<string, ImmutableList<SemaphoreSlim>> followers = new(StringComparer.Ordinal);
    private readonly Task polling;

    public LiveFeed(IDocumentStore store, NpgsqlDataSource database, PersonNotifications notifications, ILogger<LiveFeed> log)
    {
        (this.store, this.database, this.notifications, this.log) = (store, database, notifications, log);
        notifications.Appended += OnAppended;
        polling = Task.Run(Poll);
    }

    /// <summary>
    /// Streams a person's events after a sequence, including future ones, those of a commit together. Waits while the database is unavailable; ends only on
    /// cancellation.
    /// </summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="after">Returns only events with a greater sequence.</param>
    /// <param name="idleTimeout">The time without an event after which an empty list is returned. It is also returned after something else of the person has changed.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async IAsyncEnumerable<IReadOnlyList<IEvent>> Follow(
        string person, long after, TimeSpan idleTimeout, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A signal that arrives while the history is read stays pending, so that no event is missed.
        var signal = new SemaphoreSlim(0);
        lock (followers)
            followers[person] = followers.GetValueOrDefault(person, []).Add(signal);
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var isEmpty = true;
                await using (var history = store.ReadHistory(new HistoryQuery(person, after), cancellation).GetAsyncEnumerator(cancellation))
                {
                    var commit = new List<IEvent>();
                    while (await MoveNext(history) is { } hasNext)
                    {
                        // The events of a commit have the same time, and become visible together.
                        if (commit is [.., var last] && (!hasNext || history.Current.Timestamp != last.Timestamp))
                        {
                            yield return commit;
                            (after, isEmpty, commit) = (last.Sequence, false, []);
                        }

                        if (!hasNext)
                            break;
                        commit.Add(history.Current);
                    }
                }

                if (isEmpty && !isFirst)
                    yield return [];
                await signal.WaitAsync(idleTimeout, cancellation);
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

    /// <summary>Stops polling.</summary>
    public async ValueTask DisposeAsync()
    {
        notifications.Appended -= OnAppended;
        await closing.CancelAsync();
        await polling;
        closing.Dispose();
    }

    /// <returns>Null while the database is unavailable.</returns>
    private static async ValueTask<bool?> MoveNext(IAsyncEnumerator<IEvent> history)
    {
        try
        {
            return await history.MoveNextAsync();
        }
        catch (StorageUnavailableException)
        {
            // The follower is woken when the database is available again.
            return null;
        }
    }

    private async Task Poll()
    {
        using var timer = new PeriodicTimer(PollInterval);
        var lastVersions = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            while (await timer.WaitForNextTickAsync(closing.Token))
                lastVersions = await PollOnce(lastVersions);
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            // The service is stopping.
        }
    }

    private async Task<Dictionary<string, long>> PollOnce(Dictionary<string, long> lastVersions)
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
            foreach (var (person, _) in versions.Except(lastVersions))
                Wake(person);
            return versions;
        }
        catch (Exception failure) when (!closing.IsCancellationRequested)
        {
            // Followers are woken when the database is available again.
            if (!DatabaseErrors.IsUnavailable(failure))
                log.LogError(failure, "Polling for new events failed. Retrying in {Seconds} s.", PollInterval.TotalSeconds);
            return [];
        }
    }

    private void OnAppended(object? sender, EventsAppendedEventArgs appended) => Wake(appended.Person);

    private void Wake(string person)
    {
        ImmutableList<SemaphoreSlim> signals;
        lock (followers)
            signals = followers.GetValueOrDefault(person, []);
        // A follower with a pending signal has yet to read and will find these events as well.
        foreach (var signal in signals.Where(signal => signal.CurrentCount == 0))
            signal.Release();
    }
}
