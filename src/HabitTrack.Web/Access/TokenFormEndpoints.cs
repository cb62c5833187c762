using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>What the settings page does about links and tokens: the same as the API. What was issued is shown in the answer, and nowhere else.</summary>
internal static class TokenFormEndpoints
{
    public static void MapTokenForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().Needs(Scope.Log, Scope.Read).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(Sharing.Action, (Form form, Tokens tokens, [AsParameters] Visit visit) => Issue(Sharing.Action, LinkOf, form, tokens, visit));
        forms.MapPost(TokensPanel.Action, (Form form, Tokens tokens, [AsParameters] Visit visit) => Issue(TokensPanel.Action, TokenOf, form, tokens, visit));
        forms.MapPost(TokenLines.Action, Revoke);
    }

    private static TokenRequest LinkOf(Form form) => new()
    {
        Name = form.Text(Sharing.Name),
        Scopes = [form.Text(Sharing.What) is null ? Scope.Share : Scope.Badge],
        Habit = form.Text(Sharing.What),
        Days = form.Whole(Sharing.Days),
    };

    private static TokenRequest TokenOf(Form form) => new()
    {
        Name = form.Text(TokensPanel.Name),
        Scopes = Enum.GetValues<Scope>().Where(scope => form.Has(Scopes.Word(scope))).ToList() is { Count: > 0 } scopes
            ? scopes
            : throw new ProblemException(Problems.Invalid("scopes", "Tick what it is for.")),
        Days = form.Whole(TokensPanel.Days),
    };

    private static Task<IResult> Issue(string action, Func<Form, TokenRequest> read, Form form, Tokens tokens, Visit visit) => Visit.Answer(
        form,
        async () =>
        {
            var (request, principal, http) = (Form.Checked(read(form)), visit.Principal, visit.Response.HttpContext);
            if (request.Habit is { } habit)
                (await visit.View(Seen.Now)).Find(habit);
            var session = principal.Token is { IsSession: true } ? Session.Of(http.Request) : null;
            var secret = Secret.OfForm(session, $"{principal.Person} {principal.Token?.Id} {form.Id("key")} {JsonSerializer.Serialize(request, HabitJson.Options)}");
            var token = await tokens.Issue(principal, request, secret, visit.Cancellation);
            return await SettingsEndpoints.Show(visit, new SettingsAnswer(Issued: (token, secret)));
        },
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer(action, rejection)));

    /// <summary>A token that is no more is as good as revoked: whoever presses twice is not told of an error.</summary>
    private static Task<IResult> Revoke(Form form, AccessRegister register, [AsParameters] Visit visit) => Visit.Answer(
        form,
        async () =>
        {
            await register.Revoke(form.Id("token"), visit.Caller.Person, visit.Principal.Token?.Id, visit.Cancellation);
            return Pages.SeeOther("/settings?" + SettingsAnswer.Revoked);
        },
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer(TokenLines.Action, rejection)));
}
