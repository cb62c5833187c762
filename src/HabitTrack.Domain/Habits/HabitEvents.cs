namespace HabitTrack.Domain;

// Names and fields here are stored. Add; never rename.

/// <summary>A habit began, by its first log or by hand.</summary>
/// <param name="Kind">What sort of activity; never changes.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="StartedOn">The first day of its life.</param>
/// <param name="ByLog">Started by a log: its start moves earlier when an earlier day is logged.</param>
/// <param name="Goal">Its first goal.</param>
/// <param name="Forgive">How many missed periods in a row a streak survives, 0 to 30.</param>
/// <param name="Order">Its place in lists; lower comes first.</param>
/// <param name="Tags">Words of the person's own.</param>
public sealed record HabitStarted(
    HabitKind Kind, string Name, DateOnly StartedOn, bool ByLog, Goal Goal, int Forgive, int Order, IReadOnlyList<string> Tags);

/// <summary>What a habit is called and how it is counted changed.</summary>
public sealed record HabitDetailsChanged(HabitDetails Before, HabitDetails After);

/// <summary>A goal was declared.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="EffectiveFrom">The day it is declared for.</param>
public sealed record GoalDeclared(Goal Goal, DateOnly EffectiveFrom);

/// <summary>A day was skipped: it does not count as missed.</summary>
public sealed record DaySkipped(DateOnly Day, string? Reason);

/// <summary>A skipped day counts again.</summary>
/// <param name="Day">Which.</param>
/// <param name="Reason">Why it had been skipped.</param>
public sealed record DayUnskipped(DateOnly Day, string? Reason);

/// <summary>A pause began on a day.</summary>
public sealed record HabitPaused(DateOnly From);

/// <summary>A pause ended: the day is the first that counts again.</summary>
public sealed record HabitResumed(DateOnly On);

/// <summary>The habit ended: the day is its last.</summary>
public sealed record HabitArchived(DateOnly On);

/// <summary>The habit lives again, from a day on.</summary>
public sealed record HabitReopened(DateOnly On);

/// <summary>A change of the habit itself was undone.</summary>
/// <param name="Version">The stream's version of the change that was undone.</param>
/// <param name="Definition">The habit as it was before that change; null when the change was its start.</param>
public sealed record HabitChangeUndone(long Version, HabitDefinition? Definition);
