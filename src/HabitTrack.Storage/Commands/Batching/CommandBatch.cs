using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using HabitTrack.Storage.Reminders;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>
/// Commits commands of many people in one session and one transaction. All waiting commands are decided together, under the locks of their people; new
/// commands wait for the next batch. Results are returned only after the commit.
/// </summary>
public sealed class CommandBatch : IAsyncDisposable
{
    private const int MaxBatchSize = 512, MaxAttempts = 10;

    /// <summary>Submissions with more commands than this use a queue of their own, so that others do not wait for them.</summary>
    private const int MaxSmallSubmission = 32;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly PersonStates states;
    private readonly ReceiptCleaning cleaning;
    private readonly ReminderSchedule reminders;
    private readonly WorkQueue<Submission> queue, largeQueue;

    /// <param name="store">The document store.</param>
    /// <param name="database">The data source of the same database.</param>
    /// <param name="states">Provides the states that commands are decided on.</param>
    /// <param name="cleaning">Is notified of new receipts.</param>
    /// <param name="reminders">Schedules reminders again if the person's calendar changes.</param>
    public CommandBatch(IDocumentStore store, NpgsqlDataSource database, PersonStates states, ReceiptCleaning cleaning, ReminderSchedule reminders)
    {
        (this.store, this.database, this.states, this.cleaning, this.reminders) = (store, database, states, cleaning, reminders);
        queue = new WorkQueue<Submission>(Commit, MaxBatchSize);
        largeQueue = new WorkQueue<Submission>(Commit, MaxBatchSize);
    }

    /// <summary>Decides a command and commits its events.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable; no change was acknowledged.</exception>
    public async Task<CommandResult> Execute(RequestContext context, StreamCommand command, CancellationToken cancellation) =>
        (await ExecuteTogether(context, [new PersonCommand(command, context.By, context.At)], cancellation))[0];

    /// <summary>Decides the commands in order, each on the state after the previous one, and commits the events of all or none.</summary>
    /// <returns>One result per command, in order.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable; no change was acknowledged.</exception>
    public Task<IReadOnlyList<CommandResult>> ExecuteTogether(
        RequestContext context, IReadOnlyList<PersonCommand> commands, CancellationToken cancellation)
    {
        var submission = new Submission(context, commands, cancellation);
        (commands.Count > MaxSmallSubmission ? largeQueue : queue).Add(submission);
        return submission.Results;
    }

    /// <summary>Completes the accepted commands.</summary>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await largeQueue.DisposeAsync();
    }

    private async Task Commit(List<Submission> submissions)
    {
        PendingBatch? inDoubt = null;
        for (var attempts = 1; ; attempts++)
        {
            submissions.RemoveAll(submission => submission.IsCompleted());
            if (submissions.Count == 0)
                return;

            var attempt = new CommitAttempt();
            try
            {
                if (await TryCommit(submissions, attempt, inDoubt, lockStreams: attempts > 1))
                    return;
            }
            catch (Exception failure) when (DatabaseErrors.IsUnavailable(failure))
            {
                states.OnConnectionLost();
                if (attempts == MaxAttempts || (attempts > 1 && attempt.Sent is null))
                {
                    submissions.ForEach(submission => submission.Fail(DatabaseErrors.Unavailable(failure)));
                    return;
                }

                inDoubt = attempt.Sent ?? inDoubt;
            }
            catch (Exception failure) when (DatabaseErrors.IsConflict(failure) && attempts < MaxAttempts)
            {
                // Another program wrote in between: decide everything again on the current state.
                foreach (var submission in submissions)
                    states.RemoveFromCache(submission.Person);
            }
            catch (Exception) when (submissions.Count > 1)
            {
                // One submission caused the failure and must fail alone: bisect the batch.
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

    /// <returns>False if someone's documents are outdated, in which case the streams must be locked before the repair.</returns>
    private async Task<bool> TryCommit(List<Submission> submissions, CommitAttempt attempt, PendingBatch? inDoubt, bool lockStreams)
    {
        try
        {
            return await CommitTogether(submissions, attempt, inDoubt, lockStreams);
        }
        catch
        {
            // Npgsql and the server may now disagree on prepared statements (npgsql/npgsql#6391): reuse no open connection.
            database.Clear();
            throw;
        }
    }

    private async Task<bool> CommitTogether(List<Submission> submissions, CommitAttempt attempt, PendingBatch? inDoubt, bool lockStreams)
    {
        var generation = states.CacheGeneration;
        var people = submissions.Select(submission => submission.Person).Distinct(StringComparer.Ordinal).ToArray();
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        var locks = await PersonLocks.Take(session.Connection!, people, lockStreams, CancellationToken.None);
        // The in-doubt batch held the same locks, so by now it is either committed or rolled back.
        if (inDoubt is not null && await WasCommitted(session, inDoubt))
        {
            await Finish(inDoubt, generation);
            return true;
        }

        var current = await states.LoadCurrent(session, people, locks.Versions, generation);
        foreach (var erased in locks.Erased)
            current[erased] = PersonState.Empty(erased);
        if (people.Where(person => !current.ContainsKey(person)).ToArray() is { Length: > 0 } outdated)
        {
            if (!lockStreams)
                return false;
            var comparison = await PersonComparison.Create(session, outdated, CancellationToken.None);
            await comparison.Repair(session, CancellationToken.None);
            foreach (var state in comparison.ConsistentStates(locks.Versions))
                current.Add(state.Person, state);
        }

        foreach (var submission in submissions.Where(submission => !current.ContainsKey(submission.Person)))
            submission.Fail(PersonStates.InconsistentEvents(submission.Person));
        submissions.RemoveAll(submission => submission.IsCompleted());

        var pending = new PendingBatch(
            session,
            locks,
            current,
            await LoadEntries(session, submissions, people),
            await LoadReceipts(session, submissions, people));
        foreach (var submission in submissions)
            pending.Decide(submission);
        if (pending.HasEvents || pending.HasReceipts)
        {
            pending.AddToSession();
            await reminders.Follow(session, pending.ChangedProfiles);
            foreach (var chunk in pending.Changed.Select(person => person.Person).Chunk(Notifications.MaxPeople))
                session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Appended, string.Join(',', chunk));
            attempt.Sent = pending.HasEvents ? pending : null;
            await session.SaveChangesAsync(CancellationToken.None);
        }

        await Finish(pending, generation);
        return true;
    }

    private async Task Finish(PendingBatch pending, long generation)
    {
        foreach (var person in pending.Changed)
            states.UpdateCache(person, generation);
        pending.CompleteSubmissions();
        if (pending.HasReceipts)
            await cleaning.OnReceiptsAdded();
    }

    private static async Task<bool> WasCommitted(IDocumentSession session, PendingBatch pending)
    {
        var (person, key, version) = pending.FirstEventPosition;
        var stored = await session.ForTenant(person).Events.QueryAllRawEvents()
            .Where(e => e.StreamKey == key && e.Version == version)
            .ToListAsync();
        return stored.Any(e => e.Id == pending.FirstEvent.Id);
    }

    private static async Task<IReadOnlyList<EntryDocument>> LoadEntries(IDocumentSession session, List<Submission> submissions, string[] people)
    {
        var commands = submissions.SelectMany(submission => submission.Commands);
        var ids = commands.Select(command => command.Command.ExistingEntry).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? []
            : await session.Query<EntryDocument>().Where(entry => entry.TenantIsOneOf(people) && entry.Id.IsOneOf(ids)).ToListAsync();
    }

    private static async Task<IReadOnlyList<Receipt>> LoadReceipts(IDocumentSession session, List<Submission> submissions, string[] people)
    {
        var keys = submissions.Select(submission => submission.Context.Receipt?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return keys.Length == 0
            ? []
            : await session.Query<Receipt>().Where(receipt => receipt.TenantIsOneOf(people) && receipt.Id.IsOneOf(keys)).ToListAsync();
    }

    /// <summary>Records the batch whose commit was sent. Until the server responds, it is in doubt.</summary>
    private sealed class CommitAttempt
    {
        public PendingBatch? Sent { get; set; }
    }
}
