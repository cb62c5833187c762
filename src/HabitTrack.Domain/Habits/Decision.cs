namespace HabitTrack.Domain.Habits;

/// <summary>The result of deciding a command: events, or a refusal.</summary>
public abstract record Decision
{
    /// <summary>The command is accepted and changes nothing.</summary>
    internal static readonly Decision Nothing = new Accepted([]);

    private Decision()
    {
    }

    /// <summary>The command is accepted.</summary>
    /// <param name="Events">The events in order; empty if the command changes nothing.</param>
    public sealed record Accepted(IReadOnlyList<PersonEvent> Events) : Decision
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused) => accepted(Events);
    }

    /// <summary>The command is refused.</summary>
    public sealed record Refused(Refusal Refusal) : Decision
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused) => refused(Refusal);
    }

    /// <summary>Calls one of two functions, depending on the result, and returns what it returns.</summary>
    public abstract T Match<T>(Func<IReadOnlyList<PersonEvent>, T> accepted, Func<Refusal, T> refused);

    /// <summary>Converts a refusal to a decision.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    internal static Decision Of(params PersonEvent[] events) => new Accepted(events);
}
