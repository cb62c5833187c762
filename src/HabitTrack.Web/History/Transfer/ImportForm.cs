using HabitTrack.Storage.Commands.Batching;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Imports a file from the settings page.</summary>
internal static class ImportForm
{
    public const string Action = "/settings/import", File = "export";

    public const string Hint = "NDJSON or JSON, up to 100 MB. What is here already is left alone, and a damaged file is refused whole.";

    /// <summary>The limit for uploads; the API has none.</summary>
    private const int MaxMegabytes = 100;

    private const int MaxAttempts = 5;

    public static void MapImportForm(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().Needs(Scope.Log, Scope.Read);
        forms.MapPost(Action, Post).WithMetadata(new RequestSizeLimitAttribute(MaxMegabytes << 20));
        forms.MapPost(ImportPanel.Action, TakeBack).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
    }

    /// <summary>The error of a rejected import; null for none.</summary>
    public static string? ErrorOf(SettingsAnswer answer) => answer.To(Action) is { } rejection ? rejection.FieldError(File) ?? rejection.Problem.Detail : null;

    private static Task<IResult> Post(Form form, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            var file = form.Fields.Files[File] ?? throw new ProblemException(Problems.Invalid(File, "Choose a file."));
            var answer = await ImportFile(file, context);
            return Pages.SeeOther(
                $"{SettingsPage.Action}?{SettingsAnswer.Imported}={answer.Added}&{SettingsAnswer.Known}={answer.Known}&{SettingsAnswer.Skipped}={answer.Skipped}");
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(Action, rejection)));

    private static Task<IResult> TakeBack(Form form, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            var import = await ImportEndpoint.TakeBack(Register(context), context.Caller, form.Id("import"), context.Cancellation);
            return Pages.SeeOther($"{SettingsPage.Action}?{SettingsAnswer.TakenBack}={import.TakenBack}&{SettingsAnswer.Kept}={import.Kept!.Count}");
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(ImportPanel.Action, rejection)));

    private static ImportRegister Register(PageContext context) => context.Response.HttpContext.RequestServices.GetRequiredService<ImportRegister>();

    /// <summary>Retries after a conflict: when the same file is uploaded twice concurrently, each import skips the events of the other.</summary>
    private static async Task<ImportView> ImportFile(IFormFile file, PageContext context)
    {
        await using var import = new Import(context.Reader, Register(context), context.Bus, context.Caller, context.Clock.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            await using var lines = file.OpenReadStream();
            await import.Check(ImportReader.Read(lines, context.Cancellation), context.Cancellation);
            if (await import.Finish(context.Cancellation) is not { } problem)
                return import.View;
            if (problem.Code != ImportedEvent.HistoryDiffers.Code || attempt == MaxAttempts)
                throw new ProblemException(problem);
        }
    }
}
