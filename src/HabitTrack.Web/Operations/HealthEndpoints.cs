namespace HabitTrack.Web;

/// <summary>Whether the service lives, and whether it is ready to serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("").WithTags("Health").IsOpen();
        health.MapGet("/health/live", () => Answers.Ok(new HealthBody("live"))).WithSummary("Answers as long as the service runs").Gives(Examples.Live);
        health.MapGet("/health/ready", Ready)
            .WithSummary("Whether the database answers and its schema is current")
            .Gives(Examples.Ready)
            .Refuses("not-ready");
    }

    private static async Task<IResult> Ready(StorageStartup storage, CancellationToken cancellation) =>
        await storage.NotReady(cancellation) is { } reason
            ? new Problem(StatusCodes.Status503ServiceUnavailable, "not-ready", reason)
            : Answers.Ok(new HealthBody("ready"));
}

/// <summary>How the service is.</summary>
internal sealed record HealthBody(string Status);
