using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// What a batch is about to commit: submissions decided one after the other, each on what those before it left. A submission is in it whole, or not at all.
/// </summary>
internal sealed class PendingBatch
{
    private readonly IDocumentSession session;
    private readonly PersonLocks locks;
    private readonly Dictionary<string, PersonState> people;
    private readonly Dictionary<(string Person, Guid Id), EntryDocument> entries;
    private readonly Dictionary<(string Person, string Key), Receipt> receipts;
    private readonly List<(Submission Submission, IReadOnlyList<CommandResult> Results)> answers = [];
    private readonly List<(string Person, string Stream, IEvent Event)> events = [];
    private readonly List<(string Person, Receipt Receipt)> newReceipts = [];

    /// <param name="session">Builds the events.</param>
    /// <param name="locks">Of the people of all submissions.</param>
    /// <param name="people">Their states.</param>
    /// <param name="entries">The entries that commands name, as far as they exist.</param>
    /// <param name="receipts">The receipts of the keys that were given, as far as they exist.</param>
    public PendingBatch(
        IDocumentSession session, PersonLocks locks, Dictionary<string, PersonState> people, IEnumerable<EntryDocument> entries, IEnumerable<Receipt> receipts)
    {
        this.session = session;
        this.locks = locks;
        this.people = people;
        this.entries = entries.ToDictionary(entry => (entry.TenantId!, entry.Id));
        this.receipts = receipts.ToDictionary(receipt => (receipt.TenantId!, receipt.Id));
    }

    public bool IsEmpty => events.Count == 0;

    public bool HasReceipts => newReceipts.Count > 0;

    /// <summary>The people who have new events, with their states after them.</summary>
    public IEnumerable<PersonState> Changed => events.Select(one => one.Person).Distinct(StringComparer.Ordinal).Select(person => people[person]);

    /// <summary>The first event: it is committed if and only if all of them are.</summary>
    public IEvent First => events[0].Event;

    /// <summary>The key and version of the first event.</summary>
    public (string Person, string StreamKey, long Version) FirstPlace => (events[0].Person, StreamKey.Of(events[0].Person, events[0].Stream), events[0].Event.Version);

    /// <summary>Decides a submission, unless it is put off; one that fails is answered with its failure, and leaves nothing.</summary>
    public void Decide(Submission submission)
    {
        try
        {
            if (DecideAll(submission) is { } results)
                answers.Add((submission, results));
        }
        catch (Exception failure)
        {
            submission.Fail(failure);
        }
    }

    /// <summary>Adds everything to the session, which is then to be saved.</summary>
    public void AddToSession()
    {
        foreach (var stream in events.GroupBy(one => (one.Person, one.Stream)))
        {
            var (person, last) = (stream.Key.Person, stream.Last().Event.Version);
            session.ForTenant(person).Events.Append(StreamKey.Of(person, stream.Key.Stream), last, stream.Select(one => one.Event));
        }

        foreach (var (person, receipt) in newReceipts)
            session.ForTenant(person).Insert(receipt);
    }

    /// <summary>Answers everybody, once the session is saved.</summary>
    public void Answer()
    {
        foreach (var (submission, results) in answers)
            submission.Answer(results);
    }

    /// <returns>One result per command; null where the submission is put off to another batch.</returns>
    private IReadOnlyList<CommandResult>? DecideAll(Submission submission)
    {
        var (person, commands) = (submission.Person, submission.Commands);
        if (locks.Erased.Contains(person))
            return [.. commands.Select(_ => new CommandResult.PersonErased())];
        if (submission.Context.Receipt is { } asked && receipts.TryGetValue((person, asked.Id), out var known))
        {
            CommandResult repeated = known.IsOf(asked) ? new CommandResult.Replayed(known) : new CommandResult.KeyReused();
            return [repeated, .. commands.Skip(1).Select(_ => new CommandResult.NotCommitted())];
        }

        if (submission.Context.ExpectedPersonVersion is { } expected && people[person].Version is var version && version != expected)
            return [.. commands.Select(_ => new CommandResult.VersionMismatch(version))];

        var attempt = new PendingSubmission(session, locks.Now, people[person], id => entries.GetValueOrDefault((person, id)));
        var results = new List<CommandResult>(commands.Count);
        foreach (var command in commands)
        {
            var result = attempt.Decide(command, submission.Context);
            if (result is not CommandResult.Committed)
                return [.. results.Select(_ => new CommandResult.NotCommitted()), result, .. commands.Skip(results.Count + 1).Select(_ => new CommandResult.NotCommitted())];
            results.Add(result);
        }

        if (!KeepsTheOrder(submission.Person, attempt))
            return null;
        Take(submission, attempt);
        return results;
    }

    /// <summary>
    /// Marten numbers events stream by stream. Those of one request have to stay together in a person's sequence, after those of earlier requests: undo goes by it.
    /// </summary>
    private bool KeepsTheOrder(string person, PendingSubmission attempt)
    {
        if (attempt.Events.Count == 0)
            return true;
        var streams = attempt.Events.Select(one => one.Stream).ToHashSet(StringComparer.Ordinal);
        var earlier = events.Where(one => one.Person == person).Select(one => one.Stream).ToList();
        return !earlier.Exists(streams.Contains) || (streams.Count == 1 && earlier[^1] == attempt.Events[0].Stream);
    }

    private void Take(Submission submission, PendingSubmission attempt)
    {
        if (attempt.Events.Count == 0)
            return;
        var person = submission.Person;
        people[person] = attempt.State;
        events.AddRange(attempt.Events.Select(one => (person, one.Stream, one.Event)));
        foreach (var entry in attempt.Entries)
            entries[(person, entry.Id)] = entry;
        if (submission.Context.Receipt is { } receipt)
        {
            receipt = receipt with { CommittedAt = attempt.RecordedAt };
            receipts[(person, receipt.Id)] = receipt;
            newReceipts.Add((person, receipt));
        }
    }
}
