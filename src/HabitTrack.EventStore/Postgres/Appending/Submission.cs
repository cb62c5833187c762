namespace HabitTrack.EventStore.Postgres.Appending;

/// <summary>Commits that were handed in together and wait for their outcomes.</summary>
internal sealed class Submission(IReadOnlyList<Commit> commits, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<IReadOnlyList<Outcome>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Commit> Commits => commits;

    public Task<IReadOnlyList<Outcome>> Outcomes => answer.Task;

    /// <summary>
    /// Whether everything it reads is to be read from the database before it is decided. An append needs none of that, for
    /// the append itself checks what the decision rests on; an answer without an append does.
    /// </summary>
    public bool Fresh { get; set; }

    public IEnumerable<StreamId> Streams => commits.SelectMany(StreamsOf);

    public static IEnumerable<StreamId> StreamsOf(Commit commit) =>
        commit.AlsoReads.Select(name => commit.Stream with { Name = name }).Prepend(commit.Stream);

    public void Answer(IReadOnlyList<Outcome> outcomes) => answer.TrySetResult(outcomes);

    public void Fail(Exception failure) => answer.TrySetException(failure);

    /// <summary>Whether there is nothing left to do: it is answered, or the caller gave up before it was.</summary>
    public bool IsOver()
    {
        if (cancellation.IsCancellationRequested)
            answer.TrySetCanceled(cancellation);
        return answer.Task.IsCompleted;
    }
}
