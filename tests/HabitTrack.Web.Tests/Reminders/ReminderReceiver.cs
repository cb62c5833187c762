using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HabitTrack.Web.Tests;

/// <summary>A server that receives reminders over real HTTP, such as an ntfy server or a push service. A path that ends in a number answers with that status.</summary>
internal sealed class ReminderReceiver : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly Channel<ReceivedReminder> received = Channel.CreateUnbounded<ReceivedReminder>();

    private ReminderReceiver(WebApplication server) => this.server = server;

    public string Address => server.Urls.Single();

    public static async Task<ReminderReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new ReminderReceiver(builder.Build());
        receiver.server.Run(receiver.Receive);
        await receiver.server.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for the next request.</summary>
    public async Task<ReceivedReminder> Next()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));
        return await received.Reader.ReadAsync(timeout.Token);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Receive(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Response.StatusCode = int.TryParse(http.Request.Path.Value!.Split('/')[^1], out var status) ? status : StatusCodes.Status201Created;
        await received.Writer.WriteAsync(
            new ReceivedReminder(http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
    }
}

/// <summary>A request with a reminder.</summary>
internal sealed record ReceivedReminder(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);
