namespace HabitTrack.Web;

/// <summary>
/// A log that the browser queues until the service has recorded it. It has an id and the instant by the browser's clock,
/// and is retried unchanged.
/// </summary>
internal static class QueuedLog
{
    private const string Field = "performedAt";

    /// <summary>The browser's clock at the time of sending, to compute its skew.</summary>
    private const string ClientTime = "HabitTrack-Client-Time";

    /// <summary>A smaller difference is network latency, not skew.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>A log that arrives within this time is logged as now.</summary>
    private static readonly TimeSpan NowTolerance = TimeSpan.FromSeconds(10);

    /// <summary>The instant by the service's clock, never in the future; null for now.</summary>
    /// <exception cref="ProblemException">422 if the field is not an instant.</exception>
    public static DateTimeOffset? PerformedAt(Form form, PageContext context)
    {
        if (form.Instant(Field) is not { } reported)
            return null;

        var now = context.Clock.GetUtcNow();
        var skew = Instants.TryParse(context.Response.HttpContext.Request.Headers[ClientTime].ToString(), out var sent) ? now - sent : TimeSpan.Zero;
        var ticks = skew.Duration() > ClockTolerance ? reported.UtcTicks + skew.Ticks : reported.UtcTicks;
        var at = new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.UtcTicks, now.UtcTicks), TimeSpan.Zero);
        return now - at < NowTolerance ? null : at;
    }

    /// <summary>
    /// The problem to show for a log. One that was refused because its entry already exists, possibly corrected since, was recorded. If the entry was
    /// retracted since, the page says so, with a status by which the browser does not keep the log.
    /// </summary>
    public static Problem? ProblemOf(Form form, Problem? problem) => problem?.Code switch
    {
        "id-reused" when form.Has(Field) => null,
        "entry-retracted" when form.Has(Field) => problem with { Status = StatusCodes.Status200OK },
        _ => problem,
    };
}
