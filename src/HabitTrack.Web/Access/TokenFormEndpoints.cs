using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>The forms for links and tokens on the settings page. An issued token is shown only in the response.</summary>
internal static class TokenFormEndpoints
{
    public static void MapTokenForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").IsOutsideApi().Needs(Scope.Log, Scope.Read).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(
            Sharing.Action,
            (Form form, Tokens tokens, [AsParameters] PageContext context) => Issue(Sharing.Action, ToLinkRequest, form, tokens, context));
        forms.MapPost(
            TokensPanel.Action,
            (Form form, Tokens tokens, [AsParameters] PageContext context) => Issue(TokensPanel.Action, ToTokenRequest, form, tokens, context));
        forms.MapPost(TokenLines.Action, Revoke);
    }

    private static TokenRequest ToLinkRequest(Form form) => new()
    {
        Name = form.Text(Sharing.Name),
        Scopes = [form.Text(Sharing.What) switch { null => Scope.Share, Sharing.Calendar => Scope.Calendar, _ => Scope.Badge }],
        Habit = form.Text(Sharing.What) is { } habit and not Sharing.Calendar ? habit : null,
        Days = form.Whole(Sharing.Days, TokenRequest.MinDays, TokenRequest.MaxDays),
    };

    private static TokenRequest ToTokenRequest(Form form) => new()
    {
        Name = form.Text(TokensPanel.Name),
        Scopes = Enum.GetValues<Scope>().Where(scope => form.Has(Scopes.Name(scope))).ToList() is { Count: > 0 } scopes
            ? scopes
            : throw new ProblemException(Problems.Invalid("scopes", "Select at least one permission.")),
        Days = form.Whole(TokensPanel.Days, TokenRequest.MinDays, TokenRequest.MaxDays),
    };

    private static Task<IResult> Issue(string action, Func<Form, TokenRequest> read, Form form, Tokens tokens, PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            var (request, principal, http) = (Form.Validate(read(form)), context.Principal, context.Response.HttpContext);
            var session = principal.Token is { IsSession: true } ? Session.Of(http.Request) : null;
            var submitted = $"{principal.Person} {principal.Token?.Id} {form.Id("key")} {JsonSerializer.Serialize(request, HabitJson.Options)}";
            var secret = Secret.ForForm(session, submitted);
            var answer = (await tokens.Issue(principal, request, secret, context.Cancellation)).Match(
                token => new SettingsAnswer(Issued: (token, secret)),
                problem => new SettingsAnswer(action, new Rejection(form, problem)));
            return await SettingsEndpoints.Show(context, answer);
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(action, rejection)));

    /// <summary>Revoking is idempotent: a token that does not exist is not an error.</summary>
    private static Task<IResult> Revoke(Form form, AccessRegister register, [AsParameters] PageContext context) => PageContext.Submit(
        form,
        async () =>
        {
            await register.Revoke(form.Id("token"), context.Caller.Person, context.Principal.Token?.Id, context.Cancellation);
            return Pages.SeeOther($"{SettingsPage.Action}?{SettingsAnswer.Revoked}={Uri.EscapeDataString(form[SettingsAnswer.Revoked])}");
        },
        rejection => SettingsEndpoints.Show(context, new SettingsAnswer(TokenLines.Action, rejection)));
}
