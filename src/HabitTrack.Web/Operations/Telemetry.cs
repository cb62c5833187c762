using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HabitTrack.Web;

/// <summary>Metrics for <c>/metrics</c>, and the export of metrics and traces over OTLP if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", Name = "HabitTrack";

    private static readonly string[] TenantAwareLibraries = ["Marten", "Wolverine"];

    /// <summary>The tags that metrics of these libraries keep. The tenant id is dropped because it identifies a person.</summary>
    private static readonly string[] AllowedTags = ["message.type", "message.destination", "source", "exception.type", "event.type"];

    /// <summary>Span tags that identify a person or may contain a token.</summary>
    private static readonly string[] PersonalTags = ["tenant.id", "tenant_id", "tenantid", "url.path", "url.query", "url.full"];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", ReminderMetrics.Name, WebhookMetrics.Meter];

    /// <summary>Instruments that are recorded several times per request and are not worth their cost.</summary>
    private static readonly string[] ExcludedInstruments = ["http.server.active_requests", "kestrel.queued_requests", ".bytes_read", ".bytes_written"];

    /// <param name="builder">The builder of the service.</param>
    /// <param name="storage">The names of the meters and activity sources of the storage libraries.</param>
    public static void AddTo(WebApplicationBuilder builder, IReadOnlyList<string> storage)
    {
        var isExported = !string.IsNullOrEmpty(builder.Configuration[Endpoint]);
        void Configure(IServiceCollection services) => services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddSingleton(_ =>
        {
            var metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(Configure)
                .ConfigureResource(resource => resource.AddService(Name))
                .AddMeter([.. Meters, .. storage])
                .AddView(instrument => ExcludedInstruments.Any(name => instrument.Name.EndsWith(name, StringComparison.Ordinal)) ? MetricStreamConfiguration.Drop
                    : TenantAwareLibraries.Any(library => instrument.Meter.Name.StartsWith(library, StringComparison.Ordinal)) ? new MetricStreamConfiguration { TagKeys = AllowedTags }
                    : null)
                .AddPrometheusExporter(text => text.ScopeInfoEnabled = false);
            return (isExported ? metrics.AddOtlpExporter() : metrics).Build();
        });
        if (!isExported)
            return;

        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(Configure)
            .ConfigureResource(resource => resource.AddService(Name))
            .AddSource(["Microsoft.AspNetCore", .. storage])
            .AddProcessor(new PersonalDataFilter())
            .AddOtlpExporter()
            .Build());
    }

    /// <summary>Starts collecting. Disposing the providers on shutdown flushes the remaining data.</summary>
    public static void Start(WebApplication app)
    {
        app.Services.GetRequiredService<MeterProvider>();
        if (app.Services.GetService<TracerProvider>() is not null)
            app.Use(NameSpan);
    }

    /// <summary>Names the span by its route pattern, because the path of a link contains a token.</summary>
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

    /// <summary>Removes personal data from spans.</summary>
    private sealed class PersonalDataFilter : BaseProcessor<System.Diagnostics.Activity>
    {
        public override void OnEnd(System.Diagnostics.Activity data)
        {
            foreach (var tag in PersonalTags)
                data.SetTag(tag, null);
        }
    }
}
