using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace HabitTrack.Benchmarks;

/// <summary>Sends requests with the authorization of one person.</summary>
/// <param name="client">The HTTP client of the service.</param>
/// <param name="authorization">The Authorization header; null for none.</param>
internal sealed class Caller(HttpClient client, string? authorization)
{
    public string? Authorization => authorization;

    public Task<byte[]> Get(string path, CancellationToken cancellation = default) => Send(HttpMethod.Get, path, null, cancellation);

    public Task<byte[]> Post(string path, object? body, CancellationToken cancellation = default) => Send(HttpMethod.Post, path, Json(body), cancellation);

    public Task<byte[]> Put(string path, object body) => Send(HttpMethod.Put, path, Json(body), CancellationToken.None);

    public Task<byte[]> Patch(string path, object body) => Send(HttpMethod.Patch, path, Json(body), CancellationToken.None);

    public Task<byte[]> Delete(string path) => Send(HttpMethod.Delete, path, null, CancellationToken.None);

    /// <summary>Sends a request and returns the response body.</summary>
    /// <exception cref="HttpRequestException">The status code is not a success.</exception>
    public async Task<byte[]> Send(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var response = await client.SendAsync(request, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return response.IsSuccessStatusCode
            ? body
            : throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {Encoding.UTF8.GetString(body)}", null, response.StatusCode);
    }

    /// <summary>Whether a GET request succeeds.</summary>
    public async Task<bool> Succeeds(string path)
    {
        try
        {
            await Get(path);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static JsonNode Read(byte[] response) => JsonNode.Parse(response)!;

    /// <summary>Strings are sent as they are, as JSON.</summary>
    private static HttpContent? Json(object? body) => body switch
    {
        null => null,
        string text => new StringContent(text, new MediaTypeHeaderValue("application/json")),
        _ => JsonContent.Create(body, body.GetType()),
    };
}
