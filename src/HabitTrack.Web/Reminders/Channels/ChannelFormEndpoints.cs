using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The forms of the settings page for channels and quiet hours, with the requests and validation of the API.</summary>
internal static class ChannelFormEndpoints
{
    public static void MapChannelForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().Needs(Scope.Log, Scope.Read).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(ChannelsPanel.Adding, Add);
        forms.MapPost(ChannelsPanel.Removing, Remove);
        forms.MapPost(ChannelsPanel.Testing, Test);
        forms.MapPost(ChannelsPanel.Settings, Save);
    }

    private static Task<IResult> Add(Form form, ChannelSetup channels, [AsParameters] PageContext context) => Submit(form, context, SettingsAnswer.ChannelAdded, async () =>
    {
        await context.View(ViewTime.Now);
        PageLanguage.Apply(context.Response.HttpContext);
        var request = Form.Validate(new ChannelRequest
        {
            Kind = form.Word<ChannelKind>(ChannelsPanel.Kind),
            Address = form.Text(ChannelsPanel.Address),
            Server = form.Text(ChannelsPanel.Server),
            Topic = form.Text(ChannelsPanel.Topic),
            Token = form.Text(ChannelsPanel.Token),
        });
        return (await channels.Add(context.Caller.Person, request, WebhookSecret.New(), context.Response.HttpContext, context.Cancellation)).Match<Problem?>(_ => null, problem => problem);
    });

    /// <summary>Submitting the form twice is not an error.</summary>
    private static Task<IResult> Remove(Form form, ReminderRegister register, [AsParameters] PageContext context) => Submit(form, context, SettingsAnswer.RemindersSaved, async () =>
    {
        await register.Remove(context.Caller.Person, form.Id(ChannelsPanel.Id), context.Cancellation);
        return null;
    });

    private static Task<IResult> Test(Form form, ChannelSetup channels, [AsParameters] PageContext context) =>
        Submit(form, context, SettingsAnswer.ChannelTested, () => channels.Test(context.Caller.Person, form.Id(ChannelsPanel.Id), context.Cancellation));

    private static Task<IResult> Save(Form form, ReminderRegister register, [AsParameters] PageContext context) => Submit(form, context, SettingsAnswer.RemindersSaved, async () =>
    {
        var (from, to) = (form.Time(ChannelsPanel.From), form.Time(ChannelsPanel.To));
        var submitted = Form.Validate(new ReminderSettingsRequest
        {
            QuietHours = from is null && to is null ? null : new QuietHoursRequest { From = from, To = to },
            WeeklyStory = form.Has(ChannelsPanel.Story),
        });
        await register.Change(
            context.Caller.Person,
            plan =>
            {
                var now = ReminderSettingsRequest.Of(plan);
                return Form.Validate(ShownValues.Merge(ShownValues.Read(form, now), submitted, now)).ApplyTo(plan);
            },
            context.Cancellation);
        return null;
    });

    private static Task<IResult> Submit(Form form, PageContext context, string done, Func<Task<Problem?>> execute) => PageContext.SubmitAndRedirect(
        form,
        execute,
        () => $"{SettingsPage.Action}?{done}",
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(ChannelsPanel.Adding, rejection)));
}
