using OpenTelemetry.Metrics;

namespace HabitTrack.Web;

/// <summary>What the service counts, as Prometheus reads it.</summary>
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
            .IsOpenHere()
            .WithSummary("Requests by route and status, the database's connections and the runtime, for Prometheus; asked for on the machine itself, without a token")
            .GivesText("text/plain");
    }
}
