namespace HabitTrack.EventStore.Marten.Appending;

/// <summary>Follows a commit that remembers an idempotency key, now and then. It travels by the durable outbox.</summary>
public sealed record ForgetOldKeys;

/// <summary>Does so beside the appends.</summary>
public static class ForgetOldKeysHandler
{
    /// <summary>Forgets what is older than a day.</summary>
    public static Task Handle(ForgetOldKeys _, CommitAppender appender, CancellationToken cancellation) =>
        appender.ForgetOldKeys(cancellation);
}
