using System.Threading.Channels;

namespace HabitTrack.Storage;

/// <summary>
/// Takes whatever waits, without delay, and works on it as one batch; meanwhile the next batch gathers. An item that finds the queue idle is taken up on
/// its caller's own thread, up to the first wait. On disposal it finishes what it has accepted.
/// </summary>
internal sealed class WorkQueue<T> : IAsyncDisposable
{
    private const int TurnsOfOthers = 4;

    private readonly Channel<T> waiting = Channel.CreateUnbounded<T>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly Func<List<T>, Task> work;
    private readonly int largestBatch;
    private readonly Task running;

    /// <param name="work">Answers every item of a batch, failures included: it never throws.</param>
    /// <param name="largestBatch">How many items a batch has at most.</param>
    public WorkQueue(Func<List<T>, Task> work, int largestBatch)
    {
        this.work = work;
        this.largestBatch = largestBatch;
        running = Task.Run(Run);
    }

    /// <exception cref="ObjectDisposedException">The service is stopping, and accepts nothing any more.</exception>
    public void Add(T item) => ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(item), this);

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
    }

    private async Task Run()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<T>();
            while (batch.Count < largestBatch && waiting.Reader.TryRead(out var item))
                batch.Add(item);
            await work(batch);
            // Those just answered go first, and ask again: the next batch is larger, and there are fewer.
            for (var turn = 0; turn < TurnsOfOthers && batch.Count > 1; turn++)
                await Task.Yield();
        }
    }
}
