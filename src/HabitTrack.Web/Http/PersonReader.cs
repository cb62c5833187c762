using System.Runtime.CompilerServices;
using Marten;

namespace HabitTrack.Web;

/// <summary>What routes and pages show of people.</summary>
internal sealed class PersonReader(PersonStates states, IDocumentStore store, TimeProvider clock)
{
    /// <summary>The store, for what is read as it was recorded.</summary>
    public IDocumentStore Store => store;

    /// <summary>Everything of a person, as of a day and as it was known at an instant.</summary>
    public async ValueTask<PersonView> View(string person, Seen seen, CancellationToken cancellation)
    {
        var state = seen.KnownAt is { } instant
            ? await store.FoldHistory(new HistoryQuery(person, KnownAt: instant), cancellation)
            : await states.Load(person, cancellation);
        return new PersonView(state, seen, seen.KnownAt ?? clock.GetUtcNow());
    }

    /// <summary>Every stream of a person.</summary>
    public ValueTask<PersonState> State(string person, CancellationToken cancellation) => states.Load(person, cancellation);

    /// <summary>An entry as it stands, retracted or not.</summary>
    /// <exception cref="ProblemException">404 where the person has none of this id.</exception>
    public async ValueTask<EntryDocument> FindEntry(string person, Guid id, CancellationToken cancellation) =>
        await Find(person, id, cancellation)
        ?? throw new ProblemException(Problems.NotFound("entry-not-found", "There is no such entry."));

    /// <summary>An entry that was recorded before this: nothing but the erasure of the person takes one away.</summary>
    /// <exception cref="ProblemException">410 where the person was erased since.</exception>
    public async ValueTask<EntryDocument> RecordedEntry(string person, Guid id, CancellationToken cancellation) =>
        await Find(person, id, cancellation)
        ?? throw new ProblemException(Problems.Of(new CommandResult.PersonErased()));

    /// <summary>The entries that a query asks for, as they now stand or as they were known at an instant.</summary>
    public async Task<IReadOnlyList<EntryDocument>> Entries(EntryQuery query, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        if (knownAt is { } instant)
            return await store.ListEntries(query, instant, cancellation);
        // Whoever looks at the state first finds entries, too, that another program appended.
        await states.Load(query.Person, cancellation);
        return await store.ListEntries(query, cancellation);
    }

    /// <summary>An entry as it stands; null where the person has none of this id.</summary>
    public async Task<EntryDocument?> Find(string person, Guid id, CancellationToken cancellation)
    {
        await states.Load(person, cancellation);
        return await store.FindEntry(person, id, cancellation);
    }

    /// <summary>Every entry that a query asks for, as they now stand, read as many at once as its limit says.</summary>
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
