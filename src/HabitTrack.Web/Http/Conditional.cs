namespace HabitTrack.Web;

/// <summary>The route gives an ETag, and 304 to who has that already.</summary>
/// <param name="ByTheMinute">Whether the answer depends on the minute of the clock, rather than on the day only.</param>
internal sealed record Conditional(bool ByTheMinute)
{
    /// <summary>
    /// A view's tag is known before the view is made, and so a 304 costs no more than asking for versions. What has a version of its own (an entry, a habit)
    /// is looked up first.
    /// </summary>
    public static async ValueTask<object?> Answer(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (http.GetEndpoint()!.Metadata.GetMetadata<Versioned>() is not null)
        {
            var answer = await next(invocation);
            return answer is not Problem && ETags.IsKnown(http.Request, http.Response.Headers.ETag.ToString()) ? NotModified() : answer;
        }

        var person = invocation.Arguments.OfType<PersonView>().FirstOrDefault() ?? await PersonView.Of(http, Seen.Now);
        var tag = ETags.Of(http.Request, person, http.GetEndpoint()!.Metadata.GetMetadata<Conditional>()!.ByTheMinute);
        var view = ETags.IsKnown(http.Request, tag) ? NotModified() : await next(invocation);
        if (view is not Problem)
            http.Response.Headers.ETag = tag;
        return view;
    }

    private static IResult NotModified() => TypedResults.StatusCode(StatusCodes.Status304NotModified);
}

/// <summary>Makes routes conditional.</summary>
internal static class ConditionalRoutes
{
    /// <summary>Reads carry a tag; asked with <c>If-None-Match</c> they answer 304 as long as nothing that they depend on has changed.</summary>
    public static TRoutes IsConditional<TRoutes>(this TRoutes routes, bool byTheMinute = false)
        where TRoutes : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(Conditional.Answer).WithMetadata(new Conditional(byTheMinute));
}
