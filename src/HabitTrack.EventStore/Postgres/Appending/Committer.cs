using Npgsql;

namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>
/// Group commit: whatever submissions wait are decided on what is known, and written in one round trip that also checks that
/// it was right. Only when it was not are they decided again, under locks.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    private const int LargestBatch = 512;

    private readonly NpgsqlDataSource database;
    private readonly Model model;
    private readonly StreamCache cache;
    private readonly KeyCleaner keys;
    private readonly Action connectionLost;
    private readonly KnownLoader loader;
    private readonly Decider decider;
    private readonly AppendCommand append;
    private readonly WorkLoop<Submission> loop;

    public Committer(
        NpgsqlDataSource database, Model model, Serializer serializer, StreamCache cache, KeyCleaner keys, TimeProvider clock, Action connectionLost)
    {
        this.connectionLost = connectionLost;
        this.keys = keys;
        this.database = database;
        this.model = model;
        this.cache = cache;
        loader = new KnownLoader(model, serializer, cache);
        decider = new Decider(model, serializer, clock);
        append = new AppendCommand(model, serializer);
        loop = new WorkLoop<Submission>(Settle, LargestBatch);
    }

    public Task<IReadOnlyList<Outcome>> Submit(IReadOnlyList<Commit> commits, CancellationToken cancellation)
    {
        var submission = new Submission(commits, cancellation);
        loop.Add(submission);
        return submission.Outcomes;
    }

    public ValueTask DisposeAsync() => loop.DisposeAsync();

    private async Task Settle(List<Submission> submissions)
    {
        submissions.RemoveAll(submission => submission.IsOver());
        if (submissions.Count == 0)
            return;

        try
        {
            var unsettled = await TryCommit(submissions);
            foreach (var submission in unsettled)
                submission.Fresh = true;
            await Settle(unsettled);
        }
        catch (StoreUnavailableException away)
        {
            submissions.ForEach(submission => submission.Fail(away));
        }
        catch (Exception failure) when (submissions.Count == 1)
        {
            submissions[0].Fail(failure);
        }
        catch (Exception)
        {
            // One of them is at fault and must fail alone: halve until it does.
            var half = submissions.Count / 2;
            await Settle(submissions[..half]);
            await Settle(submissions[half..]);
        }
    }

    /// <returns>Those that append nothing and must be decided on fresh state before they can be answered.</returns>
    private async Task<List<Submission>> TryCommit(List<Submission> submissions)
    {
        Batch? sent = null;
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            var batch = new Batch(decider, await loader.Load(connection, submissions));
            batch.Decide(submissions, fresh: false);
            if (batch.Draft.Events.Count == 0)
                return Finish(batch, Receipt.Nothing);

            sent = batch;
            if (await append.Execute(connection, batch.Draft) is { } receipt)
                return Finish(batch, receipt);
            sent = null;
        }
        catch (Exception failure) when (Failures.IsAway(failure))
        {
            connectionLost();
        }
        catch (Exception failure) when (Failures.IsCollision(failure))
        {
            sent = null;
        }

        return await CommitUnderLocks(submissions, sent);
    }

    /// <param name="submissions">What to decide.</param>
    /// <param name="inDoubt">A batch of them that was sent and may have been committed, or may still be.</param>
    private async Task<List<Submission>> CommitUnderLocks(List<Submission> submissions, Batch? inDoubt)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var locks = await StreamLocks.Take(connection, model, submissions.SelectMany(submission => submission.Streams));
            await locks.TakeSequence();
            if (inDoubt is not null && await locks.Find(inDoubt.Draft.Events) is { } found)
                return Finish(inDoubt, found);

            var batch = new Batch(decider, await loader.Load(connection, submissions, locks));
            batch.Decide(submissions, fresh: true);
            if (batch.Draft.Events.Count == 0)
                return Finish(batch, Receipt.Nothing);

            var receipt = await append.Execute(connection, batch.Draft)
                ?? throw new InvalidOperationException(
                    "A command creates an entry that exists. List entries that a command may create again in Commit.Entries.");
            await locks.DropEmptyStreams();
            await transaction.CommitAsync();
            return Finish(batch, receipt);
        }
        catch (Exception failure) when (Failures.IsAway(failure) || Failures.IsCollision(failure))
        {
            throw Failures.Away(failure);
        }
    }

    private List<Submission> Finish(Batch batch, Receipt receipt)
    {
        foreach (var change in batch.Draft.Streams.Values)
            cache.Advance(change.After, change.Bytes);
        if (batch.Draft.Keys.Count > 0)
            keys.KeysWereAdded();
        batch.Answer(receipt);
        return batch.Unsettled;
    }
}
