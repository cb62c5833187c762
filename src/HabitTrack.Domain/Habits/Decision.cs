namespace HabitTrack.Domain;

/// <summary>What follows from a command: events, perhaps none, or a refusal.</summary>
public abstract record Decision
{
    /// <summary>The command changes nothing.</summary>
    internal static readonly Decision Nothing = new Accepted([]);

    private Decision()
    {
    }

    /// <summary>These events, in this order; none when the command changes nothing.</summary>
    public sealed record Accepted(IReadOnlyList<PersonEvent> Events) : Decision
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused) => accepted(Events);
    }

    /// <summary>Nothing happens, for a reason.</summary>
    public sealed record Refused(Refusal Refusal) : Decision
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused) => refused(Refusal);
    }

    /// <summary>What one of two functions makes of it.</summary>
    public abstract T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused);

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    internal static Decision Of(params PersonEvent[] events) => new Accepted(events);
}
