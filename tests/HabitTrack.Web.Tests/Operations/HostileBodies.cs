using System.Text;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>Bodies that every route must reject.</summary>
public static class HostileBodies
{
    /// <summary>A body with an invalid value, and the path of the value.</summary>
    public sealed record Mutant(string Path, string Body);

    private static readonly string[] Values =
    [
        "null", "true", "{}", "[]", "[[]]", """{"a":{"b":[]}}""", "-1", "0.0001", "1e400", "-1e400", "99999999999999999999", "1e-400",
        "\"\"", "\"nonsense\"", "\"2026-02-30\"", "\"0000-00-00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"7\"", "\"a\\ttab\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00x\"", "\"" + new string('x', 100_000) + "\"",
    ];

    /// <summary>The description of a valid body with a content type that is not JSON.</summary>
    public const string OtherType = "text/plain";

    /// <summary>Bodies that are invalid for every route, each with a description.</summary>
    public static IEnumerable<(string What, HttpContent Content)> Whole(string example)
    {
        string[] texts =
        [
            "", " ", "null", "true", "7", "\"text\"", "[]", "[{}]", "{", "}", "{]", "{'seconds':1}", "{\"seconds\":}", "{seconds:1}", "{} {}", "// {}\n{}",
            "{\"\\u0000\":1}", "{\"\\ud800\":1}", "{\"no such field\":1}", "{\"$type\":\"x\"}", "{\"$ref\":\"#\"}", "{\"__proto__\":{}}", "NaN", "-", "01", "\u0000",
            example[..^1], example + ",", example[..^1] + ",\"note\":NaN}", example[..^1] + ",}", "{" + Twice(example) + "}", "[{" + Twice(example) + "}]",
            "{\"sets\":[{\"reps\":1,\"reps\":2}]}",
            string.Concat(Enumerable.Repeat("[", 100_000)), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        ];
        foreach (var text in texts)
            yield return (text.Length > 60 ? text[..60] + "..." : text, Content(Encoding.UTF8.GetBytes(text)));

        yield return ("bytes that are not UTF-8", Content([.. "{\"note\":\""u8, 0xff, 0xfe, 0xc0, 0x80, .. "\"}"u8]));
        yield return ("UTF-16", Content(Encoding.Unicode.GetBytes(example)));
        yield return ("a surrogate in UTF-8", Content([.. "{\"note\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]));
        yield return ("17 MB", Content(Encoding.UTF8.GetBytes(example[..^1] + new string(' ', 17 << 20) + example[^1])));
        yield return ("2 MB in chunks", new ChunkedContent(2 << 20));
        yield return (OtherType, Content(Encoding.UTF8.GetBytes(example), "text/plain"));
        yield return ("a form", Content(Encoding.UTF8.GetBytes("seconds=45"), "application/x-www-form-urlencoded"));
        yield return ("XML", Content("<seconds>45</seconds>"u8.ToArray(), "application/xml"));
        yield return ("not JSON", Content([0x1f, 0x8b, 0x08, 0x00]));
    }

    /// <summary>Copies of the example, each with one value replaced by a value that its schema does not allow.</summary>
    public static IEnumerable<Mutant> Mutants(OpenApiDocument document, JsonNode? schema, JsonNode? example) =>
        from place in Places(document, schema, example, "$")
        from value in Values
        where IsUnstorable(value) || IsTooLarge(value) || document.Errors(place.Schema, JsonNode.Parse(value)).Any()
        select new Mutant(place.Path, Replace(example, place.Path, value));

    /// <summary>Copies of the example, each without one field that its schema requires.</summary>
    public static IEnumerable<Mutant> WithoutRequired(OpenApiDocument document, JsonNode? schema, JsonNode? example) =>
        from place in Places(document, schema, example, "$").Where(place => Get(example, place.Path) is not null)
        let body = Without(example, place.Path)
        where document.Errors(schema, body).Any(error => error == $"{place.Path} is missing")
        select new Mutant(place.Path, body.ToJsonString());

    private static string Twice(string example) => example.Trim('[', ']', '{', '}') + "," + example.Trim('[', ']', '{', '}');

    private static bool IsUnstorable(string value) => value.Contains("\\u");

    private static bool IsTooLarge(string value) => value.Contains("e400");

    /// <summary>Every field of the schema, and the fields of nested objects in the example.</summary>
    private static IEnumerable<(string Path, JsonNode Schema)> Places(OpenApiDocument document, JsonNode? schema, JsonNode? example, string path)
    {
        while (schema?["$ref"] is { } reference)
            schema = document.Resolve((string)reference!);
        if (example is null)
            return [];
        if (schema?["oneOf"] is JsonArray choices)
            return Places(document, choices[^1], example, path);

        var fields = schema?["properties"]?.AsObject().ToDictionary(field => field.Key, field => field.Value!) ?? [];
        if (schema?["additionalProperties"] is JsonObject ofAll)
            fields = example!.AsObject().ToDictionary(field => field.Key, _ => (JsonNode)ofAll);
        return fields
            .SelectMany(field => Places(document, field.Value, (example as JsonObject)?[field.Key], $"{path}.{field.Key}").Prepend(($"{path}.{field.Key}", field.Value)))
            .Concat(example is JsonArray list ? list.Take(1).SelectMany(item => Places(document, schema?["items"], item, path + "[0]")) : []);
    }

    private static string Replace(JsonNode? example, string path, string value)
    {
        var root = example?.DeepClone() ?? new JsonObject();
        var (parent, name) = ParentOf(root, path);
        parent[name] = "<here>";
        return root.ToJsonString().Replace("\"\\u003Chere\\u003E\"", value);
    }

    private static JsonNode Without(JsonNode? example, string path)
    {
        var root = example!.DeepClone();
        var (parent, name) = ParentOf(root, path);
        parent.AsObject().Remove(name);
        return root;
    }

    private static JsonNode? Get(JsonNode? example, string path) => example is not null && ParentOf(example, path) is var (parent, name) ? parent[name] : null;

    private static (JsonNode Parent, string Name) ParentOf(JsonNode root, string path)
    {
        var steps = path.Replace("[0]", ".0").Split('.')[1..];
        return (steps[..^1].Aggregate(root, (node, step) => (step == "0" ? node[0] : node[step])!), steps[^1]);
    }

    private static ByteArrayContent Content(byte[] bytes, string type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(type);
        return content;
    }

    /// <summary>A body without a Content-Length.</summary>
    private sealed class ChunkedContent : StreamContent
    {
        public ChunkedContent(int length)
            : base(new MemoryStream(Encoding.UTF8.GetBytes("{\"note\":\"" + new string('x', length) + "\"}")), 8_192) => Headers.ContentType = new("application/json");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
