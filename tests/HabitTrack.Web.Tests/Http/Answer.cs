using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>What the service answered.</summary>
public sealed record Answer(int Status, string ContentType, IReadOnlyDictionary<string, string> Headers, string Text, string? Disposition)
{
    private JsonNode? body;

    public JsonNode Body => body ??= JsonNode.Parse(Text)!;

    public string ETag => Headers["ETag"];

    /// <summary>What stands at a path such as <c>entry.id</c> or <c>entries.0.day</c>; null where there is nothing.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate(
        (JsonNode?)Body,
        (node, step) => node is JsonArray list ? list.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)) : node?[step]);

    public string? Code => this["code"]?.GetValue<string>();

    public T Value<T>(string path) => this[path].Deserialize<T>(JsonSerializerOptions.Web)!;

    /// <summary>How many items a list has.</summary>
    public int Count(string path) => this[path]!.AsArray().Count;

    /// <summary>Fails with the whole answer where it has another status.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"{status} was expected, not {Status} {Text}");
        return this;
    }

    /// <summary>Fails where it is not this problem.</summary>
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
