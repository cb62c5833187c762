using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HabitTrack.Web.Tests;

/// <summary>Another program that gets webhooks over real HTTP, under an address of its own for each test.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentDictionary<string, Inbox> inboxes = new();

    private Receiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async http => await inboxes[http.Request.Path].Receive(http));
    }

    public static async Task<Receiver> Start()
    {
        var receiver = new Receiver();
        await receiver.server.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public Inbox Open()
    {
        var path = $"/{Guid.NewGuid():n}";
        return inboxes[path] = new Inbox(server.Urls.Single() + path);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await server.StopAsync(soon.Token);
        await server.DisposeAsync();
    }
}

/// <summary>The requests to one address, in order.</summary>
internal sealed class Inbox(string url)
{
    private readonly ConcurrentQueue<Received> requests = new();

    public string Url => url;

    /// <summary>Answers a request; by default with 204.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = With(HttpStatusCode.NoContent);

    public IReadOnlyList<Received> Requests => [.. requests];

    public IEnumerable<string> Types => Requests.Select(request => request.Type);

    public static Func<HttpContext, Task> With(HttpStatusCode status) => http =>
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    };

    /// <summary>Waits until there are at least as many requests.</summary>
    public async Task<IReadOnlyList<Received>> WaitFor(int count)
    {
        await Eventually.Holds($"{count} requests came", () => Task.FromResult(requests.Count >= count));
        return Requests;
    }

    public async Task Receive(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers;
        requests.Enqueue(new Received(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, body));
        await Answer(http);
    }
}

/// <summary>A request as a receiver gets it.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    public JsonNode Json { get; } = JsonNode.Parse(Body)!;

    public string Type => (string)Json["type"]!;

    /// <summary>Verifies the signature as the specification of Standard Webhooks says.</summary>
    public bool IsSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Split('_')[1]));
        var expected = hmac.ComputeHash(Encoding.ASCII.GetBytes($"{Id}.{Timestamp}.").Concat(Encoding.UTF8.GetBytes(Body)).ToArray());
        return Signature == "v1," + Convert.ToBase64String(expected);
    }
}
