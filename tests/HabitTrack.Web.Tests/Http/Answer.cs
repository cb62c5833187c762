using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>A response of the service.</summary>
public sealed record Answer(int Status, string ContentType, IReadOnlyDictionary<string, string> Headers, string Text, string? Disposition)
{
    private JsonNode? body;

    public JsonNode Body => body ??= JsonNode.Parse(Text)!;

    public string ETag => Headers["ETag"];

    /// <summary>The value at a path such as <c>entry.id</c> or <c>entries.0.day</c>; null if it does not exist.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate(
        (JsonNode?)Body,
        (node, step) => node is JsonArray list ? list.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)) : node?[step]);

    public string? Code => this["code"]?.GetValue<string>();

    public T Value<T>(string path) => this[path].Deserialize<T>(JsonSerializerOptions.Web)!;

    /// <summary>The number of items in a list.</summary>
    public int Count(string path) => this[path]!.AsArray().Count;

    /// <summary>Fails with the response body unless the status is the expected one.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, but the status is {Status}: {Text}");
        return this;
    }

    /// <summary>Fails unless the response is the expected problem.</summary>
    public Answer Refuses(int status, string code)
    {
        Expect(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(code, Code);
        Assert.Equal(status, Value<int>("status"));
        Assert.NotEmpty(Value<string>("detail"));
        return this;
    }

    public static async Task<Answer> Of(HttpResponseMessage response, CancellationToken cancellation) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType ?? "",
        response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync(cancellation),
        response.Content.Headers.ContentDisposition?.ToString());
}
