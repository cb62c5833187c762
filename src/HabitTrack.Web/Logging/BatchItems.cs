using System.Text;
using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>Reads the items of a batch: a JSON array, or NDJSON. Each item has a kind.</summary>
internal static class BatchItems
{
    public const int MaxItems = 1_000;

    /// <summary>The name of the schema of an item.</summary>
    public const string ItemName = "EntryItem";

    /// <summary>The type of the request of each kind.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Requests = EntryKind.All.ToDictionary(kind => kind.Name, kind => kind.Request, StringComparer.Ordinal);

    private static readonly string InvalidKind = $"kind is one of {string.Join(", ", EntryKind.All.Select(kind => kind.Name))}.";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static bool IsLines(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) == true;

    /// <exception cref="ProblemException">Has the path of every invalid item.</exception>
    public static IReadOnlyList<EntryRequest> Parse(ReadOnlySpan<byte> body, bool isLines)
    {
        var nodes = isLines ? Lines(body) : Array(body);
        if (nodes.Count is 0 or > MaxItems)
            throw new ProblemException(Problems.Invalid("$", $"A batch has 1 to {MaxItems} items such as {{\"kind\":\"hang\",\"seconds\":60}}, not {nodes.Count}."));

        return Items(nodes, "$");
    }

    /// <param name="nodes">The items.</param>
    /// <param name="path">The path of the list in the body.</param>
    /// <exception cref="ProblemException">Has the path of every invalid item.</exception>
    public static IReadOnlyList<EntryRequest> Items(IReadOnlyList<JsonNode?> nodes, string path)
    {
        var items = new List<EntryRequest>(nodes.Count);
        var errors = new Dictionary<string, Message[]>(StringComparer.Ordinal);
        for (var at = 0; at < nodes.Count; at++)
        {
            try
            {
                items.Add(Item(nodes[at]));
            }
            catch (ProblemException exception) when (exception.Problem.Errors is { } found)
            {
                foreach (var (field, messages) in found)
                    errors[$"{path}[{at}]{field[1..]}"] = messages;
            }
        }

        return errors.Count == 0 ? items : throw new ProblemException(Problems.Invalid(errors));
    }

    private static EntryRequest Item(JsonNode? node)
    {
        if (node is not JsonObject item)
            throw new ProblemException(Problems.Invalid("$", "An item is an object such as {\"kind\":\"hang\",\"seconds\":60}."));

        item.Remove("kind", out var kind);
        var json = Encoding.UTF8.GetBytes(item.ToJsonString(HabitJson.Options));
        return EntryKind.Find((kind as JsonValue)?.ToString() ?? "") is { } found
            ? (EntryRequest)Bodies.Parse(found.Request, json)
            : throw new ProblemException(Problems.Invalid("$.kind", InvalidKind));
    }

    private static List<JsonNode?> Array(ReadOnlySpan<byte> body) => Node(body, "The body") is JsonArray array
        ? [.. array]
        : throw new ProblemException(Problems.Invalid("$", "A batch is a JSON array such as [{\"kind\":\"hang\",\"seconds\":60}], or lines of JSON as application/x-ndjson."));

    private static List<JsonNode?> Lines(ReadOnlySpan<byte> body)
    {
        var nodes = new List<JsonNode?>();
        var number = 0;
        foreach (var range in body.Split((byte)'\n'))
        {
            number++;
            if (body[range].Trim(" \r\t"u8).Length > 0)
                nodes.Add(Node(body[range], $"Line {number}"));
        }

        return nodes;
    }

    private static JsonNode? Node(ReadOnlySpan<byte> json, string source)
    {
        if (!Bodies.IsJson(json))
            throw new ProblemException(Problems.Malformed($"{source} is not valid JSON in UTF-8."));

        try
        {
            return JsonNode.Parse(json, null, Strict);
        }
        catch (JsonException)
        {
            throw new ProblemException(Problems.Invalid("$", $"{source}: a field occurs twice. Send each field once."));
        }
    }
}
