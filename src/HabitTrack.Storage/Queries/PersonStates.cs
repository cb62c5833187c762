using System.Data;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Queries;

/// <summary>
/// The states of people, each as current as the database. All requests that wait at the same moment share the round trip in which the database says which
/// of the cached states are current; those that are not are loaded from their documents.
/// </summary>
public sealed class PersonStates : IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly StateCache cache;
    private readonly PersonRebuild rebuild;
    private readonly WorkQueue<Question> queue;

    public PersonStates(IDocumentStore store, NpgsqlDataSource database, StateCache cache, PersonRebuild rebuild)
    {
        (this.store, this.database, this.cache, this.rebuild) = (store, database, cache, rebuild);
        queue = new WorkQueue<Question>(Answer, LargestBatch);
    }

    /// <summary>Everything of a person, with every event that was acknowledged before, on whatever node.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve.</exception>
    public async ValueTask<PersonState> Load(string person, CancellationToken cancellation)
    {
        var question = new Question(person);
        queue.Add(question);
        return await question.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Finishes what was asked.</summary>
    public ValueTask DisposeAsync() => queue.DisposeAsync();

    /// <summary>The current states of people; those whose documents are behind their events are missing.</summary>
    /// <param name="session">Sees one moment, or holds the people's locks.</param>
    /// <param name="people">Whose.</param>
    /// <param name="versions">Their versions at that moment.</param>
    /// <param name="generation">The cache's generation from before that moment.</param>
    internal async Task<Dictionary<string, PersonState>> Current(
        IQuerySession session, string[] people, IReadOnlyDictionary<string, long> versions, long generation)
    {
        var current = FromCache(people, versions);
        if (people.Where(person => !current.ContainsKey(person)).ToArray() is not { Length: > 0 } missing)
            return current;
        var stored = await StoredPeople.Load(session, missing, CancellationToken.None);
        foreach (var state in stored.Values.Where(state => state.Version == versions[state.Person]))
        {
            cache.Keep(state, generation);
            current.Add(state.Person, state);
        }

        return current;
    }

    internal long Generation => cache.Generation;

    internal void Keep(PersonState committed, long generation) => cache.Keep(committed, generation);

    internal void Drop(string person) => cache.Drop(person);

    /// <summary>The server that comes back may be another one, and behind.</summary>
    internal void ConnectionLost()
    {
        database.Clear();
        cache.Clear();
    }

    private async Task Answer(List<Question> questions)
    {
        try
        {
            var people = questions.Select(question => question.Person).Distinct(StringComparer.Ordinal).ToArray();
            var states = await Validated(people);
            if (people.Where(person => !states.ContainsKey(person)).ToArray() is { Length: > 0 } missing)
                await Load(missing, states);

            foreach (var question in questions)
            {
                if (states.TryGetValue(question.Person, out var state))
                    question.Answer.TrySetResult(state);
                else
                    question.Answer.TrySetException(EventsContradict(question.Person));
            }
        }
        catch (Exception failure)
        {
            var unavailable = DatabaseErrors.IsUnavailable(failure);
            if (unavailable)
                ConnectionLost();
            if (unavailable || questions.Count == 1)
            {
                foreach (var question in questions)
                    question.Answer.TrySetException(unavailable ? DatabaseErrors.Unavailable(failure) : failure);
                return;
            }

            // The events of one of them cannot be read, which is not to fail the others.
            foreach (var question in questions)
                await Answer([question]);
        }
    }

    private async Task<Dictionary<string, PersonState>> Validated(string[] people)
    {
        await using var command = database.CreateCommand(PersonVersions.Sql);
        return FromCache(people, await PersonVersions.Read(command, people));
    }

    private async Task Load(string[] people, Dictionary<string, PersonState> states)
    {
        if (await LoadAtOneMoment(people, states) is not { Length: > 0 } behind)
            return;
        // That moment may have passed: what is stored is folded again, under the people's locks.
        foreach (var erased in (await rebuild.Rebuild(behind, CancellationToken.None)).Erased)
            states[erased] = PersonState.Empty(erased);
    }

    /// <returns>The people whose documents are behind: their states are folded from the events.</returns>
    private async Task<string[]> LoadAtOneMoment(string[] people, Dictionary<string, PersonState> states)
    {
        var generation = cache.Generation;
        await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
        await session.BeginTransactionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(PersonVersions.Sql, session.Connection);
        var versions = await PersonVersions.Read(command, people);
        foreach (var (person, state) in await Current(session, people, versions, generation))
            states.Add(person, state);
        var behind = people.Where(person => !states.ContainsKey(person)).ToArray();
        if (behind.Length == 0)
            return behind;

        var comparison = await PersonComparison.Of(session, behind, CancellationToken.None);
        foreach (var state in comparison.StatesAt(versions))
            states.Add(state.Person, state);
        return behind;
    }

    /// <summary>Those people's states that are cached at their version, or empty.</summary>
    private Dictionary<string, PersonState> FromCache(string[] people, IReadOnlyDictionary<string, long> versions) => people
        .Select(person => versions.GetValueOrDefault(person) is var version and not 0
            ? cache.Find(person) is { } state && state.Version == version ? state : null
            : PersonState.Empty(person))
        .OfType<PersonState>()
        .ToDictionary(state => state.Person, StringComparer.Ordinal);

    /// <summary>The failure of whoever needs the state of a person that cannot be folded.</summary>
    internal static InvalidOperationException EventsContradict(string person) =>
        new($"The events of {person} contradict each other. Run a verification to see how.");

    private sealed record Question(string Person)
    {
        public TaskCompletionSource<PersonState> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
