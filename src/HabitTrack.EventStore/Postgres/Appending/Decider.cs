using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>What one commit came to within a draft: an outcome already, or events that are yet to be numbered.</summary>
internal readonly record struct Verdict(Outcome? Outcome, Reads? Read, StreamState? State, IReadOnlyList<NewEvent> Events)
{
    public static Verdict Of(Outcome outcome) => new(outcome, null, null, []);
}

/// <summary>Decides commits and folds their events into a draft.</summary>
internal sealed class Decider(Model model, Serializer serializer, TimeProvider clock)
{
    public Verdict Decide(Commit commit, Draft draft)
    {
        if (draft.IsErased(commit.Stream.Tenant))
            return Verdict.Of(new Outcome.Gone());
        if (Seen(commit, draft) is { } seen)
            return Verdict.Of(seen);

        var read = new Reads(
            draft.State(commit.Stream),
            commit.AlsoReads.ToDictionary(
                name => name, name => draft.State(commit.Stream with { Name = name }), StringComparer.Ordinal),
            EntriesOf(commit, draft));
        if (commit.ExpectedVersion is { } expected && expected != read.Stream.Version)
            return Verdict.Of(new Outcome.Stale(read.Stream.Version));

        return model.Decide(commit.Command, read) switch
        {
            Decision.Refuse refuse => Verdict.Of(new Outcome.Refused(refuse.Reason)),
            Decision.Append { Events.Count: 0 } => Verdict.Of(new Outcome.Committed(read, read.Stream, [])),
            Decision.Append append => Append(commit, read, append.Events, draft),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no decision."),
        };
    }

    /// <summary>What the commit's idempotency key says, when it was used before.</summary>
    public static Outcome? Seen(Commit commit, Draft draft)
    {
        if (commit.Key is not { } key || draft.Key(new Scoped<string>(commit.Stream.Tenant, key.Key)) is not { } used)
            return null;
        return string.Equals(used.Request, key.Request, StringComparison.Ordinal) && used.BodyHash.AsSpan().SequenceEqual(key.BodyHash)
            ? new Outcome.Replayed(used)
            : new Outcome.KeyReused();
    }

    private static Dictionary<Guid, EntryState> EntriesOf(Commit commit, Draft draft)
    {
        var entries = new Dictionary<Guid, EntryState>(commit.Entries.Count);
        foreach (var id in commit.Entries)
        {
            if (draft.Entry(new Scoped<Guid>(commit.Stream.Tenant, id)) is { } entry)
                entries[id] = entry;
        }

        return entries;
    }

    private Verdict Append(Commit commit, Reads read, IReadOnlyList<object> appended, Draft draft)
    {
        var now = clock.GetUtcNow();
        var projection = model.ProjectionOf(commit.Stream.Name);
        var (version, state) = (read.Stream.Version, read.Stream.State);
        var events = new List<NewEvent>(appended.Count);
        var entries = new Dictionary<Guid, EntryState>();
        foreach (var data in appended)
        {
            version++;
            state = projection.Evolve(state, data);
            events.Add(new NewEvent(
                commit.Stream,
                version,
                Guid.CreateVersion7(now),
                model.Events.NameOf(data.GetType()),
                data,
                serializer.Write(data),
                commit.By));
            if (model.EntryOf(data) is { } change)
                entries[change.Id] = Change(commit.Stream, version, change, entries.GetValueOrDefault(change.Id), now, draft);
        }

        var after = new StreamState(commit.Stream, version, state);
        draft.Append(after, events, entries.Values);
        return new Verdict(null, read, after, events);
    }

    /// <param name="now">Stands for the instant of recording, which only the append knows, until the batch is committed.</param>
    private static EntryState Change(
        StreamId stream, long version, EntryChange change, EntryState? earlier, DateTimeOffset now, Draft draft)
    {
        var before = earlier ?? draft.Entry(new Scoped<Guid>(stream.Tenant, change.Id));
        if (change.Creates != before is null)
        {
            throw new InvalidOperationException(before is null
                ? $"An event changes entry {change.Id} of {stream}, which was not created. List what a command changes in Commit.Entries."
                : $"An event creates entry {change.Id} of {stream}, which exists. List what a command may create again in Commit.Entries.");
        }

        return before is null
            ? new EntryState(change.Id, stream, [version], now, change.Retracted, change.Order, change.Content)
            : before with
            {
                Versions = before.Versions.Add(version),
                Retracted = change.Retracted,
                Order = change.Order,
                Content = change.Content,
            };
    }
}
