namespace HabitTrack.Domain;

// Names and fields here are stored. Add; never rename.

/// <summary>Something that happened to a person, and is stored: a <see cref="HabitEvent"/> or a <see cref="ProfileEvent"/>.</summary>
public abstract record PersonEvent
{
    private protected PersonEvent()
    {
    }
}

/// <summary>An event of a habit's stream.</summary>
public abstract record HabitEvent : PersonEvent
{
    private protected HabitEvent()
    {
    }
}

/// <summary>A habit began, by its first log or by hand, with its first goal and the fields of <see cref="HabitDetails"/>.</summary>
/// <param name="ByLog">Started by a log: it begins on the day of its earliest entry that counts.</param>
/// <param name="DeclaredAt">When it was started by hand without a chosen start; null where the start was chosen, or a log started it.</param>
public sealed record HabitStarted(
    HabitKind Kind,
    string Name,
    DateOnly StartedOn,
    bool ByLog,
    Goal Goal,
    int Forgive,
    int Order,
    IReadOnlyList<string> Tags,
    DateTimeOffset? DeclaredAt = null)
    : HabitEvent;

/// <summary>What a habit is called and how it is counted changed.</summary>
/// <param name="StartChosen">Whether this chose the start, which moved by itself until then; null where it did not.</param>
public sealed record HabitDetailsChanged(HabitDetails Before, HabitDetails After, bool? StartChosen = null) : HabitEvent;

/// <summary>A goal was declared for a day and those after it.</summary>
public sealed record GoalDeclared(Goal Goal, DateOnly EffectiveFrom) : HabitEvent;

/// <summary>A day was skipped: it does not count as missed.</summary>
public sealed record DaySkipped(DateOnly Day, string? Reason) : HabitEvent;

/// <summary>A skipped day counts again. The reason is the one it had been skipped for.</summary>
public sealed record DayUnskipped(DateOnly Day, string? Reason) : HabitEvent;

/// <summary>A pause began on a day.</summary>
public sealed record HabitPaused(DateOnly From) : HabitEvent;

/// <summary>A pause ended: the day is the first that counts again.</summary>
public sealed record HabitResumed(DateOnly On) : HabitEvent;

/// <summary>The habit ended: the day is its last.</summary>
public sealed record HabitArchived(DateOnly On) : HabitEvent;

/// <summary>The habit lives again, from a day on.</summary>
public sealed record HabitReopened(DateOnly On) : HabitEvent;

/// <summary>The habit, of which no entry counted, was removed: it may start anew.</summary>
public sealed record HabitRemoved : HabitEvent;

/// <summary>A change of the habit itself was undone.</summary>
/// <param name="Version">The stream's version of the change that was undone.</param>
/// <param name="Definition">The habit as it was before that change; null when the change was its start.</param>
public sealed record HabitChangeUndone(long Version, HabitDefinition? Definition) : HabitEvent;
