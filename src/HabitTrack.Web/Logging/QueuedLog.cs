namespace HabitTrack.Web;

/// <summary>
/// A log that the browser keeps until the service has answered it. It is sent with an id of its own and the instant of the browser's clock,
/// as often as it takes, and always the same.
/// </summary>
internal static class QueuedLog
{
    private const string Field = "performedAt";

    /// <summary>The browser's clock at the time of sending, which tells how wrong it is.</summary>
    private const string ClientTime = "HabitTrack-Client-Time";

    /// <summary>A clock that differs by no more is right: the rest is the network.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>What arrives so soon is logged as it is done.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    /// <summary>When it was done by the service's clock, never in the future; null for now.</summary>
    /// <exception cref="ProblemException">422 when a field is no instant.</exception>
    public static DateTimeOffset? PerformedAt(Form form, PageContext context)
    {
        if (form.Instant(Field) is not { } told)
            return null;

        var now = context.Clock.GetUtcNow();
        var skew = Instants.TryParse(context.Response.HttpContext.Request.Headers[ClientTime].ToString(), out var sent) ? now - sent : TimeSpan.Zero;
        var ticks = skew.Duration() > ClockTolerance ? told.UtcTicks + skew.Ticks : told.UtcTicks;
        var at = new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.UtcTicks, now.UtcTicks), TimeSpan.Zero);
        return now - at < AtOnce ? null : at;
    }

    /// <summary>Whether it was refused because its entry exists: the id is of this log only, so the entry is it, whatever became of it since.</summary>
    public static bool WasRecorded(Form form, Problem? problem) => problem?.Code is "id-reused" or "entry-retracted" && form.Has(Field);
}
