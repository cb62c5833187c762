using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HabitTrack.Web.Tests;

/// <summary>Sends HEAD requests to all GET routes.</summary>
public sealed class SendingHeadRequests
{
    [Fact]
    public async Task returns_the_headers_of_GET_without_content()
    {
        await using var app = await HabitTrackApp.Start();
        var entry = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");
        var share = (await app.Post("/v1/tokens", new { name = "A friend", scopes = new[] { "share" } })).Expect(201).Value<string>("token");
        var rebuild = (await app.Post("/v1/admin/rebuilds")).Expect(201).Value<string>("id");
        var import = (await app.Post("/v1/imports", """[{"habitTrack":1},{"events":0}]""")).Expect(202).Value<string>("id");
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(route => route.RoutePattern.RawText!)
            .Select(path => path.Replace("{habit}", "hang").Replace("{id}", entry).Replace("{id:guid}", entry).Replace("{rebuild:guid}", rebuild).Replace("{import:guid}", import).Replace("{token}", share).Replace("{page}", "hang"))
            .Except(["/v1/live", "/v1/replays/playback"])
            .Concat(["/v1/nothing", "/v1/entries?from=never", "/css/tokens.css", "/docs"])
            .ToList();

        Assert.Contains("/", routes);
        Assert.Contains("/metrics", routes);
        foreach (var path in routes)
        {
            var (get, head) = (await app.Get(path), await app.Send(HttpMethod.Head, path, null));
            Assert.Equal((path, get.Status, get.ContentType, ""), (path, head.Status, head.ContentType, head.Text));
            Assert.Equal(HeadersOf(get), HeadersOf(head));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/streaks")]
    [InlineData("/health/live")]
    [InlineData("/v1/entries?from=never")]
    [InlineData("/css/tokens.css")]
    public async Task sends_nothing_after_the_headers(string path)
    {
        await using var app = await SharedService.NewPerson();
        using var connection = new TcpClient();
        var cancellation = TestContext.Current.CancellationToken;
        await connection.ConnectAsync(app.Client.BaseAddress!.Host, app.Client.BaseAddress.Port, cancellation);
        await using var stream = connection.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(cancellation);

        Assert.StartsWith("HTTP/1.1 ", answer);
        Assert.Equal(answer.Length - 4, answer.IndexOf("\r\n\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/live")]
    [InlineData("/v1/replays/playback")]
    [InlineData("/v1/hangs")]
    public async Task is_rejected_by_streams_and_by_routes_without_GET(string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.Equal(405, (await app.Send(HttpMethod.Head, path, null)).Status);
    }

    [Fact]
    public async Task requires_the_same_authorization_as_GET()
    {
        await using var app = await SharedService.Administrator();
        var (log, _) = await app.Issue(await app.Add("Ada"), "log");

        Assert.Equal(401, (await app.App.Send(HttpMethod.Head, "/v1/streaks", null)).Status);
        Assert.Equal(403, (await app.App.Send(HttpMethod.Head, "/v1/streaks", null, TokensApp.Bearer(log))).Status);
    }

    /// <summary>All headers except those that depend on the time or on the transfer of the content.</summary>
    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(Answer answer) =>
        answer.Headers.Where(header => header.Key is not ("Date" or "Transfer-Encoding")).OrderBy(header => header.Key, StringComparer.Ordinal);
}
