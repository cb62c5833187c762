namespace HabitTrack.Web;

/// <summary>A merge patch: any of the fields of these types, none of them needed.</summary>
internal sealed record PatchBody(IReadOnlyList<Type> Of);

/// <summary>A list of items, each of one of these kinds: as a JSON array, or one a line.</summary>
internal sealed record ListBody(IReadOnlyDictionary<string, Type> Kinds);

/// <summary>An answer that is not JSON as a whole, of items of a type or of text.</summary>
internal sealed record OtherAnswer(string ContentType, Type Type);

/// <summary>The query parameters that a route reads by itself.</summary>
internal sealed record AskedParameters(Func<IReadOnlyList<Parameter>> All);

/// <summary>The codes of problems that are a route's own.</summary>
internal sealed record RefusalCodes(IReadOnlyList<string> Codes);

/// <summary>The answers carry an ETag, the version of a stream.</summary>
internal sealed record Versioned;

/// <summary>The route changes several streams, so that no one version stands for what it changes.</summary>
internal sealed record ManyStreams;

/// <summary>The route takes no idempotency key and no version to change from: it changes nothing, or only once by itself.</summary>
internal sealed record NoKey;

/// <summary>How routes describe for the OpenAPI document what their handlers' parameters and results do not say.</summary>
internal static class OpenApiMetadata
{
    /// <summary>A merge patch (RFC 7396) as the body: some fields of these types.</summary>
    public static RouteHandlerBuilder TakesPatchOf(this RouteHandlerBuilder route, params IReadOnlyList<Type> types) =>
        route.WithMetadata(new PatchBody(types));

    /// <summary>An answer that is not JSON as a whole: text, such as a table or lines.</summary>
    public static RouteHandlerBuilder GivesText(this RouteHandlerBuilder route, string contentType) => route.GivesItems<string>(contentType);

    /// <summary>An answer that is not JSON as a whole: items of a type.</summary>
    public static RouteHandlerBuilder GivesItems<T>(this RouteHandlerBuilder route, string contentType) =>
        route.WithMetadata(new OtherAnswer(contentType, typeof(T)));

    /// <summary>Answers carry the stream's version as their ETag.</summary>
    public static RouteHandlerBuilder IsVersioned(this RouteHandlerBuilder route) => route.WithMetadata(new Versioned());

    /// <summary>Takes no If-Match: it changes several streams.</summary>
    public static RouteHandlerBuilder ChangesManyStreams(this RouteHandlerBuilder route) => route.WithMetadata(new ManyStreams());

    /// <summary>Takes no idempotency key and no If-Match: the same again changes nothing by itself.</summary>
    public static TRoutes TakesNoKey<TRoutes>(this TRoutes routes)
        where TRoutes : IEndpointConventionBuilder => routes.WithMetadata(new NoKey());

    /// <summary>What is refused, beside what every route refuses.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params string[] codes) => route.WithMetadata(new RefusalCodes(codes));

    /// <summary>The query parameters that the route reads.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, Func<IReadOnlyList<Parameter>> parameters) =>
        route.WithMetadata(new AskedParameters(parameters));
}
