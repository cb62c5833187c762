namespace HabitTrack.Web;

/// <summary>A figure: what it is, what it says, and what else there is to it.</summary>
public sealed record FactView(string Name, string Value, string? More);
