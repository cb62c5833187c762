namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>Submissions decided one after the other, each on what those before it left, to be committed together.</summary>
internal sealed class Batch(Decider decider, Known known)
{
    private readonly List<(Submission Submission, Verdict[] Verdicts)> settled = [];

    public Draft Draft { get; } = new(known);

    /// <summary>Those that append nothing and were decided on what may be out of date: not part of the batch.</summary>
    public List<Submission> Unsettled { get; } = [];

    public void Decide(IEnumerable<Submission> submissions, bool fresh)
    {
        foreach (var submission in submissions)
        {
            try
            {
                Decide(submission, fresh || submission.Fresh);
            }
            catch (Exception failure)
            {
                // Its commands, or the events and documents they meet, are at fault; the others of the batch are not.
                if (fresh || submission.Fresh)
                    submission.Fail(failure);
                else
                    Unsettled.Add(submission);
            }
        }
    }

    /// <summary>Answers everyone, once the draft is committed.</summary>
    public void Answer(Receipt receipt)
    {
        var place = 0;
        foreach (var (submission, verdicts) in settled)
        {
            var outcomes = new Outcome[verdicts.Length];
            for (var i = 0; i < verdicts.Length; i++)
            {
                outcomes[i] = verdicts[i].Outcome ?? new Outcome.Committed(
                    verdicts[i].Read!,
                    verdicts[i].State!,
                    [.. verdicts[i].Events.Select(appended => appended.At(receipt.Sequences[place++], receipt.RecordedAt))]);
            }

            submission.Answer(outcomes);
        }
    }

    private void Decide(Submission submission, bool fresh)
    {
        var draft = new Draft(known, Draft);
        var verdicts = Decide(submission.Commits, draft);
        if (draft.Events.Count == 0 && !fresh)
        {
            Unsettled.Add(submission);
            return;
        }

        settled.Add((submission, verdicts));
        if (draft.Events.Count == 0)
            return;
        foreach (var commit in submission.Commits)
        {
            if (commit.Key is { } key)
                draft.Keys[new Scoped<string>(commit.Stream.Tenant, key.Key)] = key;
        }

        Draft.Take(draft);
    }

    private Verdict[] Decide(IReadOnlyList<Commit> commits, Draft draft)
    {
        var verdicts = new Verdict[commits.Count];
        for (var i = 0; i < commits.Count; i++)
        {
            verdicts[i] = decider.Decide(commits[i], draft);
            if (verdicts[i].Outcome is not (null or Outcome.Committed))
                return Withdraw(commits, draft, i, verdicts[i]);
        }

        return verdicts;
    }

    /// <summary>All or none: one commit was not to be had, so that none of them is.</summary>
    private static Verdict[] Withdraw(IReadOnlyList<Commit> commits, Draft draft, int failed, Verdict verdict)
    {
        draft.Drop();
        return [.. commits.Select((commit, i) =>
            i == failed ? verdict : Verdict.Of(Decider.Seen(commit, draft) ?? new Outcome.Withdrawn()))];
    }
}

/// <summary>What the database gave to a committed draft: one number an event, rising, and one instant.</summary>
internal sealed record Receipt(IReadOnlyList<long> Sequences, DateTimeOffset RecordedAt)
{
    public static Receipt Nothing { get; } = new([], default);
}
