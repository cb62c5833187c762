using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HabitTrack.Web;

/// <summary>Metrics, which <c>/metrics</c> shows; these and traces are also sent by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Name = "HabitTrack";

    private static readonly string[] Tenanted = ["Marten", "Wolverine"];

    /// <summary>What these may tell apart: not the tenant, who is a person.</summary>
    private static readonly string[] Labels = ["message.type", "message.destination", "source", "exception.type", "event.type"];

    /// <summary>What names a person in traces, or may.</summary>
    private static readonly string[] Personal = ["tenant.id", "tenant_id", "tenantid", "url.path", "url.query", "url.full"];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Left out: measured several times a request, which costs more than they tell.</summary>
    private static readonly string[] Dear = ["http.server.active_requests", "kestrel.queued_requests", ".bytes_read", ".bytes_written"];

    /// <param name="builder">Of the service.</param>
    /// <param name="storage">The names under which the libraries of the storage report what they do.</param>
    public static void AddTo(WebApplicationBuilder builder, IReadOnlyList<string> storage)
    {
        var isSent = !string.IsNullOrEmpty(builder.Configuration[Endpoint]);
        void Configure(IServiceCollection services) => services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddSingleton(_ =>
        {
            var metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(Configure)
                .ConfigureResource(resource => resource.AddService(Name))
                .AddMeter([.. Meters, .. storage])
                .AddView(instrument => Dear.Any(name => instrument.Name.EndsWith(name, StringComparison.Ordinal)) ? MetricStreamConfiguration.Drop
                    : Tenanted.Any(library => instrument.Meter.Name.StartsWith(library, StringComparison.Ordinal)) ? new MetricStreamConfiguration { TagKeys = Labels }
                    : null)
                .AddPrometheusExporter(text => text.ScopeInfoEnabled = false);
            return (isSent ? metrics.AddOtlpExporter() : metrics).Build();
        });
        if (!isSent)
            return;

        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(Configure)
            .ConfigureResource(resource => resource.AddService(Name))
            .AddSource(["Microsoft.AspNetCore", .. storage])
            .AddProcessor(new WithoutPeople())
            .AddOtlpExporter()
            .Build());
    }

    /// <summary>Begins it. What is still to be sent is sent when the service ends.</summary>
    public static void Start(WebApplication app)
    {
        app.Services.GetRequiredService<MeterProvider>();
        if (app.Services.GetService<TracerProvider>() is not null)
            app.Use(NameSpan);
    }

    /// <summary>By the route: in the address of a link stands a token, and who reads the traces is not whom it was given to.</summary>
    private static async Task NameSpan(HttpContext http, RequestDelegate next)
    {
        var span = System.Diagnostics.Activity.Current;
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (span is not null)
                span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
            span?.SetTag("http.request.method", http.Request.Method)
                .SetTag("http.route", route)
                .SetTag("http.response.status_code", http.Response.StatusCode);
        }
    }

    /// <summary>Takes out of traces who they are about: whoever reads them looks after the service, and not after people.</summary>
    private sealed class WithoutPeople : BaseProcessor<System.Diagnostics.Activity>
    {
        public override void OnEnd(System.Diagnostics.Activity data)
        {
            foreach (var tag in Personal)
                data.SetTag(tag, null);
        }
    }
}
