using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Liveness and readiness checks.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("").WithTags("Health").AllowAnonymous();
        health.MapGet("/health/live", () => new HealthBody("live")).WithSummary("Liveness check: answers while the service is running");
        health.MapGet("/health/ready", Ready)
            .WithSummary("Readiness check: the database is available, its schema is current, and webhooks are not stuck")
            .Refuses("not-ready");
    }

    private static async Task<Results<Ok<HealthBody>, Problem>> Ready(StorageStartup storage, WebhookDaemon daemon, CancellationToken cancellation) =>
        await FindProblem(storage, daemon, cancellation) is { } reason
            ? new Problem(StatusCodes.Status503ServiceUnavailable, "not-ready", reason)
            : TypedResults.Ok(new HealthBody("ready"));

    private static async Task<string?> FindProblem(StorageStartup storage, WebhookDaemon daemon, CancellationToken cancellation) =>
        await storage.FindReadinessProblem(cancellation) is { } problem ? problem
        : await daemon.IsStuck(cancellation) ? "Webhooks have not been told about events for more than two minutes. See the log for the cause, and restart the service."
        : null;
}

/// <summary>The result of a health check.</summary>
internal sealed record HealthBody(string Status);
