using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>The OpenAPI document, with validation of values against its schemas.</summary>
public sealed class OpenApiDocument(JsonNode root)
{
    public JsonNode Root => root;

    public static async Task<OpenApiDocument> Of(HabitTrackApp app) => new((await app.Get("/openapi/v1.json")).Expect(200).Body);

    public IEnumerable<(string Method, string Path, JsonNode Operation)> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    /// <summary>Whether the response is an event stream.</summary>
    public static bool IsEventStream(JsonNode operation) => operation["responses"]!["200"]?["content"]?["text/event-stream"] is not null;

    /// <summary>Finds the operation for a request.</summary>
    public JsonNode? Find(string method, string path)
    {
        var steps = path.Split('?')[0].Split('/');
        return Operations.FirstOrDefault(operation => operation.Method == method && Fits(operation.Path.Split('/'), steps)).Operation;
    }

    /// <summary>Validates a value against a schema.</summary>
    /// <returns>The errors, each with its path.</returns>
    public IEnumerable<string> Errors(JsonNode? schema, JsonNode? value, string path = "$")
    {
        if (schema is not JsonObject rules)
            return [];
        if (rules["$ref"] is { } reference)
            return Errors(Resolve((string)reference!), value, path);
        if (rules["oneOf"] is JsonArray choices)
            return choices.Any(choice => !Errors(choice, value, path).Any()) ? [] : [$"{path} does not match any of the schemas"];
        if (!IsOfType(rules["type"], value))
            return [$"{path} is not {rules["type"]!.ToJsonString()}: {value?.ToJsonString() ?? "null"}"];
        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
            return [$"{path} is not one of {words.ToJsonString()}"];
        return value switch
        {
            JsonObject map => ErrorsOf(rules, map, path),
            JsonArray list => ErrorsOf(rules, list, path),
            JsonValue single when single.GetValueKind() == JsonValueKind.Number => ErrorsOf(rules, Number(single), path),
            JsonValue single when single.GetValueKind() == JsonValueKind.String => ErrorsOf(rules, single.GetValue<string>(), path),
            _ => [],
        };
    }

    /// <exception cref="InvalidOperationException">The document has no such component.</exception>
    public JsonNode Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (node, step) => node[step] ?? throw new InvalidOperationException($"{reference} does not exist."));

    private IEnumerable<string> ErrorsOf(JsonObject rules, JsonObject map, string path)
    {
        foreach (var name in rules["required"]?.AsArray().Select(name => (string)name!) ?? [])
        {
            if (!map.ContainsKey(name))
                yield return $"{path}.{name} is missing";
        }

        foreach (var (name, value) in map)
        {
            var field = rules["properties"]?[name];
            if (field is null && rules["additionalProperties"] is JsonValue none && !(bool)none)
                yield return $"{path}.{name} is unknown";
            foreach (var error in Errors(field ?? rules["additionalProperties"] as JsonObject, value, $"{path}.{name}"))
                yield return error;
        }
    }

    private IEnumerable<string> ErrorsOf(JsonObject rules, JsonArray list, string path)
    {
        if (list.Count < (int?)rules["minItems"] || list.Count > (int?)rules["maxItems"])
            yield return $"{path} has {list.Count} items";
        foreach (var error in list.SelectMany((item, index) => Errors(rules["items"], item, $"{path}[{index}]")))
            yield return error;
    }

    private static IEnumerable<string> ErrorsOf(JsonObject rules, decimal number, string path) =>
        number < (decimal?)rules["minimum"] || number > (decimal?)rules["maximum"] || (rules["multipleOf"] is { } step && number % (decimal)step != 0)
            ? [$"{path} is out of range: {number}"]
            : [];

    private static IEnumerable<string> ErrorsOf(JsonObject rules, string text, string path)
    {
        if (text.Length < (int?)rules["minLength"] || text.Length > (int?)rules["maxLength"])
            yield return $"{path} has {text.Length} characters";
        if ((string?)rules["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            yield return $"{path} does not match {pattern}";
        var isOfFormat = (string?)rules["format"] switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            _ => true,
        };
        if (!isOfFormat)
            yield return $"{path} is not a valid {rules["format"]}: {text}";
    }

    private static bool IsOfType(JsonNode? types, JsonNode? value) => types switch
    {
        null => true,
        JsonArray several => several.Any(type => IsOfType(type, value)),
        _ => (string)types! switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && decimal.IsInteger(Number(value)),
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            var unknown => throw new InvalidOperationException($"{unknown} is not a type."),
        },
    };

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Fits(string[] pattern, string[] path) =>
        pattern.Length == path.Length && pattern.Zip(path).All(steps => steps.First.StartsWith('{') || steps.First == steps.Second);
}
