using System.Runtime.CompilerServices;
using HabitTrack.Domain;
using HabitTrack.EventStore;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>What the routes and pages do with habits: ask for changes, and look.</summary>
internal sealed class Habits(IEventStore store, TimeProvider clock)
{
    private const int EntriesAtOnce = 5_000;

    /// <summary>The store, for what is read as it was recorded.</summary>
    public IEventStore Store => store;

    /// <summary>Asks a change of a stream.</summary>
    /// <param name="stream">A habit's, or the person's own.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="entry">The entry that the command names, when it may exist already.</param>
    /// <param name="key">The idempotency key, when one was given.</param>
    /// <param name="cancellation">Ends the wait, not a commit under way.</param>
    public ValueTask<Outcome> Execute(
        StreamId stream, object command, Caller caller, Guid? entry, IdempotencyKey? key, CancellationToken cancellation) =>
        store.Execute(Commit(stream, command, caller, entry) with { ExpectedVersion = caller.ExpectedVersion, Key = key }, cancellation);

    /// <summary>A commit for several to be executed together.</summary>
    public Commit Commit(StreamId stream, object command, Caller caller, Guid? entry = null) =>
        new(stream, new Asked(command, clock.GetUtcNow()), caller.By)
        {
            AlsoReads = stream.Name == Profile.Stream ? [] : [Profile.Stream],
            Entries = entry is { } id ? [id] : [],
        };

    /// <summary>Everything of a person, as of a day and as it was known at an instant.</summary>
    public async ValueTask<PersonView> Look(string person, Seen seen, CancellationToken cancellation)
    {
        var states = seen.KnownAt is { } instant
            ? await Fold(new EventQuery(person, Cut: new Cut(instant)), cancellation)
            : await States(person, null, cancellation);
        return new PersonView(states, seen, seen.KnownAt ?? clock.GetUtcNow());
    }

    /// <summary>Every stream of a person, with its version.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="upTo">After this sequence, inclusive; null for now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<IReadOnlyDictionary<string, StreamState>> States(string person, long? upTo, CancellationToken cancellation) =>
        upTo is null ? store.LoadAll(person, cancellation) : Fold(new EventQuery(person, UpTo: upTo), cancellation);

    /// <summary>An entry as it stands, retracted or not.</summary>
    /// <exception cref="ProblemException">404 where the person has none of this id.</exception>
    public async ValueTask<EntryState> FindEntry(string person, Guid id, CancellationToken cancellation) =>
        await store.FindEntry(person, id, cancellation)
        ?? throw new ProblemException(Problems.NotFound("entry-not-found", "There is no such entry."));

    /// <summary>An entry that was recorded before this: nothing but the erasure of the person takes one away.</summary>
    /// <exception cref="ProblemException">410 where the person was erased since.</exception>
    public async ValueTask<EntryState> RecordedEntry(string person, Guid id, CancellationToken cancellation) =>
        await store.FindEntry(person, id, cancellation)
        ?? throw new ProblemException(Problems.Of(new Outcome.Gone()));

    /// <summary>The entries that a query asks for, as they now stand or as they were known at an instant.</summary>
    public async ValueTask<IReadOnlyList<EntryState>> Entries(EntryQuery query, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        if (knownAt is null)
            return await store.ListEntries(query, cancellation);

        var entries = new Dictionary<Guid, EntryState>();
        await foreach (var recorded in store.ReadAll(new EventQuery(query.Tenant, Cut: new Cut(knownAt)), cancellation))
        {
            if (store.Model.EntryOf(recorded.Data) is not { } change)
                continue;
            var known = entries.GetValueOrDefault(change.Id);
            entries[change.Id] = new EntryState(
                change.Id,
                recorded.Stream,
                [.. known?.Versions ?? [], recorded.Version],
                known?.RecordedAt ?? recorded.RecordedAt,
                change.Retracted,
                change.Order,
                change.Content);
        }

        return entries.Values
            .Where(entry => !entry.Retracted && query.Streams?.Contains(entry.Stream.Name) != false)
            .Where(entry => string.CompareOrdinal(entry.Order, query.From) >= 0)
            .Where(entry => query.Before is null || string.CompareOrdinal(entry.Order, query.Before) < 0)
            .OrderByDescending(entry => entry.Order, StringComparer.Ordinal)
            .ThenByDescending(entry => entry.Id)
            .Take(query.Limit)
            .ToList();
    }

    /// <summary>Every entry of a person that counts, newest first.</summary>
    public async IAsyncEnumerable<EntryState> AllEntries(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new EntryQuery(person, Limit: EntriesAtOnce);
        IReadOnlyList<EntryState> page;
        do
        {
            page = await store.ListEntries(query, cancellation);
            foreach (var entry in page)
                yield return entry;
            query = page.Count > 0 ? query with { After = new EntryCursor(page[^1].Order, page[^1].Id) } : query;
        }
        while (page.Count == EntriesAtOnce);
    }

    private async ValueTask<IReadOnlyDictionary<string, StreamState>> Fold(EventQuery query, CancellationToken cancellation)
    {
        var states = new Dictionary<string, StreamState>(StringComparer.Ordinal);
        await foreach (var recorded in store.ReadAll(query, cancellation))
        {
            var projection = store.Model.ProjectionOf(recorded.Stream.Name);
            var state = states.GetValueOrDefault(recorded.Stream.Name)?.State ?? projection.Initial;
            states[recorded.Stream.Name] = new StreamState(recorded.Stream, recorded.Version, projection.Evolve(state, recorded.Data));
        }

        return states;
    }
}
