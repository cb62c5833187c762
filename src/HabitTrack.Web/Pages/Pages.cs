using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>How pages are answered.</summary>
internal static class Pages
{
    /// <summary>
    /// A page that is never kept: going back renders it anew, so that none of its forms still has the id of an entry logged already.
    /// </summary>
    public static IResult Show<TPage>(HttpResponse response, object parameters, Rejection? rejection = null)
        where TPage : IComponent => Show(typeof(TPage), response, parameters, rejection);

    /// <summary>The same, of a page that is chosen as it goes.</summary>
    public static IResult Show(Type page, HttpResponse response, object parameters, Rejection? rejection = null)
    {
        SetHeaders(response);
        return new RazorComponentResult(page, parameters) { StatusCode = rejection?.Problem.Status ?? StatusCodes.Status200OK };
    }

    /// <summary>Whether somebody looks on with a browser, rather than a program.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);

    /// <summary>What went wrong, as a page.</summary>
    public static IResult Explain(HttpResponse response, Problem problem)
    {
        SetHeaders(response);
        return new RazorComponentResult<ProblemPage>(new { Title = ProblemWords.TitleOf(problem), Detail = ProblemWords.Of(problem) }) { StatusCode = problem.Status };
    }

    /// <summary>What every page is sent with.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>After a form was acted on: look at the page again, by GET.</summary>
    public static IResult SeeOther(string location) => new Elsewhere(location);

    private sealed class Elsewhere(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            // In a header only ASCII travels.
            httpContext.Response.Headers.Location = string.Concat(
                location.EnumerateRunes().Select(rune => rune.Value is > ' ' and < 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
            return Task.CompletedTask;
        }
    }
}
