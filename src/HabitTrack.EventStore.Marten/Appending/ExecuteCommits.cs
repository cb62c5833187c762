using HabitTrack.EventStore.Postgres.Appending;

namespace HabitTrack.EventStore.Marten.Appending;

/// <summary>The message: commits of one tenant to be decided and appended together. It never leaves the process.</summary>
public sealed class ExecuteCommits
{
    internal ExecuteCommits(Submission submission) => Submission = submission;

    internal Submission Submission { get; }

    /// <summary>A batch of it that was sent and may have been committed, or may still be: a try again looks for it first.</summary>
    internal Batch? InDoubt { get; set; }
}
