namespace HabitTrack.Domain.Habits;

/// <summary>A command to a habit.</summary>
public abstract record HabitCommand
{
    private protected HabitCommand()
    {
    }
}

/// <summary>A command about an entry of a habit or of the person's own stream.</summary>
public abstract record EntryCommand : HabitCommand
{
    private protected EntryCommand(Guid entryId) => EntryId = entryId;

    /// <summary>The entry's id.</summary>
    public Guid EntryId { get; init; }
}

/// <summary>The time of an entry: an instant, or a day, or neither for the time of logging. Both are refused.</summary>
public sealed record When(DateTimeOffset? PerformedAt, DateOnly? Day)
{
    /// <summary>The time of logging.</summary>
    public static readonly When Now = new(null, null);

    /// <summary>Whether an entry already has this time.</summary>
    public bool Matches(Entry entry) => this == (entry.Timing == Timing.Day ? new When(null, entry.Day) : new When(entry.PerformedAt, null));
}

/// <summary>Logs an entry.</summary>
/// <param name="When">The time, from which day, instant and timing are set; null if <paramref name="Entry"/> already has them.</param>
/// <param name="Name">The name of the habit that the entry starts; null for the default of its kind.</param>
public sealed record LogEntry(Guid EntryId, Entry Entry, When? When, string? Name = null) : EntryCommand(EntryId);

/// <summary>Corrects an entry.</summary>
/// <param name="Before">The content that the correction is based on. The command is refused if it is no longer current.</param>
/// <param name="When">The time, from which day, instant and timing are set; null if <paramref name="After"/> already has them.</param>
public sealed record CorrectEntry(Guid EntryId, Entry Before, Entry After, When? When, string? Reason) : EntryCommand(EntryId);

/// <summary>Retracts an entry.</summary>
public sealed record RetractEntry(Guid EntryId, string? Reason) : EntryCommand(EntryId);

/// <summary>Restores a retracted entry.</summary>
public sealed record RestoreEntry(Guid EntryId, string? Reason) : EntryCommand(EntryId);

/// <summary>Starts a habit, or changes it. Null leaves a value unchanged, or at its default for a new habit.</summary>
/// <param name="Icon">The icon; <see cref="HabitIcons.Default"/> for that of the kind.</param>
/// <param name="Color">The color; <see cref="HabitColor.Default"/> for that of the kind.</param>
public sealed record PutHabit(
    HabitKind? Kind,
    string? Name,
    Goal? Goal,
    int? Forgive,
    DateOnly? StartedOn,
    int? Order,
    IReadOnlyList<string>? Tags,
    string? Icon = null,
    HabitColor? Color = null)
    : HabitCommand
{
    /// <summary>The icon to record, given the one before.</summary>
    internal string? IconAfter(string? before) => (Icon ?? before) is var icon && icon == HabitIcons.Default ? null : icon;

    /// <summary>The color to record, given the one before.</summary>
    internal HabitColor? ColorAfter(HabitColor? before) => (Color ?? before) is var color && color == HabitColor.Default ? null : color;
}

/// <summary>Declares a goal, effective from a day (default today).</summary>
public sealed record DeclareGoal(Goal Goal, DateOnly? EffectiveFrom) : HabitCommand;

/// <summary>Skips a day, or all days up to another.</summary>
/// <param name="To">The last day of a range; null for one day.</param>
public sealed record SkipDay(DateOnly Day, string? Reason, DateOnly? To = null) : HabitCommand;

/// <summary>Removes the skip of a day, or of all days up to another.</summary>
/// <param name="To">The last day of a range; null for one day.</param>
public sealed record UnskipDay(DateOnly Day, DateOnly? To = null) : HabitCommand;

/// <summary>Pauses a habit from a day on (default today).</summary>
/// <param name="From">The first day; null for today.</param>
/// <param name="To">The last day, if the end is already known; else null.</param>
public sealed record PauseHabit(DateOnly? From, DateOnly? To = null) : HabitCommand;

/// <summary>Resumes a paused habit. The day (default today) is the first that is not paused.</summary>
public sealed record ResumeHabit(DateOnly? On) : HabitCommand;

/// <summary>Archives a habit. The day (default today) is the last day of its life.</summary>
public sealed record ArchiveHabit(DateOnly? On) : HabitCommand;

/// <summary>Reopens an archived habit. Its life continues from the day (default today).</summary>
public sealed record ReopenHabit(DateOnly? On) : HabitCommand;

/// <summary>Removes a habit without entries that count.</summary>
public sealed record RemoveHabit : HabitCommand;

/// <summary>Undoes a change of the habit's definition.</summary>
/// <param name="Version">The stream version of the change.</param>
/// <param name="Before">The definition before the change; null if the change was the start.</param>
public sealed record UndoHabitChange(long Version, HabitDefinition? Before) : HabitCommand;

/// <summary>Starts a habit with its defaults, or with another goal or name. Changes nothing if the habit has started.</summary>
public sealed record EnsureHabitStarted(Goal? Goal, string? Name = null) : HabitCommand;
