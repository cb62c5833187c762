namespace HabitTrack.Domain.Streaks;

/// <summary>
/// A cache of the latest checkpoint of a habit's streaks. Views of later days continue from it, so that the cost of a log does not grow with the length of
/// the history. Without it, streaks are computed from the start, with the same result.
/// </summary>
public sealed class StreakCheckpoints
{
    private StreakCheckpoint? last;

    private StreakCheckpoints(StreakCheckpoint? last) => this.last = last;

    /// <summary>An empty cache.</summary>
    public StreakCheckpoints()
    {
    }

    /// <summary>Returns the cache for the state after an event. The checkpoint is kept if the event cannot affect it.</summary>
    public StreakCheckpoints After(HabitEvent @event) => @event is EntryEvent entry && last?.Through < FirstDayOf(entry) ? new(last) : new();

    /// <summary>Returns the checkpoint from which a view can continue; null if there is none.</summary>
    internal StreakCheckpoint? Find(HabitView view) =>
        last is { } found && found.Through < view.AsOf && found.HasSameInputs(StreakCheckpoint.Before(view)) ? found : null;

    /// <summary>Stores a checkpoint, unless a later one is stored.</summary>
    internal void Keep(StreakCheckpoint checkpoint)
    {
        if (last is not { } known || known.Through < checkpoint.Through || !known.HasSameInputs(checkpoint))
            last = checkpoint;
    }

    private static DateOnly FirstDayOf(EntryEvent entry) =>
        entry.Previous?.Day < entry.Current?.Day ? entry.Previous!.Day : entry.Content.Day;
}
