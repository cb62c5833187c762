using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// The changes that a batch is about to commit. Submissions are decided in order, each on the state after the previous one; each is included as a whole.
/// </summary>
internal sealed class PendingBatch
{
    private readonly IDocumentSession session;
    private readonly PersonLocks locks;
    private readonly Dictionary<string, PersonState> people;
    private readonly Dictionary<(string Person, Guid Id), EntryDocument> entries;
    private readonly Dictionary<(string Person, string Key), Receipt> receipts;
    private readonly List<(Submission Submission, IReadOnlyList<CommandResult> Results)> completed = [];
    private readonly List<(string Person, string Stream, IEvent Event)> events = [];
    private readonly List<(string Person, Receipt Receipt)> newReceipts = [];
    private readonly Dictionary<string, ProfileState> profilesBefore = new(StringComparer.Ordinal);

    /// <param name="session">The session that builds and stores the events.</param>
    /// <param name="locks">The locks of the people of all submissions.</param>
    /// <param name="people">The states of the people.</param>
    /// <param name="entries">The existing entries that the commands refer to.</param>
    /// <param name="receipts">The existing receipts of the given idempotency keys.</param>
    public PendingBatch(
        IDocumentSession session, PersonLocks locks, Dictionary<string, PersonState> people, IEnumerable<EntryDocument> entries, IEnumerable<Receipt> receipts)
    {
        this.session = session;
        this.locks = locks;
        this.people = people;
        this.entries = entries.ToDictionary(entry => (entry.TenantId!, entry.Id));
        this.receipts = receipts.ToDictionary(receipt => (receipt.TenantId!, receipt.Id));
    }

    public bool HasEvents => events.Count > 0;

    public bool HasReceipts => newReceipts.Count > 0;

    /// <summary>The states, after the batch, of the people who have new events.</summary>
    public IEnumerable<PersonState> Changed => events.Select(e => e.Person).Distinct(StringComparer.Ordinal).Select(person => people[person]);

    /// <summary>The people, after the batch, whose profile changed, each with the profile before.</summary>
    public IEnumerable<(PersonState Person, ProfileState Before)> ChangedProfiles => profilesBefore.Select(before => (people[before.Key], before.Value));

    /// <summary>The first event. It is committed if and only if the whole batch is.</summary>
    public IEvent FirstEvent => events[0].Event;

    /// <summary>The person, stream key and version of the first event.</summary>
    public (string Person, string StreamKey, long Version) FirstEventPosition =>
        (events[0].Person, StreamKey.Of(events[0].Person, events[0].Stream), events[0].Event.Version);

    /// <summary>Decides a submission. If that throws, the submission fails and leaves no changes.</summary>
    public void Decide(Submission submission)
    {
        try
        {
            completed.Add((submission, DecideAll(submission)));
        }
        catch (Exception failure)
        {
            submission.Fail(failure);
        }
    }

    /// <summary>Adds the events and receipts to the session, which the caller saves.</summary>
    public void AddToSession()
    {
        // Marten numbers events append by append. Undo requires the order in which they were decided, so a new append begins where a person's stream changes.
        var appends = new Dictionary<string, StreamAction>(StringComparer.Ordinal);
        foreach (var (person, stream, e) in events)
        {
            var key = StreamKey.Of(person, stream);
            if (appends.GetValueOrDefault(person)?.Key != key)
            {
                appends[person] = new StreamAction(key, StreamActionType.Append) { TenantId = person, ExpectedVersionOnServer = e.Version - 1 };
                session.PendingChanges.Streams().Add(appends[person]);
            }

            appends[person].AddEvent(e);
        }

        foreach (var (person, receipt) in newReceipts)
            session.ForTenant(person).Insert(receipt);
    }

    /// <summary>Completes the submissions, once the session is saved.</summary>
    public void CompleteSubmissions()
    {
        foreach (var (submission, results) in completed)
            submission.Complete(results);
    }

    /// <returns>One result per command.</returns>
    private IReadOnlyList<CommandResult> DecideAll(Submission submission)
    {
        var (person, commands) = (submission.Person, submission.Commands);
        if (locks.Erased.Contains(person))
            return [.. commands.Select(_ => new CommandResult.PersonErased())];
        if (submission.Context.Receipt is { } receipt && receipts.TryGetValue((person, receipt.Id), out var known))
        {
            CommandResult repeated = known.Matches(receipt) ? new CommandResult.Replayed(known, IsInEffect(submission, known)) : new CommandResult.KeyReused();
            return [repeated, .. commands.Skip(1).Select(_ => new CommandResult.NotCommitted())];
        }

        if (submission.Context.ExpectedPersonVersion is { } expected && people[person].Version is var version && version != expected)
            return [.. commands.Select(_ => new CommandResult.VersionMismatch(version))];

        var pending = Start(person);
        var results = new List<CommandResult>(commands.Count);
        foreach (var command in commands)
        {
            var result = pending.Decide(command, submission.Context);
            if (result is not CommandResult.Committed && !(command.IsOptional && result is CommandResult.Refused))
                return [.. commands.Select((_, at) => at == results.Count ? result : new CommandResult.NotCommitted())];
            results.Add(result);
        }

        Add(submission, pending);
        return results;
    }

    private PendingSubmission Start(string person) => new(session, locks.Now, people[person], id => entries.GetValueOrDefault((person, id)));

    /// <summary>Decides the commands of an earlier request again, as of when it was committed, without adding the events.</summary>
    private bool IsInEffect(Submission submission, Receipt receipt)
    {
        var pending = Start(submission.Person);
        foreach (var command in submission.Commands)
            pending.Decide(command with { At = receipt.CommittedAt }, submission.Context);
        return pending.Events.Count == 0;
    }

    private void Add(Submission submission, PendingSubmission pending)
    {
        var person = submission.Person;
        if (!ReferenceEquals(people[person].Profile, pending.State.Profile))
            profilesBefore.TryAdd(person, people[person].Profile);
        people[person] = pending.State;
        events.AddRange(pending.Events.Select(e => (person, e.Stream, e.Event)));
        foreach (var entry in pending.Entries)
            entries[(person, entry.Id)] = entry;
        // A request that changes nothing has a receipt as well: repeated later, it must not undo what was changed in between.
        if (submission is { Context.Receipt: { } receipt, Commands.Count: > 0 })
        {
            receipt = receipt with { CommittedAt = pending.RecordedAt, ChangedNothing = pending.Events.Count == 0 };
            receipts[(person, receipt.Id)] = receipt;
            newReceipts.Add((person, receipt));
        }
    }
}
