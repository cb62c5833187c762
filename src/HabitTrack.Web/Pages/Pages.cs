using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Creates page results.</summary>
internal static class Pages
{
    /// <summary>
    /// Renders a page that is not cached. Navigating back renders it again, so that its forms do not contain the id of an entry that is already logged.
    /// </summary>
    public static IResult Show<TPage>(HttpResponse response, object parameters, Rejection? rejection = null)
        where TPage : IComponent => Show(typeof(TPage), response, parameters, rejection);

    /// <summary>Renders a page whose type is known only at run time.</summary>
    public static IResult Show(Type page, HttpResponse response, object parameters, Rejection? rejection = null)
    {
        SetHeaders(response);
        return new PageResult(new RazorComponentResult(page, parameters) { StatusCode = rejection?.Problem.Status ?? StatusCodes.Status200OK });
    }

    /// <summary>Whether the client is a browser that requests a page.</summary>
    public static bool IsPageRequest(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    /// <summary>Renders a problem as a page.</summary>
    public static IResult ShowProblem(HttpResponse response, Problem problem)
    {
        SetHeaders(response);
        var parameters = new { Problem = problem, IsOpened = HttpMethods.IsGet(response.HttpContext.Request.Method) };
        return new PageResult(new RazorComponentResult<ProblemPage>(parameters) { StatusCode = problem.Status });
    }

    /// <summary>Sets the headers of pages.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>Redirects with 303 after a form was submitted (post/redirect/get).</summary>
    public static IResult SeeOther(string location) => new SeeOtherResult(location);

    /// <summary>Renders a page in the person's language.</summary>
    private sealed class PageResult(RazorComponentResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            PageLanguage.Apply(httpContext);
            return page.ExecuteAsync(httpContext);
        }
    }

    private sealed class SeeOtherResult(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            // Headers can contain only ASCII.
            httpContext.Response.Headers.Location = string.Concat(
                location.EnumerateRunes().Select(rune => rune.Value is > ' ' and < 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
            return Task.CompletedTask;
        }
    }
}
