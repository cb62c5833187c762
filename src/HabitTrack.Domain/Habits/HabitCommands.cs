namespace HabitTrack.Domain;

/// <summary>Something asked of a habit.</summary>
public abstract record HabitCommand
{
    private protected HabitCommand()
    {
    }
}

/// <summary>Something asked about an entry, of a habit or of the person's own stream.</summary>
public abstract record EntryCommand : HabitCommand
{
    private protected EntryCommand()
    {
    }
}

/// <summary>When something was done: an instant, or a day, or neither, which is now.</summary>
public sealed record When(DateTimeOffset? PerformedAt, DateOnly? Day)
{
    /// <summary>As it is being logged.</summary>
    public static readonly When Now = new(null, null);

    /// <summary>Whether an entry says so already.</summary>
    public bool IsThatOf(Entry entry) => this == (entry.Timing == Timing.Day ? new When(null, entry.Day) : new When(entry.PerformedAt, null));
}

/// <summary>Log an entry. Its day and timing are filled in from <paramref name="When"/>.</summary>
public sealed record LogEntry(Guid EntryId, Entry Entry, When When) : EntryCommand;

/// <summary>Correct an entry.</summary>
/// <param name="Before">What the person saw when correcting it.</param>
/// <param name="When">When it was done, to fill in its day and timing; null where <paramref name="After"/> has them already.</param>
public sealed record CorrectEntry(Guid EntryId, Entry Before, Entry After, When? When, string? Reason) : EntryCommand;

/// <summary>Take an entry back.</summary>
public sealed record RetractEntry(Guid EntryId, string? Reason) : EntryCommand;

/// <summary>Let a retracted entry count again.</summary>
public sealed record RestoreEntry(Guid EntryId, string? Reason) : EntryCommand;

/// <summary>Start a habit, or change what is given of it; null leaves as it is.</summary>
public sealed record PutHabit(
    HabitKind? Kind, string? Name, Goal? Goal, int? Forgive, DateOnly? StartedOn, int? Order, IReadOnlyList<string>? Tags)
    : HabitCommand;

/// <summary>Declare a goal, from a day on (default today).</summary>
public sealed record DeclareGoal(Goal Goal, DateOnly? EffectiveFrom) : HabitCommand;

/// <summary>Skip a day, or every day from it to another.</summary>
public sealed record SkipDay(DateOnly Day, string? Reason, DateOnly? To = null) : HabitCommand;

/// <summary>Let a skipped day count again, or every day from it to another.</summary>
public sealed record UnskipDay(DateOnly Day, DateOnly? To = null) : HabitCommand;

/// <summary>Pause from a day on (default today).</summary>
public sealed record PauseHabit(DateOnly? From) : HabitCommand;

/// <summary>Resume: the day (default today) is the first that counts again.</summary>
public sealed record ResumeHabit(DateOnly? On) : HabitCommand;

/// <summary>Archive: the day (default today) is the last of the life.</summary>
public sealed record ArchiveHabit(DateOnly? On) : HabitCommand;

/// <summary>Reopen: the life goes on from the day (default today).</summary>
public sealed record ReopenHabit(DateOnly? On) : HabitCommand;

/// <summary>Remove a habit of which no entry counts.</summary>
public sealed record RemoveHabit : HabitCommand;

/// <summary>Undo a change of the habit itself: put its definition back as it was before.</summary>
/// <param name="Version">The stream's version of the change.</param>
/// <param name="Before">The definition before the change; null before it had started.</param>
public sealed record UndoHabitChange(long Version, HabitDefinition? Before) : HabitCommand;

/// <summary>Start a habit with its defaults, or with another goal; a habit that has started stays as it is.</summary>
public sealed record EnsureHabitStarted(Goal? Goal) : HabitCommand;
