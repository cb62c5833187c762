namespace HabitTrack.Web;

/// <summary>A stream that ends where more is read at a stretch than one item may have: whoever sends without end is not read without end.</summary>
internal sealed class LimitedStream(Stream inner, int limit) : Stream
{
    private int read;

    /// <summary>Whether it ended for that reason.</summary>
    public bool IsSpent => read > limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>An item was read: the next one may be as long.</summary>
    public void StartOver() => read = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsSpent)
            return 0;

        var some = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, 1 << 16)], cancellationToken);
        read += some;
        return some;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
