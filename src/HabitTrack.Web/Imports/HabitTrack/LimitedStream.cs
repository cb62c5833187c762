namespace HabitTrack.Web;

/// <summary>A stream that ends when more bytes are read than one item can have, so that memory is bounded.</summary>
internal sealed class LimitedStream(Stream inner, int limit) : Stream
{
    private int read;

    /// <summary>Whether the limit was exceeded.</summary>
    public bool IsOverLimit => read > limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Starts counting again for the next item.</summary>
    public void Reset() => read = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOverLimit)
            return 0;

        var count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, 1 << 16)], cancellationToken);
        read += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
