using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>Metadata: the body is a merge patch with optional fields of the types. The document has its schema under the name.</summary>
internal sealed record PatchBody(string Name, IReadOnlyList<Type> Of);

/// <summary>Metadata: the body is a list of items of the kinds, as a JSON array or as lines (NDJSON).</summary>
internal sealed record ListBody(IReadOnlyDictionary<string, Type> Kinds);

/// <summary>Metadata: the response has a content type other than JSON, with items of the type.</summary>
internal sealed record AlternativeResponse(string ContentType, Type Type);

/// <summary>Metadata: the query parameters of a route.</summary>
internal sealed record QueryParameters(Func<IReadOnlyList<OpenApiParameter>> All);

/// <summary>Metadata: the route is not part of the API, such as a page. It ignores unknown query parameters, which links from other sites can have.</summary>
internal sealed record OutsideApi;

/// <summary>Metadata: the problem codes that are specific to a route.</summary>
internal sealed record RefusalCodes(IReadOnlyList<string> Codes);

/// <summary>Metadata: the ETag of the response is the version of a stream.</summary>
internal sealed record Versioned;

/// <summary>Metadata: the route changes several streams, so that it does not support <c>If-Match</c>.</summary>
internal sealed record ManyStreams;

/// <summary>Metadata: the route accepts neither <c>Idempotency-Key</c> nor <c>If-Match</c>.</summary>
internal sealed record NoIdempotencyKey;

/// <summary>Adds OpenAPI metadata that cannot be derived from the parameters and results of handlers.</summary>
internal static class OpenApiMetadata
{
    /// <summary>The body is a merge patch (RFC 7396) with optional fields of the types. The document has its schema under the name.</summary>
    public static RouteHandlerBuilder AcceptsPatch(this RouteHandlerBuilder route, string name, params IReadOnlyList<Type> types) =>
        route.WithMetadata(new PatchBody(name, types));

    /// <summary>The response can also be text of the content type.</summary>
    public static RouteHandlerBuilder ProducesText(this RouteHandlerBuilder route, string contentType) => route.ProducesItems<string>(contentType);

    /// <summary>The response can also be a sequence of items with the content type.</summary>
    public static RouteHandlerBuilder ProducesItems<T>(this RouteHandlerBuilder route, string contentType) =>
        route.WithMetadata(new AlternativeResponse(contentType, typeof(T)));

    /// <summary>The ETag of the response is the version of the stream.</summary>
    public static RouteHandlerBuilder IsVersioned(this RouteHandlerBuilder route) => route.WithMetadata(new Versioned());

    /// <summary>The route changes several streams and does not support <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder ChangesManyStreams(this RouteHandlerBuilder route) => route.WithMetadata(new ManyStreams());

    /// <summary>The route accepts neither <c>Idempotency-Key</c> nor <c>If-Match</c>: it changes nothing, or is idempotent by itself.</summary>
    public static TRoutes TakesNoKey<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder => routes.WithMetadata(new NoIdempotencyKey());

    /// <summary>The route can return these problems, in addition to the problems that are common to all routes.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params string[] codes) => route.WithMetadata(new RefusalCodes(codes));

    /// <summary>The route is not part of the API: the document omits it, and it ignores unknown query parameters.</summary>
    public static TRoutes IsOutsideApi<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder => routes.ExcludeFromDescription().WithMetadata(new OutsideApi());

    /// <summary>The route has these query parameters.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, Func<IReadOnlyList<OpenApiParameter>> parameters) =>
        route.WithMetadata(new QueryParameters(parameters));
}
