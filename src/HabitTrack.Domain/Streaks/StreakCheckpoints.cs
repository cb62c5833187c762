namespace HabitTrack.Domain;

/// <summary>
/// A cache beside a habit: the checkpoint up to which views of it have computed its streaks. Later views go on from there, so that the cost of a log does
/// not grow with the life before it. Without it everything is computed from the start, with the same result.
/// </summary>
public sealed class StreakCheckpoints
{
    private StreakCheckpoint? last;

    private StreakCheckpoints(StreakCheckpoint? last) => this.last = last;

    /// <summary>An empty cache.</summary>
    public StreakCheckpoints()
    {
    }

    /// <summary>The cache for the habit after an event: what the event does not change stays.</summary>
    public StreakCheckpoints After(HabitEvent @event) => @event is EntryEvent entry && last?.Through < FirstDayOf(entry) ? new(last) : new();

    /// <summary>The checkpoint to go on from; null where there is none.</summary>
    internal StreakCheckpoint? Find(HabitView view) =>
        last is { } found && found.Through < view.AsOf && (found.Start, found.WeekStartsOn) == (view.Start, view.Calendar.WeekStartsOn) ? found : null;

    /// <summary>Keeps a checkpoint, unless there is a later one.</summary>
    internal void Keep(StreakCheckpoint checkpoint)
    {
        if (last is not { } known || known.Through < checkpoint.Through || (known.Start, known.WeekStartsOn) != (checkpoint.Start, checkpoint.WeekStartsOn))
            last = checkpoint;
    }

    private static DateOnly FirstDayOf(EntryEvent entry) =>
        entry.Previous?.Day < entry.Current?.Day ? entry.Previous!.Day : entry.Content.Day;
}
