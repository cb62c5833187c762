using HabitTrack.Storage.Commands.Batching;
using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Imports a file from the settings page.</summary>
internal static class ImportForm
{
    public const string Action = "/settings/import", File = "export";

    public const string Hint = "An export of HabitTrack, Loop, Beaver Habits, mhabit or HabitBull, or a CSV file, up to 100 MB. What is here already is left alone, and a damaged file is refused whole.";

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
    public static string? ErrorOf(SettingsAnswer answer) => answer.To(Action) is { } rejection ? rejection.FieldError(File) ?? T(rejection.Problem.Detail) : null;

    private static async Task<IResult> Post(Form form, [AsParameters] PageContext context)
    {
        var import = new Import(context.Reader, Register(context), context.Bus, context.Caller, context.Clock.GetUtcNow());
        return await PageContext.SubmitAndRedirect(
            form,
            async () => form.Fields.Files[File] is { } file ? await ImportFile(import, file, context) : Problems.Invalid(File, "Choose a file."),
            () => $"{SettingsPage.Action}?{SettingsAnswer.Imported}={import.View.Added}&{SettingsAnswer.Known}={import.View.Known}&{SettingsAnswer.Skipped}={import.View.Skipped}",
            rejection => SettingsEndpoints.Show(context, new SettingsAnswer(Action, rejection)));
    }

    private static Task<IResult> TakeBack(Form form, [AsParameters] PageContext context)
    {
        ImportRecord? import = null;
        return PageContext.SubmitAndRedirect(
            form,
            async () =>
            {
                import = await ImportEndpoint.TakeBack(Register(context), context.Caller, form.Id("import"), context.Cancellation);
                return import is null ? ImportEndpoint.NoSuchImport : null;
            },
            () => $"{SettingsPage.Action}?{SettingsAnswer.TakenBack}={import!.TakenBack}&{SettingsAnswer.Kept}={import.Kept.Count}",
            rejection => SettingsEndpoints.Show(context, new SettingsAnswer(ImportPanel.Action, rejection)));
    }

    private static ImportRegister Register(PageContext context) => context.Response.HttpContext.RequestServices.GetRequiredService<ImportRegister>();

    /// <summary>Retries after a conflict: when the same file is uploaded twice concurrently, each import skips the events of the other.</summary>
    /// <returns>The problem; null if the file is imported.</returns>
    private static async Task<Problem?> ImportFile(Import import, IFormFile file, PageContext context)
    {
        await using var body = file.OpenReadStream();
        await using var content = await ImportContents.Open(
            body, new ImportOptions(false, null, null), new ImportTarget(context.Reader, Register(context), context.Caller.Person), context.Cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await import.Check(content, context.Cancellation);
            var problem = await import.Finish(context.Cancellation);
            if (problem?.Code != ImportedEvent.HistoryDiffers.Code || attempt == MaxAttempts)
                return problem;
        }
    }
}
