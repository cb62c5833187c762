namespace HabitTrack.EventStore;

/// <summary>The history holds an event of a type that the model does not know: a newer program, or another one, wrote it.</summary>
public sealed class UnknownEventTypeException(long sequence, string type)
    : Exception($"Event {sequence} is of type '{type}', which this program does not know. Run the version that wrote it, or a newer one.")
{
    /// <summary>The event's place in the history.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The stored name of its type.</summary>
    public string Type { get; } = type;
}
