using OpenTelemetry.Metrics;

namespace HabitTrack.Web;

/// <summary>What the service counts, as Prometheus reads it.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", Get)
            .WithTags("Health")
            .Needs(Scope.Admin)
            .IsOpenHere()
            .WithSummary("Requests by route and status, the database's connections and the runtime, for Prometheus; asked for on the machine itself, without a token")
            .GivesText("text/plain");

    private static Task Get(HttpContext http, MetricsText metrics) => metrics.Write(http);
}

/// <summary>Everything counted, written as Prometheus asks for it.</summary>
internal sealed class MetricsText(IServiceProvider services, MeterProvider provider)
{
    private readonly RequestDelegate write = new ApplicationBuilder(services)
        .UseOpenTelemetryPrometheusScrapingEndpoint(provider, _ => true, null, null, null)
        .Build();

    public Task Write(HttpContext http) => write(http);
}
