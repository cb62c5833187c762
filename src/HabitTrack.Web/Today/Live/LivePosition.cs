namespace HabitTrack.Web;

/// <summary>
/// The position of a message in a live stream, which is its id: <c>42.3</c> is the third message for event 42, and <c>42</c> comes
/// after all of them. <c>42.3-1234</c> has seen a state of the latest import as well. Ids are the same on every node.
/// </summary>
/// <param name="Sequence">The event's sequence.</param>
/// <param name="Message">The one-based number of the message; null after the last one.</param>
/// <param name="Import">The mark of the state of the latest import; 0 for none.</param>
internal sealed record LivePosition(long Sequence, int? Message = null, uint Import = 0)
{
    public const string Header = "Last-Event-ID", Format = @"^[0-9]{1,18}(\.[0-9]{1,9})?(-[0-9]{1,10})?$";

    /// <summary>The sequence up to which every message has been seen.</summary>
    public long SeenUpTo => Message is null ? Sequence : Sequence - 1;

    /// <summary>Whether a client at this position has received the message at another position.</summary>
    public bool HasSeen(LivePosition other) =>
        other.Sequence < Sequence || (other.Sequence == Sequence && (Message is null || other.Message <= Message));

    /// <summary>The position that the client has reached; null if the request has none.</summary>
    /// <exception cref="ProblemException">422 if the header is not the id of a message.</exception>
    public static LivePosition? Of(HttpRequest request)
    {
        var header = request.Headers[Header].ToString();
        if (header.Length == 0)
            return null;
        var (position, mark) = header.Split('-') is [var first, var second] ? (first, second) : (header, "0");
        return uint.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var import) ? position.Split('.') switch
        {
            [var sequence] when long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var at) => new LivePosition(at, null, import),
            [var sequence, var message] when long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && int.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new LivePosition(at, number, import),
            _ => throw Invalid(),
        } : throw Invalid();
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sequence}{(Message is null ? "" : $".{Message}")}{(Import == 0 ? "" : $"-{Import}")}");

    private static ProblemException Invalid() => new(Problems.Invalid(Header, "Last-Event-ID is the id of a message of this stream, such as 42.1."));
}
