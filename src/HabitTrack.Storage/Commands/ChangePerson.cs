using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that changes a person's settings.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Change">The settings before and after.</param>
public sealed record ChangeSettings(RequestContext Context, ChangeProfile Change);

/// <summary>A command that describes a person's own exercise.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Exercise">The exercise.</param>
public sealed record DescribeOwnExercise(RequestContext Context, DescribeExercise Exercise);

/// <summary>A command that takes or withdraws days off.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Change">A <see cref="TakeDaysOff"/> or a <see cref="WithdrawDaysOff"/>.</param>
public sealed record ChangeDaysOff(RequestContext Context, ProfileCommand Change);

/// <summary>Handles the commands that change a person's profile.</summary>
public static class ChangePersonHandler
{
    /// <summary>Changes the settings.</summary>
    public static Task<CommandResult> Handle(ChangeSettings message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, new StreamCommand.ToProfile(message.Change), cancellation);

    /// <summary>Describes the exercise.</summary>
    public static Task<CommandResult> Handle(DescribeOwnExercise message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, new StreamCommand.ToProfile(message.Exercise), cancellation);

    /// <summary>Takes or withdraws the days off.</summary>
    public static Task<CommandResult> Handle(ChangeDaysOff message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Execute(message.Context, new StreamCommand.ToProfile(message.Change), cancellation);
}
