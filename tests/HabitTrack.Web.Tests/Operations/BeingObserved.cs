using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HabitTrack.Web.Tests;

public sealed class BeingObserved
{
    [Fact]
    public async Task sends_traces_and_metrics_where_they_are_wanted_without_anybody_s_token()
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

    /// <summary>Takes whatever is sent by OTLP over HTTP.</summary>
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

        /// <summary>The texts within what was sent to a path.</summary>
        public string Sent(string path) => string.Concat(sent.Where(one => one.Path == path).Select(one => one.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Take(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.Latin1);
            sent.Enqueue((http.Request.Path, await reader.ReadToEndAsync(http.RequestAborted)));
        }
    }
}
