using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// Commits commands of many people in one session and one transaction. Whatever waits is decided together, under the locks of its people; meanwhile the next
/// batch gathers. Callers are answered after the commit, and only then.
/// </summary>
public sealed class CommandBatch : IAsyncDisposable
{
    private const int LargestBatch = 512, MostTries = 10;

    /// <summary>More commands than this in one submission travel apart, so that nobody waits for them.</summary>
    private const int LargestTogether = 32;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonStates states;
    private readonly ReceiptCleaning cleaning;
    private readonly WorkQueue<Submission> queue, largeQueue;

    /// <param name="store">Where the events go.</param>
    /// <param name="database">The same database.</param>
    /// <param name="states">The states that commands are decided on.</param>
    /// <param name="cleaning">Told of new receipts.</param>
    public CommandBatch(IDocumentStore store, NpgsqlDataSource database, PersonStates states, ReceiptCleaning cleaning)
    {
        (this.store, this.database, this.states, this.cleaning) = (store, database, states, cleaning);
        queue = new WorkQueue<Submission>(Commit, LargestBatch);
        largeQueue = new WorkQueue<Submission>(Commit, LargestBatch);
    }

    /// <summary>Decides a command and commits its events.</summary>
    /// <exception cref="StorageUnavailableException">The database does not serve; nothing was acknowledged.</exception>
    public async Task<CommandResult> Execute(RequestContext context, string stream, object command, Guid? entry, CancellationToken cancellation) =>
        (await ExecuteTogether(context, [new PersonCommand(stream, command, context.By, context.At, entry)], cancellation))[0];

    /// <summary>Decides the commands in order, each on what those before it left, and commits the events of all of them or of none.</summary>
    /// <returns>One result per command, in order.</returns>
    /// <exception cref="StorageUnavailableException">The database does not serve; nothing was acknowledged.</exception>
    public Task<IReadOnlyList<CommandResult>> ExecuteTogether(
        RequestContext context, IReadOnlyList<PersonCommand> commands, CancellationToken cancellation)
    {
        var submission = new Submission(context, commands, cancellation);
        (commands.Count > LargestTogether ? largeQueue : queue).Add(submission);
        return submission.Results;
    }

    /// <summary>Finishes what was accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await largeQueue.DisposeAsync();
    }

    private async Task Commit(List<Submission> submissions)
    {
        PendingBatch? inDoubt = null;
        for (var tries = 1; ; tries++)
        {
            submissions.RemoveAll(submission => submission.IsOver());
            if (submissions.Count == 0)
                return;

            var attempt = new Attempt();
            try
            {
                if (!await TryCommit(submissions, attempt, inDoubt, lockStreams: tries > 1))
                    continue;
                inDoubt = null;
                // What is not answered yet was put off: it is committed by itself.
                tries = 0;
            }
            catch (Exception failure) when (DatabaseErrors.IsUnavailable(failure))
            {
                states.ConnectionLost();
                if (tries == MostTries || (tries > 1 && attempt.Sent is null))
                {
                    submissions.ForEach(submission => submission.Fail(DatabaseErrors.Unavailable(failure)));
                    return;
                }

                inDoubt = attempt.Sent ?? inDoubt;
            }
            catch (Exception failure) when (DatabaseErrors.IsConflict(failure) && tries < MostTries)
            {
                // Another program wrote in between: everything is decided again on what is there now.
                foreach (var submission in submissions)
                    states.Drop(submission.Person);
            }
            catch (Exception) when (submissions.Count > 1)
            {
                // One of them is at fault, and must fail alone: halve until it does.
                var half = submissions.Count / 2;
                await Commit(submissions[..half]);
                await Commit(submissions[half..]);
                return;
            }
            catch (Exception failure)
            {
                submissions[0].Fail(DatabaseErrors.IsConflict(failure) ? DatabaseErrors.Unavailable(failure) : failure);
                return;
            }
        }
    }

    /// <returns>False where the documents of somebody are behind, and the streams have to be locked before they are repaired.</returns>
    private async Task<bool> TryCommit(List<Submission> submissions, Attempt attempt, PendingBatch? inDoubt, bool lockStreams)
    {
        try
        {
            return await CommitTogether(submissions, attempt, inDoubt, lockStreams);
        }
        catch
        {
            // Npgsql and the server may disagree now on what is prepared (npgsql/npgsql#6391): no open connection is used again.
            database.Clear();
            throw;
        }
    }

    private async Task<bool> CommitTogether(List<Submission> submissions, Attempt attempt, PendingBatch? inDoubt, bool lockStreams)
    {
        var generation = states.Generation;
        var people = submissions.Select(submission => submission.Person).Distinct(StringComparer.Ordinal).ToArray();
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        var locks = await PersonLocks.Take(session.Connection!, people, lockStreams, CancellationToken.None);
        // The batch in doubt was sent under the same locks: by now it has been committed, or never will be.
        if (inDoubt is not null && await WasCommitted(session, inDoubt))
        {
            await Finish(inDoubt, generation);
            return true;
        }

        var current = await states.Current(session, people, locks.Versions, generation);
        foreach (var erased in locks.Erased)
            current[erased] = PersonState.Empty(erased);
        if (people.Where(person => !current.ContainsKey(person)).ToArray() is { Length: > 0 } behind)
        {
            if (!lockStreams)
                return false;
            var comparison = await PersonComparison.Of(session, behind, CancellationToken.None);
            await comparison.Repair(session, CancellationToken.None);
            foreach (var state in comparison.StatesAt(locks.Versions))
                current.Add(state.Person, state);
        }

        foreach (var submission in submissions.Where(submission => !current.ContainsKey(submission.Person)))
            submission.Fail(PersonStates.EventsContradict(submission.Person));
        submissions.RemoveAll(submission => submission.IsOver());

        var pending = new PendingBatch(
            session,
            locks,
            current,
            await NamedEntries(session, submissions, people),
            await KnownReceipts(session, submissions, people));
        foreach (var submission in submissions)
            pending.Decide(submission);
        if (!pending.IsEmpty)
        {
            pending.AddToSession();
            foreach (var some in pending.Changed.Select(person => person.Person).Chunk(Notifications.MostPeople))
                session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Appended, string.Join(',', some));
            attempt.Sent = pending;
            await session.SaveChangesAsync(CancellationToken.None);
        }

        await Finish(pending, generation);
        return true;
    }

    private async Task Finish(PendingBatch pending, long generation)
    {
        foreach (var person in pending.Changed)
            states.Keep(person, generation);
        pending.Answer();
        if (pending.HasReceipts)
            await cleaning.ReceiptsWereAdded();
    }

    private static async Task<bool> WasCommitted(IDocumentSession session, PendingBatch pending)
    {
        var (person, key, version) = pending.FirstPlace;
        var there = await session.ForTenant(person).Events.QueryAllRawEvents()
            .Where(one => one.StreamKey == key && one.Version == version)
            .ToListAsync();
        return there.Any(one => one.Id == pending.First.Id);
    }

    private static async Task<IReadOnlyList<EntryDocument>> NamedEntries(IDocumentSession session, List<Submission> submissions, string[] people)
    {
        var ids = submissions.SelectMany(submission => submission.Commands).Select(command => command.Entry).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? []
            : await session.Query<EntryDocument>().Where(entry => entry.TenantIsOneOf(people) && entry.Id.IsOneOf(ids)).ToListAsync();
    }

    private static async Task<IReadOnlyList<Receipt>> KnownReceipts(IDocumentSession session, List<Submission> submissions, string[] people)
    {
        var keys = submissions.Select(submission => submission.Context.Receipt?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return keys.Length == 0
            ? []
            : await session.Query<Receipt>().Where(receipt => receipt.TenantIsOneOf(people) && receipt.Id.IsOneOf(keys)).ToListAsync();
    }

    /// <summary>The batch that was sent to be committed; until its answer arrives, whether it was committed is unknown.</summary>
    private sealed class Attempt
    {
        public PendingBatch? Sent { get; set; }
    }
}
