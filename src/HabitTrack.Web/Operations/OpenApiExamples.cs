using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>The examples that the OpenAPI document shows, from <c>openapi-examples.json</c>: by type, and by operation where one differs.</summary>
internal sealed class OpenApiExamples
{
    private readonly JsonObject examples;

    public OpenApiExamples()
    {
        using var file = typeof(OpenApiExamples).Assembly.GetManifestResourceStream("openapi-examples.json")!;
        examples = JsonNode.Parse(file)!.AsObject();
    }

    /// <summary>An example of what an operation takes or gives.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="part">Its <c>body</c>, or the content type of an answer.</param>
    /// <param name="type">The type of it, where it is JSON.</param>
    public JsonNode Of(string operation, string part, Type? type = null) =>
        Filled(examples[$"{operation} {part}"] ?? examples[type?.Name ?? ""] ?? throw new InvalidOperationException($"{operation} {part} has no example."));

    /// <summary>A copy in which the example of the name stands in place of every <c>"@name"</c>.</summary>
    private JsonNode Filled(JsonNode example) => example switch
    {
        JsonObject map => new JsonObject(map.Select(field => KeyValuePair.Create(field.Key, field.Value is { } value ? Filled(value) : null))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item!))]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('@') => Filled(examples[name[1..]]!),
        _ => example.DeepClone(),
    };
}
