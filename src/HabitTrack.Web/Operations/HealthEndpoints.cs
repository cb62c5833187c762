namespace HabitTrack.Web;

/// <summary>Whether the service lives, and whether it is ready to serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("").WithTags("Health").AllowAnonymous();
        health.MapGet("/health/live", () => new HealthBody("live")).WithSummary("Answers as long as the service runs");
        health.MapGet("/health/ready", Ready)
            .WithSummary("Whether the database answers and its schema is current")
            .Refuses("not-ready");
    }

    private static async Task<HealthBody> Ready(StorageStartup storage, CancellationToken cancellation) =>
        await storage.FindReadinessProblem(cancellation) is { } reason
            ? throw new ProblemException(new(StatusCodes.Status503ServiceUnavailable, "not-ready", reason))
            : new HealthBody("ready");
}

/// <summary>How the service is.</summary>
internal sealed record HealthBody(string Status);
