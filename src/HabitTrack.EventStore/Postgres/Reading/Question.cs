using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Postgres.Reading;

/// <summary>Someone waits for states.</summary>
internal abstract class Question
{
    public abstract void Fail(Exception failure);
}

internal abstract class Question<T> : Question
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => answer.Task;

    public override void Fail(Exception failure) => answer.TrySetException(failure);

    /// <summary>Answers with the value, or with the failure of making it.</summary>
    public void Give(Func<T> value)
    {
        try
        {
            answer.TrySetResult(value());
        }
        catch (Exception failure)
        {
            answer.TrySetException(failure);
        }
    }
}

internal sealed class StreamQuestion(StreamId stream) : Question<StreamState>
{
    public StreamId Stream { get; } = stream;
}

internal sealed class TenantQuestion(string tenant) : Question<IReadOnlyDictionary<string, StreamState>>
{
    public string Tenant { get; } = tenant;
}
