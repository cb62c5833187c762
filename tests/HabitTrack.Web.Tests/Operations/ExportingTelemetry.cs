using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HabitTrack.Web.Tests;

public sealed class ExportingTelemetry
{
    [Fact]
    public async Task sends_traces_and_metrics_to_the_configured_endpoint_without_tokens()
    {
        await using var collector = await Collector.Start();
        string shared;
        await using (var app = await HabitTrackApp.Start(
            "--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))
        {
            (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
            shared = (await app.Post("/v1/tokens", new { name = "A friend", scopes = new[] { "share" } })).Expect(201).Value<string>("token");
            (await app.Get($"/share/{shared}")).Expect(200);
        }

        var (traces, metrics) = (collector.Sent("/v1/traces"), collector.Sent("/v1/metrics"));
        Assert.Contains("HabitTrack", traces);
        Assert.Contains("POST /v1/hangs", traces);
        Assert.Contains("GET /share/{token}", traces);
        Assert.Contains("Npgsql", traces);
        Assert.Contains("http.server.request.duration", metrics);
        Assert.DoesNotContain(shared, traces + metrics);
    }

    [Fact]
    public async Task serves_metrics_in_the_prometheus_format()
    {
        await using var app = await HabitTrackApp.Start();
        (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201);
        var shared = (await app.Post("/v1/tokens", new { name = "A friend", scopes = new[] { "share" } })).Expect(201).Value<string>("token");
        (await app.Get($"/share/{shared}")).Expect(200);

        var metrics = (await app.Get("/metrics")).Expect(200);

        Assert.Equal("text/plain", metrics.ContentType);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", metrics.Text);
        Assert.Matches("(?m)^http_server_request_duration_seconds_count{[^}]*http_response_status_code=\"201\",http_route=\"/v1/hangs\"[^}]*} [1-9]", metrics.Text);
        Assert.Contains("http_route=\"/share/{token}\"", metrics.Text);
        Assert.Matches("(?m)^db_client_connection_count{.*} [0-9]", metrics.Text);
        Assert.Matches("(?m)^dotnet_process_memory_working_set_bytes({})? [1-9]", metrics.Text);
        Assert.All(metrics.Text.TrimEnd().Split('\n'), line => Assert.Matches("^(# .+|[a-zA-Z_:][a-zA-Z0-9_:]*({([a-z_]+=\"[^\"]*\",?)*})? [-+0-9.eEInfNa]+)$", line));
        Assert.DoesNotContain("active_requests", metrics.Text);
        Assert.DoesNotContain(shared, metrics.Text);
    }

    [Fact]
    public async Task contains_no_personal_data()
    {
        await using var collector = await Collector.Start();
        string person, metrics;
        await using (var app = await TokensApp.Start("--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))
        {
            person = await app.Add("Ada");
            var (token, _) = await app.Issue(person, "log read");
            (await app.Post(token, "/v1/hangs", new { seconds = 45 })).Expect(201);
            (await app.Get(token, $"/v1/streaks?person={person}")).Expect(200);
            (await app.Get(app.Admin, "/v1/people")).Expect(200);
            foreach (var library in new[] { "Marten", "Wolverine:HabitTrack" })
            {
                using var meter = new Meter(library);
                meter.CreateCounter<int>("test.events").Add(1, new("tenant.id", person), new("event.type", "hang_logged"));
                using var source = new ActivitySource(library);
                using var span = source.StartActivity("append");
                span?.SetTag("tenant.id", person).SetTag("url.path", $"/v1/people/{person}");
            }

            metrics = (await app.App.Get("/metrics")).Expect(200).Text;
            (await app.Delete(app.Admin, $"/v1/people/{person}")).Expect(200);
        }

        Assert.Matches("(?m)^test_events_total{[^}]*event_type=\"hang_logged\"", metrics);
        Assert.DoesNotContain("tenant", metrics);
        Assert.All(new[] { metrics, collector.Sent("/v1/metrics"), collector.Sent("/v1/traces") }, text => Assert.DoesNotContain(person, text));
        Assert.DoesNotContain("tenant.id", collector.Sent("/v1/metrics") + collector.Sent("/v1/traces"));
        Assert.Contains("append", collector.Sent("/v1/traces"));
    }

    [Fact]
    public async Task allows_metrics_to_this_machine_and_administrators()
    {
        await using var app = await TokensApp.Start("--Proxies", "127.0.0.1");
        var (token, _) = await app.Issue(await app.Add("Ada"), "log read");
        (string, string) elsewhere = ("X-Forwarded-For", "203.0.113.7");

        (await app.App.Get("/metrics")).Expect(200);
        (await app.App.Get("/metrics", elsewhere)).Refuses(401, "token-required");
        (await app.App.Get("/metrics", ("Host", "habits.example.org"))).Refuses(401, "token-required");
        (await app.App.Get("/metrics", ("X-Real-IP", "203.0.113.7"))).Refuses(401, "token-required");
        (await app.App.Get("/metrics", elsewhere, TokensApp.Bearer(token))).Refuses(403, "scope-missing");
        (await app.App.Get("/metrics", elsewhere, TokensApp.Bearer(app.Admin))).Expect(200);
    }

    /// <summary>An OTLP collector over HTTP.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> sent = [];

        public string Address => app.Urls.Single();

        public static async Task<Collector> Start()
        {
            var app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"]).Build();
            var collector = new Collector(app);
            app.Run(collector.Take);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return collector;
        }

        /// <summary>The bodies that were sent to a path.</summary>
        public string Sent(string path) => string.Concat(sent.Where(one => one.Path == path).Select(one => one.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Take(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.Latin1);
            sent.Enqueue((http.Request.Path, await reader.ReadToEndAsync(http.RequestAborted)));
        }
    }
}
