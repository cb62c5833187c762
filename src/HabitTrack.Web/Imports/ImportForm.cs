using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>Imports a file from the settings page: at once, or after a page that shows what it would do. Another page follows it.</summary>
internal static class ImportForm
{
    public const string Action = "/settings/import", Chosen = "/settings/import/chosen", File = "export", Preview = "preview", Habits = "habits", From = "from";

    /// <summary>The limit for uploads; the API has none.</summary>
    private const int MaxMegabytes = 100;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    public static void MapImportForm(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().Needs(Scope.Log, Scope.Read);
        forms.MapPost(Action, Post).WithMetadata(new RequestSizeLimitAttribute(MaxMegabytes << 20));
        forms.MapGet(ImportPage.AddressOf("{import:guid}"), Show);
        forms.MapPost(Chosen, PostChosen).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(ImportTakeBack.Action, TakeBack).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
    }

    /// <summary>The error of a rejected import; null for none.</summary>
    public static string? ErrorOf(SettingsAnswer answer) =>
        answer.To(Action) is { } rejection ? rejection.FieldError(File) ?? T(rejection.Problem.Detail) : null;

    private static Task<IResult> Post(Form form, ImportJobs jobs, [AsParameters] PageContext context) => Submit(form, context, async () =>
    {
        if (form.Fields.Files[File] is not { } upload)
            throw new ProblemException(Problems.Invalid(File, "Choose a file."));
        await using var body = upload.OpenReadStream();
        var (file, options) = (await ImportFile.Save(body, context.Cancellation), await Options(context));
        if (!form.Has(Preview))
            return await Answer(await jobs.Start(context.Caller, file, options, context.Cancellation), context);

        await using (file)
        {
            var preview = await jobs.Preview(context.Caller, file, options, context.Cancellation);
            // The form of the next page has the choice, but cannot have the file.
            var id = await jobs.Hold(context.Caller, file, options, context.Cancellation);
            return Pages.Show<ImportPreviewPage>(context.Response, new { Person = await context.View(ViewTime.Now), Preview = preview, File = id });
        }
    });

    private static Task<IResult> PostChosen(Form form, ImportJobs jobs, [AsParameters] PageContext context) => Submit(form, context, async () =>
    {
        string[]? habits = form.Has("all") ? null : [.. form.Fields[Habits].OfType<string>()];
        var import = await jobs.Start(
            context.Caller, form.Id(File), options => options with { Habits = habits, From = form.Text(From) }, context.Cancellation);
        return await Answer(import ?? throw new ProblemException(Problems.Invalid(File, "The file is no longer here. Choose it again.")), context);
    });

    private static Task<IResult> Submit(Form form, PageContext context, Func<Task<IResult>> execute) =>
        PageContext.Submit(form, execute, rejection => SettingsEndpoints.Show(context, new SettingsAnswer(Action, rejection)));

    /// <summary>Shows the result, or how far a long import is.</summary>
    private static async Task<IResult> Answer(Import import, PageContext context)
    {
        if (await import.Wait(MaxWait, context.Cancellation) is { } problem)
            throw new ProblemException(problem);
        return Pages.SeeOther(ImportPage.AddressOf(import.View.Id));
    }

    private static async Task<IResult> Show(Guid import, [AsParameters] PageContext context)
    {
        await context.View(ViewTime.Now);
        return await Register(context).Find(context.Caller.Person, import, context.Cancellation) is { } found
            ? Pages.Show<ImportPage>(context.Response, new { Import = found })
            : ImportEndpoint.NoSuchImport;
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
            rejection => SettingsEndpoints.Show(context, new SettingsAnswer(ImportTakeBack.Action, rejection)));
    }

    /// <summary>Weights whose unit the file does not say are read in the unit of the person; the notes of the import say so.</summary>
    private static async Task<ImportOptions> Options(PageContext context) => new(
        Units: (await context.View(ViewTime.Now)).Person.Settings.Units == UnitSystem.Metric ? "kg" : "lb");

    private static ImportRegister Register(PageContext context) => context.Response.HttpContext.RequestServices.GetRequiredService<ImportRegister>();
}
