namespace HabitTrack.Storage.Commands.Batching;

/// <summary>A command for one of a person's streams, with its author and time.</summary>
/// <param name="Command">The command.</param>
/// <param name="By">The author.</param>
/// <param name="At">The instant of the request.</param>
/// <param name="IsOptional">Whether the other commands of the same group are committed even if the rules refuse this one.</param>
public sealed record PersonCommand(StreamCommand Command, Author By, DateTimeOffset At, bool IsOptional = false);
