using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>Examples and descriptions of problems for the OpenAPI document, from <c>openapi.json</c>.</summary>
internal sealed class OpenApiTexts
{
    private readonly JsonNode examples, problems;

    public OpenApiTexts()
    {
        using var file = typeof(OpenApiTexts).Assembly.GetManifestResourceStream("openapi.json")!;
        var texts = JsonNode.Parse(file)!;
        (examples, problems) = (texts["examples"]!, texts["problems"]!);
    }

    /// <summary>The example of a request or response: the example of the operation, or else of the type.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="part"><c>body</c>, or the content type of a response.</param>
    /// <param name="type">The type of a JSON body or response.</param>
    public JsonNode Example(string operation, string part, Type? type = null) =>
        Expand(examples[$"{operation} {part}"] ?? examples[type?.Name ?? ""] ?? throw new InvalidOperationException($"{operation} {part} has no example."));

    /// <summary>The problems that a route can return.</summary>
    public IEnumerable<(int Status, string Code, string Meaning)> ProblemsOf(DescribedRoute route) =>
    [
        .. Problems("every route"),
        .. route.TakesBody ? Problems("bodies") : [],
        .. route.TakesBody || route.Parameters.Any() ? Problems("values") : [],
        .. route.TakesKey ? Problems("changes") : [],
        .. route.Requirement is not null ? Problems("tokens") : [],
        .. route.All<RefusalCodes>()
            .SelectMany(refusals => refusals.Codes)
            .Select(code => (Web.Problems.StatusOf(code), code, (string)problems["rules"]![code]!)),
    ];

    private IEnumerable<(int Status, string Code, string Meaning)> Problems(string group) =>
        problems[group]!.AsObject().Select(problem => (int.Parse(problem.Key[..3]), problem.Key[4..], (string)problem.Value!));

    /// <summary>A copy in which every <c>"@name"</c> is replaced by the example of that name.</summary>
    private JsonNode Expand(JsonNode example) => example switch
    {
        JsonObject map => new JsonObject(map.Select(field => KeyValuePair.Create(field.Key, field.Value is { } value ? Expand(value) : null))),
        JsonArray list => new JsonArray([.. list.Select(item => Expand(item!))]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('@') => Expand(examples[name[1..]]!),
        _ => example.DeepClone(),
    };
}
