using OpenTelemetry.Metrics;

namespace HabitTrack.Web;

/// <summary>Exposes metrics in the Prometheus text format.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var write = new ApplicationBuilder(services)
            .UseOpenTelemetryPrometheusScrapingEndpoint(services.GetRequiredService<MeterProvider>(), _ => true, null, null, null)
            .Build();
        routes.MapGet("/metrics", (Delegate)((HttpContext http) => write(http)))
            .WithTags("Health")
            .Needs(Scope.Admin)
            .IsOpenToThisMachine()
            .WithSummary("Metrics of requests, database connections and the runtime for Prometheus; requests from this machine need no token")
            .ProducesText("text/plain");
    }
}
