namespace HabitTrack.Web;

/// <summary>Items of an import in a temporary file, so that memory is constant.</summary>
internal sealed class Staging<T>(JsonSerializerOptions options) : IAsyncDisposable
{
    private readonly FileStream file = new(
        Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        JsonSerializer.Serialize(file, item, options);
        file.WriteByte((byte)'\n');
    }

    /// <summary>Removes all items.</summary>
    public void Clear() => file.SetLength(0);

    /// <summary>Reads all items, in order.</summary>
    public IAsyncEnumerable<T> Items(CancellationToken cancellation)
    {
        file.Position = 0;
        return JsonSerializer.DeserializeAsyncEnumerable<T>(file, topLevelValues: true, options, cancellation)!;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
