using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>A route, and what it says of itself.</summary>
internal sealed class DescribedRoute(ApiDescription route)
{
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
        .. TakesKey && !All<ManyStreams>().Any() ? [Web.Parameters.IfMatch] : Array.Empty<Parameter>(),
        .. IsConditional ? [Web.Parameters.IfNoneMatch] : Array.Empty<Parameter>(),
    ];

    public bool TakesBody => All<IAcceptsMetadata>().Any() || All<PatchBody>().Any() || All<ListBody>().Any();

    /// <summary>Whether it takes an idempotency key.</summary>
    public bool TakesKey => route.HttpMethod is not "GET" && !All<NoKey>().Any();

    /// <summary>Whether it answers 304 to who has its answer already.</summary>
    public bool IsConditional => All<Conditional>().Any();

    /// <summary>Who may use it; null where everybody may.</summary>
    public ScopeRequirement? Requirement => ScopeRequirement.Of(metadata);

    private bool IsVersioned => All<Versioned>().Any();

    public T? Find<T>()
        where T : class => All<T>().LastOrDefault();

    public IEnumerable<T> All<T>() => metadata.OfType<T>();

    /// <summary>Who may use it: the ways in, each with all the scopes that it takes; none where no token is needed, null where the route does not say.</summary>
    public IList<OpenApiSecurityRequirement>? Security(OpenApiDocument document) => Requirement is null ? All<IAllowAnonymous>().Any() ? [] : null :
    [
        .. Requirement.Ways.Concat(Requirement.IsForCoaches ? [[Scope.Coach]] : []).Select(way => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(OpenApi.Scheme, document)] = [.. Scopes.Words(way)],
        }),
    ];

    /// <summary>The headers of an answer that is no problem.</summary>
    public Dictionary<string, IOpenApiHeader> HeadersOf(int status)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsVersioned || IsConditional)
            headers["ETag"] = IsVersioned ? "The version after it, for If-Match." : "Stands for all that the answer depends on, for If-None-Match.";
        if (status == StatusCodes.Status201Created)
            headers["Location"] = "The address of what was created.";
        if (TakesKey)
            headers["Idempotency-Replayed"] = "`true` when the same request was answered before.";
        return headers.ToDictionary(
            header => header.Key,
            header => (IOpenApiHeader)new OpenApiHeader { Description = header.Value, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
