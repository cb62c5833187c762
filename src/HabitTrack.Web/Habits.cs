using HabitTrack.Domain;
using HabitTrack.EventStore;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>What the routes and pages do with habits: ask for changes, and look.</summary>
internal sealed class Habits(IEventStore store, TimeProvider clock)
{
    private const int MostOfADay = 200;

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
            ? await Fold(person, instant, cancellation)
            : (await store.LoadAll(person, cancellation)).ToDictionary(stream => stream.Key, stream => (stream.Value.State, stream.Value.Version));
        return new PersonView(states, seen, seen.KnownAt ?? clock.GetUtcNow());
    }

    /// <summary>The entries of a day, newest first, as they now stand or as they were known at an instant.</summary>
    public async ValueTask<IReadOnlyList<EntryView>> EntriesOn(
        DateOnly day, string person, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        if (knownAt is null)
        {
            var query = new EntryQuery(person, From: EntryPage.Order(day), Before: EntryPage.Order(day.AddDays(1)), Limit: MostOfADay);
            return (await store.ListEntries(query, cancellation)).Select(EntryView.Of).ToList();
        }

        var entries = new Dictionary<Guid, EntryView>();
        await foreach (var recorded in store.ReadAll(new EventQuery(person, Cut: new Cut(knownAt)), cancellation))
        {
            if (recorded.Data is not EntryEvent { EntryId: var id } entry)
                continue;
            var recordedAt = entries.TryGetValue(id, out var known) ? known.RecordedAt : recorded.RecordedAt;
            if (entry.Current is { } current)
                entries[id] = EntryView.Of(id, recorded.Stream.Name, current, recordedAt);
            else
                entries.Remove(id);
        }

        return entries.Values.Where(entry => entry.Day == day).OrderByDescending(entry => entry.PerformedAt).Take(MostOfADay).ToList();
    }

    private async Task<Dictionary<string, (object State, long Version)>> Fold(string person, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var states = new Dictionary<string, (object State, long Version)>(StringComparer.Ordinal);
        await foreach (var recorded in store.ReadAll(new EventQuery(person, Cut: new Cut(knownAt)), cancellation))
        {
            var projection = store.Model.ProjectionOf(recorded.Stream.Name);
            var (state, _) = states.GetValueOrDefault(recorded.Stream.Name, (projection.Initial, 0));
            states[recorded.Stream.Name] = (projection.Evolve(state, recorded.Data), recorded.Version);
        }

        return states;
    }
}
