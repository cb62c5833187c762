using HabitTrack.Storage.Commands.Batching;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Imports a file on the settings page: the same as over the API, in one piece.</summary>
internal static class ImportForm
{
    public const string Action = "/settings/import", File = "export";

    public const string Hint = "NDJSON or JSON, up to 100 MB. What is here already is left alone, and a damaged file is refused whole.";

    /// <summary>In megabytes; the API takes any length.</summary>
    private const int Largest = 100;

    private const int MostTries = 5;

    public static void MapImportForm(this IEndpointRouteBuilder routes) => routes.MapPost(Action, Post)
        .ExcludeFromDescription()
        .Needs(Scope.Log, Scope.Read)
        .WithMetadata(new RequestSizeLimitAttribute(Largest << 20));

    /// <summary>Why nothing was imported; null where no file was sent.</summary>
    public static string? Wrong(SettingsAnswer answer) => answer.To(Action) is { } rejection ? rejection.FieldError(File) ?? rejection.Problem.Detail : null;

    private static Task<IResult> Post(Form form, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            var file = form.Fields.Files[File] ?? throw new ProblemException(Problems.Invalid(File, "Choose a file."));
            var answer = await Take(file, context);
            return Pages.SeeOther(
                $"{SettingsPage.Action}?{SettingsAnswer.Imported}={answer.Added}&{SettingsAnswer.Known}={answer.Events - answer.Added}");
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(Action, rejection)));

    /// <summary>A file that is sent twice at once is imported by both together: what one has appended, the other finds here when it checks again.</summary>
    private static async Task<ImportAnswer> Take(IFormFile file, PageContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var import = new Import(context.Reader, context.Bus, context.Caller, context.Clock.GetUtcNow());
            await using var lines = file.OpenReadStream();
            await import.Check(ImportReader.Read(lines, context.Cancellation), context.Cancellation);
            try
            {
                return await import.Finish(context.Cancellation);
            }
            catch (ProblemException meanwhile) when (meanwhile.Problem.Code == ImportedEvent.HistoryDiffers.Code && attempt < MostTries)
            {
                continue;
            }
        }
    }
}
