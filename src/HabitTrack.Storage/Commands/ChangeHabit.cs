using HabitTrack.Storage.Commands.Batching;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that changes a habit, such as <c>ChangeHabit&lt;DeclareGoal&gt;</c>.</summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Habit">The habit's id.</param>
/// <param name="Command">The command.</param>
public sealed record ChangeHabit<TCommand>(RequestContext Context, string Habit, TCommand Command)
    where TCommand : HabitCommand;

/// <summary>Handles <see cref="ChangeHabit{TCommand}"/>.</summary>
public static class ChangeHabitHandler
{
    /// <summary>Starts a habit, or changes the details that are given.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<PutHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Declares a goal.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<DeclareGoal> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Skips a day or a range of days.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<SkipDay> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Undoes the skip of a day or a range of days.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<UnskipDay> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Pauses a habit.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<PauseHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Resumes a habit.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<ResumeHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Archives a habit.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<ArchiveHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Reopens a habit.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<ReopenHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    /// <summary>Removes a habit without entries.</summary>
    public static Task<CommandResult> Handle(ChangeHabit<RemoveHabit> message, CommandBatch batch, CancellationToken cancellation) =>
        batch.Change(message, cancellation);

    private static Task<CommandResult> Change<TCommand>(this CommandBatch batch, ChangeHabit<TCommand> message, CancellationToken cancellation)
        where TCommand : HabitCommand =>
        batch.Execute(message.Context, new StreamCommand.ToHabit(message.Habit, message.Command), cancellation);
}
