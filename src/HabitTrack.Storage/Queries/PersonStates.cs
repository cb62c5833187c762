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
    private const int LargestBatch = 256, MostTries = 10;

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
    internal async Task<Dictionary<string, PersonState>> Current(IQuerySession session, string[] people, IReadOnlyDictionary<string, long> versions)
    {
        var current = FromCache(people, versions);
        if (people.Where(person => !current.ContainsKey(person)).ToArray() is not { Length: > 0 } missing)
            return current;
        var stored = await StoredPeople.Load(session, missing, CancellationToken.None);
        foreach (var state in stored.Values.Where(state => state.Version == versions[state.Person]))
        {
            cache.Keep(state);
            current.Add(state.Person, state);
        }

        return current;
    }

    /// <summary>Brings documents up to date that are behind their events, as those of a program that only appends leave them.</summary>
    /// <returns>Who of the people was erased.</returns>
    internal async Task<IReadOnlySet<string>> Mend(IReadOnlyList<string> people) => (await rebuild.Rebuild([.. people], CancellationToken.None)).Erased;

    internal void Keep(PersonState committed) => cache.Keep(committed);

    internal void Drop(string person) => cache.Drop(person);

    /// <summary>Every connection that is open now is closed: at once where it is idle, or else when its user returns it.</summary>
    internal void DropConnections() => database.Clear();

    /// <summary>The server that comes back may be another one, and behind.</summary>
    internal void ConnectionLost()
    {
        DropConnections();
        cache.Clear();
    }

    private async Task Answer(List<Question> questions)
    {
        try
        {
            var people = questions.Select(question => question.Person).Distinct(StringComparer.Ordinal).ToArray();
            var states = await Validated(people);
            for (var tries = 1; people.Where(person => !states.ContainsKey(person)).ToArray() is { Length: > 0 } missing && tries <= MostTries; tries++)
            {
                foreach (var (person, state) in await Loaded(missing))
                    states.Add(person, state);
                if (missing.Where(person => !states.ContainsKey(person)).ToList() is not { Count: > 0 } behind)
                    continue;
                foreach (var erased in await Mend(behind))
                    states.Add(erased, PersonState.Empty(erased));
            }

            foreach (var question in questions)
            {
                if (states.TryGetValue(question.Person, out var state))
                    question.Answer.TrySetResult(state);
                else
                    question.Answer.TrySetException(CannotBeMended(question.Person));
            }
        }
        catch (Exception failure)
        {
            var unavailable = DatabaseErrors.IsUnavailable(failure);
            if (unavailable)
                ConnectionLost();
            foreach (var question in questions)
                question.Answer.TrySetException(unavailable ? DatabaseErrors.Unavailable(failure) : failure);
        }
    }

    private async Task<Dictionary<string, PersonState>> Validated(string[] people)
    {
        await using var command = database.CreateCommand(PersonVersions.Sql);
        return FromCache(people, await PersonVersions.Read(command, people));
    }

    private async Task<Dictionary<string, PersonState>> Loaded(string[] people)
    {
        await using var session = store.LightweightSession(IsolationLevel.RepeatableRead);
        await session.BeginTransactionAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(PersonVersions.Sql, session.Connection);
        return await Current(session, people, await PersonVersions.Read(command, people));
    }

    /// <summary>Those people's states that are cached at their version, or empty.</summary>
    private Dictionary<string, PersonState> FromCache(string[] people, IReadOnlyDictionary<string, long> versions) => people
        .Select(person => versions.GetValueOrDefault(person) is var version and not 0
            ? cache.Find(person) is { } state && state.Version == version ? state : null
            : PersonState.Empty(person))
        .OfType<PersonState>()
        .ToDictionary(state => state.Person, StringComparer.Ordinal);

    /// <summary>The events of a person contradict each other: a verification tells how.</summary>
    internal static InvalidOperationException CannotBeMended(string person) =>
        new($"The documents of {person} cannot be brought up to date with the events. A verification tells why.");

    private sealed record Question(string Person)
    {
        public TaskCompletionSource<PersonState> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
