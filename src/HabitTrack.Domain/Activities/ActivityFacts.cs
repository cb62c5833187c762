namespace HabitTrack.Domain.Activities;

/// <summary>The statistics of a summary that only one kind of activity has. Each kind derives its own record.</summary>
public abstract record ActivityFacts;
