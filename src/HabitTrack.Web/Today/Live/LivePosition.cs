using System.Text.RegularExpressions;

namespace HabitTrack.Web;

/// <summary>
/// The position of a message in a live stream, which is its id: <c>42.3</c> is the third message for event 42, and <c>42</c> comes
/// after all of them. <c>42.3-1234</c> has seen a state of the latest import as well. Ids are the same on every node.
/// </summary>
/// <param name="Sequence">The event's sequence.</param>
/// <param name="Message">The one-based number of the message; null after the last one.</param>
/// <param name="Import">The mark of the state of the latest import; 0 for none.</param>
internal sealed partial record LivePosition(long Sequence, int? Message = null, uint Import = 0)
{
    public const string Header = "Last-Event-ID", Format = @"^([0-9]{1,18})(?:\.([0-9]{1,9}))?(?:-([0-9]{1,10}))?$";

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
        var parts = Pattern().Match(header).Groups;
        return long.TryParse(parts[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new LivePosition(sequence, parts[2].Success ? int.Parse(parts[2].ValueSpan, CultureInfo.InvariantCulture) : null, uint.TryParse(parts[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var import) ? import : 0)
            : throw new ProblemException(Problems.Invalid(Header, "Last-Event-ID is the id of a message of this stream, such as 42.1."));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sequence}{(Message is null ? "" : $".{Message}")}{(Import == 0 ? "" : $"-{Import}")}");

    [GeneratedRegex(Format)]
    private static partial Regex Pattern();
}
