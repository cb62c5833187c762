namespace HabitTrack.Storage.Commands.Batching;

/// <summary>Commands of one person that are submitted together and committed all or none.</summary>
internal sealed class Submission(RequestContext context, IReadOnlyList<PersonCommand> commands, CancellationToken cancellation)
{
    // Continuations run asynchronously, so that they do not delay the batch.
    private readonly TaskCompletionSource<IReadOnlyList<CommandResult>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestContext Context => context;

    public string Person => context.Person;

    public IReadOnlyList<PersonCommand> Commands => commands;

    public Task<IReadOnlyList<CommandResult>> Results => completion.Task;

    public void Complete(IReadOnlyList<CommandResult> results) => completion.TrySetResult(results);

    public void Fail(Exception failure) => completion.TrySetException(failure);

    /// <summary>Whether the submission has a result, or was canceled before it got one.</summary>
    public bool IsCompleted()
    {
        if (cancellation.IsCancellationRequested)
            completion.TrySetCanceled(cancellation);
        return completion.Task.IsCompleted;
    }
}
