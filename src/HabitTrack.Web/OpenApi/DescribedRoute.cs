using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>The metadata of a route for the OpenAPI document.</summary>
internal sealed class DescribedRoute(ApiDescription route)
{
    private readonly IList<object> metadata = route.ActionDescriptor.EndpointMetadata;

    /// <summary>The operation id, a name in programs, built from method and path: <c>postHabitsByHabitSkips</c>.</summary>
    public string OperationId => string.Concat(
        route.RelativePath!.Split('/', '?')
            .Where(part => part is not "v1")
            .Select(part => part.StartsWith('{') ? "By" + Capital(part.Trim('{', '}').Split(':')[0]) : string.Concat(part.Split('-').Select(Capital)))
            .Prepend(route.HttpMethod!.ToLowerInvariant()));

    public IEnumerable<OpenApiParameter> Parameters =>
    [
        .. route.ParameterDescriptions.Where(part => part.Source.Id == "Path").Select(part => Web.Parameters.OfPath[part.Name]),
        .. All<QueryParameters>().SelectMany(parameters => parameters.All()),
        .. TakesKey ? [Web.Parameters.IdempotencyKey] : Array.Empty<OpenApiParameter>(),
        .. TakesKey && !All<ManyStreams>().Any() ? [Web.Parameters.IfMatch] : Array.Empty<OpenApiParameter>(),
        .. IsConditional ? [Web.Parameters.IfNoneMatch] : Array.Empty<OpenApiParameter>(),
    ];

    public bool TakesBody => All<IAcceptsMetadata>().Any() || All<PatchBody>().Any() || All<ListBody>().Any();

    /// <summary>Whether the route accepts an idempotency key.</summary>
    public bool TakesKey => route.HttpMethod is not "GET" && !All<NoIdempotencyKey>().Any();

    /// <summary>Whether the route supports <c>If-None-Match</c>.</summary>
    public bool IsConditional => All<Conditional>().Any();

    /// <summary>The required scopes; null for a public route.</summary>
    public ScopeRequirement? Requirement => ScopeRequirement.Of(metadata);

    private bool IsVersioned => All<Versioned>().Any();

    public T? Find<T>()
        where T : class => All<T>().LastOrDefault();

    public IEnumerable<T> All<T>() => metadata.OfType<T>();

    /// <summary>The security requirements: alternative sets of scopes; empty for a public route, null for a route without a policy.</summary>
    public IList<OpenApiSecurityRequirement>? Security(OpenApiDocument document) => Requirement is null ? All<IAllowAnonymous>().Any() ? [] : null :
    [
        .. Requirement.Alternatives.Concat(Requirement.IsForCoaches ? [[Scope.Coach]] : []).Select(scopes => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(OpenApi.Scheme, document)] = [.. Scopes.Names(scopes)],
        }),
    ];

    /// <summary>The headers of a successful response.</summary>
    public Dictionary<string, IOpenApiHeader> HeadersOf(int status)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsVersioned || IsConditional)
            headers["ETag"] = IsVersioned ? "The version of the resource, for If-Match." : "A hash of everything that the response depends on, for If-None-Match.";
        if (status is StatusCodes.Status201Created or StatusCodes.Status202Accepted)
            headers["Location"] = "The address of the created resource.";
        if (TakesKey)
            headers["Idempotency-Replayed"] = "`true` if the response of an earlier request with the same key is repeated.";
        return headers.ToDictionary(
            header => header.Key,
            header => (IOpenApiHeader)new OpenApiHeader { Description = header.Value, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
