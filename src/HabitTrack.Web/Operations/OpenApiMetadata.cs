using System.Text.Json;
using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>An example of the body a route takes.</summary>
internal sealed record BodyExample(Func<JsonNode> Value);

/// <summary>A merge patch: any of the fields of these types, none of them needed.</summary>
internal sealed record PatchBody(IReadOnlyList<Type> Of, Func<JsonNode> Value);

/// <summary>A list of items, each of one of these kinds: as a JSON array, or one a line.</summary>
internal sealed record ListBody(IReadOnlyDictionary<string, Type> Kinds, Func<JsonArray> Value);

/// <summary>An example of an answer.</summary>
internal sealed record AnswerExample(int Status, string ContentType, Type Type, Func<JsonNode> Value);

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

/// <summary>
/// How routes describe themselves for the OpenAPI document. Examples are made only when the document is asked for, so that a start costs nothing.
/// </summary>
internal static class OpenApiMetadata
{
    private const string Json = "application/json";

    /// <summary>The body, by an example.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, Func<T> example)
        where T : class =>
        route.WithMetadata(new BodyExample(() => Written(example())));

    /// <summary>A merge patch (RFC 7396) as the body: some fields of these types.</summary>
    public static RouteHandlerBuilder TakesPatchOf(this RouteHandlerBuilder route, Func<JsonNode> example, IReadOnlyList<Type> types) =>
        route.WithMetadata(new PatchBody(types, example));

    /// <summary>A list as the body, of items that say their kind.</summary>
    public static RouteHandlerBuilder TakesListOf(this RouteHandlerBuilder route, Func<JsonArray> example, IReadOnlyDictionary<string, Type> kinds) =>
        route.WithMetadata(new ListBody(kinds, example));

    /// <summary>An answer, by an example.</summary>
    public static RouteHandlerBuilder Gives<T>(
        this RouteHandlerBuilder route, Func<T> example, int status = StatusCodes.Status200OK, string contentType = Json)
        where T : class
    {
        if (contentType == Json)
            route.Produces<T>(status, contentType);
        return route.WithMetadata(new AnswerExample(status, contentType, typeof(T), () => Written(example())));
    }

    /// <summary>An answer that is not JSON as a whole, by an example.</summary>
    public static RouteHandlerBuilder GivesText(this RouteHandlerBuilder route, Func<string> example, string contentType) =>
        route.WithMetadata(new AnswerExample(StatusCodes.Status200OK, contentType, typeof(string), () => JsonValue.Create(example())));

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

    private static JsonNode Written<T>(T example) => JsonSerializer.SerializeToNode(example, HabitJson.Options)!;
}
