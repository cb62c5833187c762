using System.Threading.Channels;

namespace HabitTrack.Storage;

/// <summary>
/// Processes all waiting items as one batch, without added delay; new items wait for the next batch. If the queue is idle, an item is processed on its
/// caller's thread until the first await. Disposal completes the accepted items.
/// </summary>
internal sealed class WorkQueue<T> : IAsyncDisposable
{
    private const int YieldsAfterBatch = 4;

    private readonly Channel<T> items = Channel.CreateUnbounded<T>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly Func<List<T>, Task> process;
    private readonly int maxBatchSize;
    private readonly Task processing;

    /// <param name="process">Processes a batch. It reports failures through the items and must not throw.</param>
    /// <param name="maxBatchSize">The maximum number of items in a batch.</param>
    public WorkQueue(Func<List<T>, Task> process, int maxBatchSize)
    {
        this.process = process;
        this.maxBatchSize = maxBatchSize;
        processing = Task.Run(Run);
    }

    /// <exception cref="ObjectDisposedException">The service is stopping and accepts no more items.</exception>
    public void Add(T item) => ObjectDisposedException.ThrowIf(!items.Writer.TryWrite(item), this);

    public async ValueTask DisposeAsync()
    {
        items.Writer.TryComplete();
        await processing;
    }

    private async Task Run()
    {
        while (await items.Reader.WaitToReadAsync())
        {
            var batch = new List<T>();
            while (batch.Count < maxBatchSize && items.Reader.TryRead(out var item))
                batch.Add(item);
            await process(batch);
            // Lets the callers just completed add their next items, so that batches become larger and fewer.
            for (var i = 0; i < YieldsAfterBatch && batch.Count > 1; i++)
                await Task.Yield();
        }
    }
}
