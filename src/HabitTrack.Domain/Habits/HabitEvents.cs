namespace HabitTrack.Domain.Habits;

// Names and fields here are stored. Add; never rename.

/// <summary>A stored event of a person: a <see cref="HabitEvent"/> or a <see cref="ProfileEvent"/>.</summary>
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

/// <summary>A habit was started, by its first log or by a command, with its first goal and the fields of <see cref="HabitDetails"/>.</summary>
/// <param name="ByLog">Whether it was started by a log. It starts on the day of its earliest entry that counts.</param>
/// <param name="DeclaredAt">The time at which it was started by a command without a chosen start, else null.</param>
/// <param name="Icon">The icon; null for that of the kind.</param>
/// <param name="Color">The color; null for that of the kind.</param>
public sealed record HabitStarted(
    HabitKind Kind,
    string Name,
    DateOnly StartedOn,
    bool ByLog,
    Goal Goal,
    int Forgive,
    int Order,
    IReadOnlyList<string> Tags,
    DateTimeOffset? DeclaredAt = null,
    string? Icon = null,
    HabitColor? Color = null)
    : HabitEvent;

/// <summary>The name, start, forgiveness, order, tags, icon or color of a habit were changed.</summary>
/// <param name="StartChosen">True if the change chose the start, which no longer moves with the entries; null otherwise.</param>
public sealed record HabitDetailsChanged(HabitDetails Before, HabitDetails After, bool? StartChosen = null) : HabitEvent;

/// <summary>A goal was declared, effective from a day.</summary>
public sealed record GoalDeclared(Goal Goal, DateOnly EffectiveFrom) : HabitEvent;

/// <summary>A day was skipped: nothing is required on it.</summary>
public sealed record DaySkipped(DateOnly Day, string? Reason) : HabitEvent;

/// <summary>A skip was removed. The reason is that of the skip.</summary>
public sealed record DayUnskipped(DateOnly Day, string? Reason) : HabitEvent;

/// <summary>A habit was paused from a day on.</summary>
public sealed record HabitPaused(DateOnly From) : HabitEvent;

/// <summary>A habit was resumed. The day is the first that is not paused.</summary>
public sealed record HabitResumed(DateOnly On) : HabitEvent;

/// <summary>A habit was archived. The day is the last day of its life.</summary>
public sealed record HabitArchived(DateOnly On) : HabitEvent;

/// <summary>A habit was reopened. Its life continues from the day.</summary>
public sealed record HabitReopened(DateOnly On) : HabitEvent;

/// <summary>A habit without entries that count was removed. It can be started again.</summary>
public sealed record HabitRemoved : HabitEvent;

/// <summary>A change of a habit's definition was undone.</summary>
/// <param name="Version">The stream version of the undone change.</param>
/// <param name="Definition">The definition before that change; null if the change was the start.</param>
public sealed record HabitChangeUndone(long Version, HabitDefinition? Definition) : HabitEvent;
