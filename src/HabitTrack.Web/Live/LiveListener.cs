using System.Threading.Channels;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>Somebody who is handed a person's events as they are recorded.</summary>
/// <param name="person">Whose.</param>
/// <param name="after">The sequence after which everything is handed over.</param>
/// <param name="leave">Told when nothing is to be handed over any more.</param>
internal sealed class LiveListener(string person, long after, Action<LiveListener> leave) : IDisposable
{
    private const int Most = 1_000;

    private readonly Channel<Recorded> events = Channel.CreateBounded<Recorded>(
        new BoundedChannelOptions(Most) { SingleReader = true, SingleWriter = true });

    public string Person { get; } = person;

    public long After { get; } = after;

    /// <summary>Ends where the listener has fallen too far behind, and when the service stops.</summary>
    public ChannelReader<Recorded> Events => events.Reader;

    /// <summary>Hands over an event. Who is too slow is dropped after what it has been handed, and resumes from there.</summary>
    public void Offer(Recorded recorded)
    {
        if (!events.Writer.TryWrite(recorded))
            End();
    }

    public void End() => events.Writer.TryComplete();

    public void Dispose() => leave(this);
}
