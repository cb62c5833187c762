namespace HabitTrack.Web;

/// <summary>Metadata: the endpoint sets an ETag and supports <c>If-None-Match</c>.</summary>
/// <param name="ChangesByMinute">Whether the response changes by the minute rather than by the day.</param>
internal sealed record Conditional(bool ChangesByMinute)
{
    /// <summary>
    /// The ETag of a view is computed before the view, so that a 304 costs no more than reading stream versions. A resource with its own version
    /// (an entry, a habit) is loaded first.
    /// </summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (http.GetEndpoint()!.Metadata.GetMetadata<Versioned>() is not null)
        {
            var result = await next(invocation);
            return result is not Problem && ETags.MatchesIfNoneMatch(http.Request, http.Response.Headers.ETag.ToString()) ? NotModified() : result;
        }

        var person = invocation.Arguments.OfType<PersonView>().FirstOrDefault() ?? await PersonView.Of(http, ViewTime.Now);
        var tag = ETags.Of(http.Request, person, http.GetEndpoint()!.Metadata.GetMetadata<Conditional>()!.ChangesByMinute);
        var view = ETags.MatchesIfNoneMatch(http.Request, tag) ? NotModified() : await next(invocation);
        if (view is not Problem)
            http.Response.Headers.ETag = tag;
        return view;
    }

    private static IResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);
}

/// <summary>Adds support for conditional requests to endpoints.</summary>
internal static class ConditionalRoutes
{
    /// <summary>Sets an ETag on responses, and answers 304 to <c>If-None-Match</c> while nothing that the response depends on has changed.</summary>
    public static TRoutes IsConditional<TRoutes>(this TRoutes routes, bool changesByMinute = false)
        where TRoutes : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(Conditional.Filter).WithMetadata(new Conditional(changesByMinute));
}
