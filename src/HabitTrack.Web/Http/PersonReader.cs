using System.Runtime.CompilerServices;
using Marten;

namespace HabitTrack.Web;

/// <summary>Loads the data of people for endpoints and pages.</summary>
internal sealed class PersonReader(PersonStates states, IDocumentStore store, TimeProvider clock)
{
    /// <summary>The document store, for queries on recorded events.</summary>
    public IDocumentStore Store => store;

    /// <summary>Loads all data of a person as of a day, as known at an instant.</summary>
    public async ValueTask<PersonView> View(string person, ViewTime time, CancellationToken cancellation)
    {
        var state = time.KnownAt is { } instant
            ? await store.FoldHistory(new HistoryQuery(person, KnownAt: instant), cancellation)
            : await states.Load(person, cancellation);
        return new PersonView(state, time, time.KnownAt ?? clock.GetUtcNow());
    }

    /// <summary>Loads the state of all streams of a person.</summary>
    public ValueTask<PersonState> State(string person, CancellationToken cancellation) => states.Load(person, cancellation);

    /// <summary>Loads the current state of an entry, including retracted entries.</summary>
    /// <exception cref="ProblemException">404: the person has no entry with this id.</exception>
    public async ValueTask<EntryDocument> FindEntry(string person, Guid id, CancellationToken cancellation) =>
        await Find(person, id, cancellation)
        ?? throw new ProblemException(Problems.NotFound("entry-not-found", "There is no entry with this id. GET /v1/entries lists the entries."));

    /// <summary>Loads an entry that is known to have been recorded. It is only missing when the person was erased.</summary>
    /// <exception cref="ProblemException">410: the person was erased.</exception>
    public async ValueTask<EntryDocument> RecordedEntry(string person, Guid id, CancellationToken cancellation) =>
        await Find(person, id, cancellation)
        ?? throw new ProblemException(Problems.Of(new CommandResult.PersonErased()));

    /// <summary>Lists the entries that match a query, in their current state or as known at an instant.</summary>
    public async Task<IReadOnlyList<EntryDocument>> Entries(EntryQuery query, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        if (knownAt is { } instant)
            return await store.ListEntries(query, instant, cancellation);
        // Loading the state first applies events that another program has appended.
        await states.Load(query.Person, cancellation);
        return await store.ListEntries(query, cancellation);
    }

    /// <summary>Loads the current state of an entry; null when the person has no entry with this id.</summary>
    public async Task<EntryDocument?> Find(string person, Guid id, CancellationToken cancellation)
    {
        await states.Load(person, cancellation);
        return await store.FindEntry(person, id, cancellation);
    }

    /// <summary>Streams the current state of all entries that match a query, in pages of the size of its limit.</summary>
    public async IAsyncEnumerable<EntryDocument> AllEntries(EntryQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<EntryDocument> page;
        do
        {
            page = await Entries(query, null, cancellation);
            foreach (var entry in page)
                yield return entry;
            query = page.Count > 0 ? query with { After = new EntryCursor(page[^1].Position, page[^1].Id) } : query;
        }
        while (page.Count == query.Limit);
    }
}
