namespace HabitTrack.Storage.Imports;

/// <summary>Groups what is committed together.</summary>
public static class RequestBatches
{
    private const int Size = 1_000, MaxSize = 10_000;

    /// <summary>Groups items into batches that contain whole requests, so that an interruption between batches leaves no request half done.</summary>
    /// <param name="items">The items, in order.</param>
    /// <param name="requestOf">Returns the id of the request of an item; null if the item is a request of its own.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> InRequestBatches<T>(this IAsyncEnumerable<T> items, Func<T, string?> requestOf)
    {
        var batch = new List<T>();
        await foreach (var item in items)
        {
            if (batch.Count >= MaxSize || (batch.Count >= Size && (requestOf(item) is not { } request || request != requestOf(batch[^1]))))
            {
                yield return batch;
                batch = [];
            }

            batch.Add(item);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
