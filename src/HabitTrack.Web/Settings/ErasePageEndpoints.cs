using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages on which a person erases all of their data.</summary>
internal static class ErasePageEndpoints
{
    /// <summary>The word to type for confirmation.</summary>
    public const string Confirmation = "erase";

    public const string Action = "/settings/erase";

    private const string ErasedPath = "/erased";

    public static void MapErasePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").IsOutsideApi().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(Action, ([AsParameters] PageContext context) => Show(context, null)).IsForChanges();
        pages.MapPost(Action, Erase).Needs(Scope.Log, Scope.Read);
        pages.MapGet(ErasedPath, (HttpResponse response) => Pages.Show<ErasedPage>(response, new { })).AllowAnonymous();
    }

    private static IResult Show(PageContext context, Rejection? rejection) =>
        Pages.Show<ErasePage>(context.Response, new { Rejected = rejection }, rejection);

    private static Task<IResult> Erase(Form form, People people, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            if (!Confirmation.Equals(form.Text("sure"), StringComparison.OrdinalIgnoreCase))
                return Show(context, new Rejection(form, Problems.Invalid("sure", $"Nothing was erased. Type {Confirmation}, or go back.")));

            await people.Erase(context.Caller.Person, context.Principal, context.Cancellation);
            Session.End(context.Response.HttpContext);
            // The script of the next page clears the storage, which may contain queued logs of others.
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\"";
            return Pages.SeeOther(ErasedPath);
        },
        rejection => Task.FromResult(Show(context, rejection)));
}
