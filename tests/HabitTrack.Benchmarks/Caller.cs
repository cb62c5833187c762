using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace HabitTrack.Benchmarks;

/// <summary>Asks on somebody's behalf.</summary>
/// <param name="client">Leads to who is asked.</param>
/// <param name="authorization">What whoever asks is authorized by; null for nothing.</param>
internal sealed class Caller(HttpClient client, string? authorization)
{
    public string? Authorization => authorization;

    public Task<byte[]> Get(string path, CancellationToken cancellation = default) => Send(HttpMethod.Get, path, null, cancellation);

    public Task<byte[]> Post(string path, object? body, CancellationToken cancellation = default) => Send(HttpMethod.Post, path, Json(body), cancellation);

    public Task<byte[]> Put(string path, object body) => Send(HttpMethod.Put, path, Json(body), CancellationToken.None);

    public Task<byte[]> Patch(string path, object body) => Send(HttpMethod.Patch, path, Json(body), CancellationToken.None);

    public Task<byte[]> Delete(string path) => Send(HttpMethod.Delete, path, null, CancellationToken.None);

    /// <summary>The answer, whole.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<byte[]> Send(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await client.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? body
            : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}", null, answer.StatusCode);
    }

    /// <summary>Whether there is an answer yet, and one that gives what was asked for.</summary>
    public async Task<bool> Answers(string path)
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

    public static JsonNode Read(byte[] answer) => JsonNode.Parse(answer)!;

    /// <summary>A text is JSON already.</summary>
    private static HttpContent? Json(object? body) => body switch
    {
        null => null,
        string text => new StringContent(text, new MediaTypeHeaderValue("application/json")),
        _ => JsonContent.Create(body, body.GetType()),
    };
}
