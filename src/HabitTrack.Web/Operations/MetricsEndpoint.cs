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
            .GivesText(() => Example, "text/plain");

    private const string Example =
        """
        # TYPE http_server_request_duration_seconds histogram
        # UNIT http_server_request_duration_seconds seconds
        # HELP http_server_request_duration_seconds Duration of HTTP server requests.
        http_server_request_duration_seconds_bucket{http_request_method="POST",http_response_status_code="201",http_route="/v1/hangs",le="0.005"} 41

        """;

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
