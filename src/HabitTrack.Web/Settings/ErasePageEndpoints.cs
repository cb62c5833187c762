using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The pages on which a person erases everything of theirs.</summary>
internal static class ErasePageEndpoints
{
    /// <summary>What is typed by who means it.</summary>
    public const string Word = "erase";

    public const string Action = "/settings/erase";

    private const string Gone = "/erased";

    public static void MapErasePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        pages.MapGet(Action, ([AsParameters] PageContext context) => Show(context, null)).IsForChanges();
        pages.MapPost(Action, Erase).Needs(Scope.Log, Scope.Read);
        pages.MapGet(Gone, (HttpResponse response) => Pages.Show<ErasedPage>(response, new { })).AllowAnonymous();
    }

    private static IResult Show(PageContext context, Rejection? rejection) =>
        Pages.Show<ErasePage>(context.Response, new { Rejected = rejection }, rejection);

    private static Task<IResult> Erase(Form form, People people, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            if (!Word.Equals(form.Text("sure"), StringComparison.OrdinalIgnoreCase))
                throw new ProblemException(Problems.Invalid("sure", $"Nothing was erased. Type {Word}, or go back."));

            await people.Erase(context.Caller.Person, context.Principal, context.Cancellation);
            Session.End(context.Response.HttpContext);
            // What the browser keeps to show without a network, and has not sent yet, is the person's too.
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Pages.SeeOther(Gone);
        },
        rejection => Task.FromResult(Show(context, rejection)));
}
