namespace HabitTrack.Domain;

/// <summary>What a summary tells of a kind of activity beyond its totals.</summary>
public abstract record ActivityFacts;
