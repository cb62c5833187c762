namespace HabitTrack.Storage.Commands.Batching;

/// <summary>Commands of one person that were handed in together, to be committed all or none, and wait for their results.</summary>
internal sealed class Submission(RequestContext context, IReadOnlyList<PersonCommand> commands, CancellationToken cancellation)
{
    // Continuations run elsewhere: the batch goes on with the next one.
    private readonly TaskCompletionSource<IReadOnlyList<CommandResult>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestContext Context => context;

    public string Person => context.Person;

    public IReadOnlyList<PersonCommand> Commands => commands;

    public Task<IReadOnlyList<CommandResult>> Results => answer.Task;

    public void Answer(IReadOnlyList<CommandResult> results) => answer.TrySetResult(results);

    public void Fail(Exception failure) => answer.TrySetException(failure);

    /// <summary>Whether there is nothing left to do: it is answered, or the caller gave up before it was.</summary>
    public bool IsOver()
    {
        if (cancellation.IsCancellationRequested)
            answer.TrySetCanceled(cancellation);
        return answer.Task.IsCompleted;
    }
}
