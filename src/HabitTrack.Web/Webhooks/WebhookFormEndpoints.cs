using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The forms of the settings page for webhooks. A secret is shown only in the response.</summary>
internal static class WebhookFormEndpoints
{
    public static void MapWebhookForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().Needs(Scope.Log, Scope.Read).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(WebhooksPanel.Action, Add);
        forms.MapPost(WebhooksPanel.Change, Change);
    }

    private static Task<IResult> Add(Form form, Webhooks webhooks, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            var (request, http) = (Form.Validate(Read(form)), context.Response.HttpContext);
            var session = context.Principal.Token is { IsSession: true } ? Session.Of(http.Request) : null;
            var secret = WebhookSecret.Of(Secret.BytesForForm(session, "webhook " + form.Hash(WebhooksPanel.Action)));
            var answer = (await webhooks.Add(context.Caller.Person, form.Id("key"), request, secret, context.Cancellation)).Match(
                webhook => new SettingsAnswer(AddedWebhook: (webhook, secret)),
                problem => new SettingsAnswer(WebhooksPanel.Action, new Rejection(form, problem)));
            return await SettingsEndpoints.Show(context, answer);
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(WebhooksPanel.Action, rejection)));

    /// <summary>Submitting the form twice is not an error: a webhook that no longer exists is removed.</summary>
    private static Task<IResult> Change(Form form, Webhooks webhooks, WebhookRegister register, [AsParameters] PageContext context) => PageContext.SubmitAndRedirect(
        form,
        async () =>
        {
            var (person, id) = (context.Caller.Person, form.Id("webhook"));
            switch (form["to"])
            {
                case WebhooksPanel.Remove:
                    await register.Remove(person, id, context.Cancellation);
                    return null;
                case WebhooksPanel.Repeat:
                    return (await webhooks.Redeliver(person, id, form["delivery"], context.Cancellation)).Match(_ => (Problem?)null, problem => problem);
                case WebhooksPanel.Enable:
                    var webhook = await webhooks.Find(person, id, context.Cancellation);
                    var request = new WebhookRequest { Url = webhook.Url, Events = webhook.Events };
                    return (await webhooks.Change(person, id, request, context.Cancellation)).Match(_ => (Problem?)null, problem => problem);
                case WebhooksPanel.Test:
                    return (await webhooks.Test(person, id, context.Cancellation)).Match(_ => (Problem?)null, problem => problem);
                default:
                    throw Form.OutOfDate("to");
            }
        },
        () => $"{SettingsPage.Action}?{Done(form)}",
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(WebhooksPanel.Change, rejection)));

    private static string Done(Form form) => form["to"] switch
    {
        WebhooksPanel.Remove => SettingsAnswer.WebhookRemoved,
        WebhooksPanel.Enable => SettingsAnswer.Enabled,
        _ => $"{SettingsAnswer.Sent}={form.Id("webhook")}",
    };

    private static WebhookRequest Read(Form form) => new()
    {
        Url = form.Text(WebhooksPanel.Url),
        Events = Enum.GetValues<WebhookEvent>().Where(choice => form.Has(WebhookPayload.TypeOf(choice))).ToList() is { Count: > 0 } chosen
            ? chosen
            : throw new ProblemException(Problems.Invalid("events", "Select at least one event.")),
    };
}
