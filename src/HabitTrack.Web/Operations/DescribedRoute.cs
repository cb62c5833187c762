using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>A route, and what it says of itself.</summary>
internal sealed class DescribedRoute(ApiDescription route)
{
    private static readonly Dictionary<string, string> HeaderMeanings = new(StringComparer.Ordinal)
    {
        ["Location"] = "Where the entry is.",
        ["Idempotency-Replayed"] = "`true` when the same request was answered before.",
    };

    private readonly IList<object> metadata = route.ActionDescriptor.EndpointMetadata;

    /// <summary>Method and path, as one word: <c>postHabitsByHabitSkips</c>.</summary>
    public string OperationId => string.Concat(
        route.RelativePath!.Split('/', '?')
            .Where(part => part is not "v1")
            .Select(part => part.StartsWith('{') ? "By" + Capital(part.Trim('{', '}')) : string.Concat(part.Split('-').Select(Capital)))
            .Prepend(route.HttpMethod!.ToLowerInvariant()));

    public IEnumerable<Parameter> Parameters =>
    [
        .. route.ParameterDescriptions.Where(part => part.Source.Id == "Path").Select(part => Web.Parameters.OfPath[part.Name]),
        .. All<AskedParameters>().SelectMany(asked => asked.All()),
        .. TakesKey ? [Web.Parameters.IdempotencyKey] : Array.Empty<Parameter>(),
        .. TakesVersion ? [Web.Parameters.IfMatch] : Array.Empty<Parameter>(),
        .. IsConditional ? [Web.Parameters.IfNoneMatch] : Array.Empty<Parameter>(),
    ];

    public IEnumerable<(int Status, string Code, string Meaning)> Problems => OpenApiProblems.Of(
        All<IAcceptsMetadata>().Any() || All<PatchBody>().Any() || All<ListBody>().Any(), Parameters.Any(), TakesKey, Rule, All<RefusalCodes>().SelectMany(refusals => refusals.Codes));

    /// <summary>Whether it answers 304 to who has its answer already.</summary>
    public bool IsConditional => All<Conditional>().Any();

    /// <summary>Who may use it.</summary>
    public AccessRule? Rule => Find<AccessRule>();

    private bool TakesKey => route.HttpMethod is not "GET" && !All<NoKey>().Any();

    private bool IsVersioned => All<Versioned>().Any();

    private bool TakesVersion => TakesKey && !All<ManyStreams>().Any();

    public T? Find<T>()
        where T : class => All<T>().LastOrDefault();

    public IEnumerable<T> All<T>() => metadata.OfType<T>();

    /// <summary>The headers of an answer that is no problem.</summary>
    public Dictionary<string, IOpenApiHeader> HeadersOf(int status)
    {
        List<string> names = [];
        if (IsVersioned || IsConditional)
            names.Add("ETag");
        if (status == StatusCodes.Status201Created)
            names.Add("Location");
        if (TakesKey)
            names.Add("Idempotency-Replayed");
        return names.ToDictionary(
            name => name,
            name => (IOpenApiHeader)new OpenApiHeader { Description = MeaningOf(name), Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private string MeaningOf(string header) => header switch
    {
        "ETag" when IsVersioned => "The version after it, for If-Match.",
        "ETag" => "Stands for all that the answer depends on, for If-None-Match.",
        _ => HeaderMeanings[header],
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
