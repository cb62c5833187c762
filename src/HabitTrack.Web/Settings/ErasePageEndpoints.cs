using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages on which a person erases all of their data.</summary>
internal static class ErasePageEndpoints
{
    /// <summary>The word to type for confirmation.</summary>
    public static string Confirmation => T("erase");

    public const string Action = "/settings/erase";

    private const string ErasedPath = "/erased";

    public static void MapErasePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(Action, ([AsParameters] PageContext context) => Show(context, null)).IsForChanges();
        pages.MapPost(Action, Erase).Needs(Scope.Log, Scope.Read);
        pages.MapGet(ErasedPath, (HttpResponse response) => Pages.Show<ErasedPage>(response, new { })).AllowAnonymous();
    }

    private static async Task<IResult> Show(PageContext context, Rejection? rejection)
    {
        // The page has the person's language.
        await context.View(ViewTime.Now);
        return Pages.Show<ErasePage>(context.Response, new { Rejected = rejection }, rejection);
    }

    private static Task<IResult> Erase(Form form, People people, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            if (!IsConfirmed(form.Text("sure")))
                return await Show(context, new Rejection(form, Problems.Invalid("sure", $"Nothing was erased. Type {Confirmation}, or go back.")));

            return await (await people.Erase(context.Caller.Person, context.Principal, context.Cancellation)).Match(
                _ => Task.FromResult(ShowErased(context.Response)),
                problem => Show(context, new Rejection(form, problem)));
        },
        rejection => Show(context, rejection));

    private static IResult ShowErased(HttpResponse response)
    {
        Session.End(response.HttpContext);
        // The script of the next page clears the storage, which may contain queued logs of others.
        response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\"";
        return Pages.SeeOther(ErasedPath);
    }

    /// <summary>The word of any language confirms: the page may have been opened in another one.</summary>
    private static bool IsConfirmed(string? word) =>
        Languages.All.Values.Any(language => Languages.In(language, () => Confirmation).Equals(word, StringComparison.OrdinalIgnoreCase));
}
