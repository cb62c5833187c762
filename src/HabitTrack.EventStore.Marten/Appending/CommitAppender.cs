using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Postgres.Appending;
using JasperFx;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace HabitTrack.EventStore.Marten.Appending;

/// <summary>Decides commits under the locks of their streams and appends their events to a session, which is then saved.</summary>
public sealed class CommitAppender
{
    private readonly Model model;
    private readonly OldKeys oldKeys;
    private readonly KnownLoader loader;
    private readonly Decider decider;
    private readonly RowWriter rows;

    internal CommitAppender(Model model, Serializer serializer, StreamCache cache, OldKeys oldKeys, TimeProvider clock)
    {
        this.model = model;
        this.oldKeys = oldKeys;
        loader = new KnownLoader(model, serializer, cache);
        decider = new Decider(model, serializer, clock);
        rows = new RowWriter(model, serializer);
    }

    internal async Task<Settled> Append(ExecuteCommits message, IDocumentSession session, CancellationToken cancellation)
    {
        await session.BeginTransactionAsync(cancellation);
        var submission = message.Submission;
        var locks = await StreamLocks.Take(session.Connection, model, submission.Commits.Select(commit => commit.Stream));
        if (message.InDoubt is { } sent && await locks.Find(sent.Draft.Events) is { } found)
            return Settled.Already(sent, found);

        var batch = new Batch(decider, await loader.Load(session.Connection, [submission], locks));
        batch.Decide([submission], fresh: true);
        if (batch.Draft.Events.Count == 0)
            return Settled.Already(batch, Receipt.Nothing);

        var recordedAt = await locks.TakeSequence();
        var events = Append(session, batch.Draft, recordedAt);
        foreach (var call in Calls(batch.Draft, recordedAt))
            session.QueueOperation(call);
        message.InDoubt = batch;
        return Settled.Saving(batch, events, recordedAt);
    }

    /// <summary>It is of no tenant: the outbox keeps it a while, and is not to name who wrote.</summary>
    internal DeliveryMessage<ForgetOldKeys>? FollowUp(Settled settled) =>
        settled.AddsKeys && oldKeys.AreDue() ? new ForgetOldKeys().WithTenantId(StorageConstants.DefaultTenantId) : null;

    internal Task ForgetOldKeys(CancellationToken cancellation) => oldKeys.Forget(cancellation);

    private static List<IEvent> Append(IDocumentSession session, Draft draft, DateTimeOffset recordedAt)
    {
        // Each event carries the metadata of its own commit, and what a commit leaves out stays empty.
        (session.CorrelationId, session.CausationId, session.LastModifiedBy) = (null, null, null);
        var events = draft.Events.ConvertAll(appended => EventOf(session, appended, recordedAt));
        foreach (var stream in draft.Streams.Values)
        {
            session.Events.Append(
                stream.After.Stream.Name,
                stream.After.Version,
                events.Where((_, i) => draft.Events[i].Stream == stream.After.Stream));
        }

        return events;
    }

    private static IEvent EventOf(IDocumentSession session, NewEvent appended, DateTimeOffset recordedAt)
    {
        var built = session.Events.BuildEvent(appended.Data);
        built.Id = appended.Id;
        built.Timestamp = recordedAt;
        built.CorrelationId = appended.By.CorrelationId;
        built.CausationId = appended.By.CausationId;
        built.UserName = appended.By.UserName;
        if (appended.By.Origin is { } origin)
            built.SetHeader("origin", origin);
        return built;
    }

    /// <summary>What belongs to the unit of work besides the events and what is projected from them.</summary>
    private IEnumerable<FunctionCall> Calls(Draft draft, DateTimeOffset recordedAt)
    {
        var reads = draft.Reads.Where(read => !draft.Streams.ContainsKey(read.Key)).ToList();
        if (reads.Count > 0)
            yield return new FunctionCall("habittrack_app.check_streams", (object)reads.Select(RowWriter.ReadOf).ToArray());
        var onlyRead = draft.Entries.Where(edit => edit.Value.After is null).Select(rows.EntryOf).ToArray();
        if (onlyRead.Length > 0)
            yield return new FunctionCall("habittrack_app.write_entries", onlyRead, recordedAt);
        if (draft.Keys.Count > 0)
            yield return new FunctionCall("habittrack_app.write_keys", draft.Keys.Select(RowWriter.KeyOf).ToArray(), recordedAt);

        var unmade = reads.Where(read => read.Value == 0).Select(read => read.Key).ToList();
        if (unmade.Count > 0)
        {
            yield return new FunctionCall(
                "habittrack_app.drop_empty_streams",
                unmade.Select(stream => stream.Tenant).ToArray(),
                unmade.Select(stream => stream.Name).ToArray());
        }
    }
}
