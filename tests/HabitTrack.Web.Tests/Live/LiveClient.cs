using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>A message as a client received it.</summary>
public sealed record LiveMessage(string Name, string Id, JsonNode Data);

/// <summary>A client of the live stream of a node.</summary>
public sealed class LiveClient : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> messages;

    private LiveClient(HttpResponseMessage response, Stream content, CancellationToken cancellation)
    {
        this.response = response;
        messages = SseParser.Create(content).EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="node">The HTTP client of the node.</param>
    /// <param name="lastId">The id of the last message received; null for a new stream.</param>
    /// <param name="path">The address of the stream.</param>
    /// <param name="headers">Other headers.</param>
    public static async Task<LiveClient> Connect(HttpClient node, string? lastId = null, string path = "/v1/live", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (lastId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        var answer = await node.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return new LiveClient(answer, await answer.Content.ReadAsStreamAsync(Cancellation), Cancellation);
    }

    /// <summary>Reads the next message; null when the stream has ended.</summary>
    public async Task<LiveMessage?> Next() => await messages.MoveNextAsync()
        ? new LiveMessage(messages.Current.EventType, messages.Current.EventId!, JsonNode.Parse(messages.Current.Data)!)
        : null;

    /// <summary>Reads the given number of messages.</summary>
    public async Task<IReadOnlyList<LiveMessage>> Take(int count)
    {
        var taken = new List<LiveMessage>();
        while (taken.Count < count)
            taken.Add(await Next() ?? throw new InvalidOperationException("The stream has ended."));
        return taken;
    }

    /// <summary>Closes the connection, even in the middle of a message.</summary>
    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        try
        {
            await messages.DisposeAsync();
        }
        catch (IOException)
        {
            // The connection was closed in the middle of a message.
        }
    }
}
