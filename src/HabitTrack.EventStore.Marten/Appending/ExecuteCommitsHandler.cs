using Marten;
using Wolverine;

namespace HabitTrack.EventStore.Marten.Appending;

/// <summary>Wolverine opens the session for the message's tenant, and saves it as one unit of work after this.</summary>
public static class ExecuteCommitsHandler
{
    /// <returns>What was decided, to be answered once it is saved, and what follows from it.</returns>
    public static async Task<(Settled Settled, DeliveryMessage<ForgetOldKeys>? Follows)> Handle(
        ExecuteCommits message, IDocumentSession session, CommitAppender appender, CancellationToken cancellation)
    {
        var settled = await appender.Append(message, session, cancellation);
        return (settled, appender.FollowUp(settled));
    }
}
