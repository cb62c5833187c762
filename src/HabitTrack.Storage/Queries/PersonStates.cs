using System.Data;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Queries;

/// <summary>
/// Loads the current states of people. All waiting requests share one round trip that compares the versions of the cached states with the database;
/// states that are missing or outdated are loaded from their documents.
/// </summary>
public sealed class PersonStates : IAsyncDisposable
{
    private const int MaxBatchSize = 256;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly StateCache cache;
    private readonly PersonRebuild rebuild;
    private readonly WorkQueue<LoadRequest> queue;

    public PersonStates(IDocumentStore store, NpgsqlDataSource database, StateCache cache, PersonRebuild rebuild)
    {
        (this.store, this.database, this.cache, this.rebuild) = (store, database, cache, rebuild);
        queue = new WorkQueue<LoadRequest>(LoadBatch, MaxBatchSize);
    }

    /// <summary>Loads a person's state, which includes every event that was acknowledged before the call, on any node.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async ValueTask<PersonState> Load(string person, CancellationToken cancellation)
    {
        var request = new LoadRequest(person);
        queue.Add(request);
        return await request.Completion.Task.WaitAsync(cancellation);
    }

    /// <summary>Completes the accepted requests.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    /// <summary>Loads the current states of people. People whose documents are outdated are missing from the result.</summary>
    /// <param name="session">A session that uses a snapshot or holds the people's locks.</param>
    /// <param name="people">The ids of the people.</param>
    /// <param name="versions">The versions that the session sees.</param>
    /// <param name="generation">The generation of the cache before the snapshot or lock was taken.</param>
    internal async Task<Dictionary<string, PersonState>> LoadCurrent(
        IQuerySession session, string[] people, IReadOnlyDictionary<string, long> versions, long generation)
    {
        var current = FindCached(people, versions);
        if (people.Where(person => !current.ContainsKey(person)).ToArray() is not { Length: > 0 } missing)
            return current;
        var stored = await StoredPeople.Load(session, missing, CancellationToken.None);
        foreach (var state in stored.Values.Where(state => state.Version == versions[state.Person]))
        {
            cache.Set(state, generation);
            current.Add(state.Person, state);
        }

        return current;
    }

    internal long CacheGeneration => cache.Generation;

    internal void UpdateCache(PersonState committed, long generation) => cache.Set(committed, generation);

    internal void RemoveFromCache(string person) => cache.Remove(person);

    /// <summary>Clears the pool and the cache, because the next server may be another one that is behind.</summary>
    internal void OnConnectionLost()
    {
        database.Clear();
        cache.Clear();
    }

    private async Task LoadBatch(List<LoadRequest> requests)
    {
        try
        {
            var people = requests.Select(request => request.Person).Distinct(StringComparer.Ordinal).ToArray();
            var states = await DatabaseErrors.RetryIfDisconnected(() => LoadValid(people), OnConnectionLost);
            foreach (var request in requests)
            {
                if (states.TryGetValue(request.Person, out var state))
                    request.Completion.TrySetResult(state);
                else
                    request.Completion.TrySetException(InconsistentEvents(request.Person));
            }
        }
        catch (Exception failure)
        {
            var unavailable = DatabaseErrors.IsUnavailable(failure);
            if (unavailable || requests.Count == 1)
            {
                foreach (var request in requests)
                    request.Completion.TrySetException(unavailable ? DatabaseErrors.Unavailable(failure) : failure);
                return;
            }

            // One person's events cannot be read, which must not fail the other requests.
            foreach (var request in requests)
                await LoadBatch([request]);
        }
    }

    /// <returns>The states of the people, except of those whose events are inconsistent.</returns>
    private async Task<Dictionary<string, PersonState>> LoadValid(string[] people)
    {
        var states = await FindValidCached(people);
        if (people.Where(person => !states.ContainsKey(person)).ToArray() is { Length: > 0 } missing)
            await Load(missing, states);
        return states;
    }

    private async Task<Dictionary<string, PersonState>> FindValidCached(string[] people)
    {
        await using var command = database.CreateCommand(PersonVersions.Sql);
        return FindCached(people, await PersonVersions.Read(command, people));
    }

    private async Task Load(string[] people, Dictionary<string, PersonState> states)
    {
        if (await LoadFromSnapshot(people, states) is not { Length: > 0 } outdated)
            return;
        // Rebuild the documents under the people's locks, because the snapshot may already be outdated.
        foreach (var erased in (await rebuild.Rebuild(outdated, CancellationToken.None)).Erased)
            states[erased] = PersonState.Empty(erased);
    }

    /// <returns>The people whose documents are outdated. Their states were folded from the events.</returns>
    private async Task<string[]> LoadFromSnapshot(string[] people, Dictionary<string, PersonState> states)
    {
        var generation = cache.Generation;
        await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
        await session.BeginTransactionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(PersonVersions.Sql, session.Connection);
        var versions = await PersonVersions.Read(command, people);
        foreach (var (person, state) in await LoadCurrent(session, people, versions, generation))
            states.Add(person, state);
        var outdated = people.Where(person => !states.ContainsKey(person)).ToArray();
        if (outdated.Length == 0)
            return outdated;

        var comparison = await PersonComparison.Create(session, outdated, CancellationToken.None);
        foreach (var state in comparison.ConsistentStates(versions))
            states.Add(state.Person, state);
        return outdated;
    }

    /// <summary>Returns the states that are cached at the given versions, and empty states of people without events.</summary>
    private Dictionary<string, PersonState> FindCached(string[] people, IReadOnlyDictionary<string, long> versions) => people
        .Select(person => versions.GetValueOrDefault(person) is var version and not 0
            ? cache.Find(person) is { } state && state.Version == version ? state : null
            : PersonState.Empty(person))
        .OfType<PersonState>()
        .ToDictionary(state => state.Person, StringComparer.Ordinal);

    /// <summary>Creates the exception to throw if a person's events cannot be folded to a state.</summary>
    internal static InvalidOperationException InconsistentEvents(string person) =>
        new($"The events of {person} are inconsistent. Run a verification for details.");

    private sealed record LoadRequest(string Person)
    {
        public TaskCompletionSource<PersonState> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
