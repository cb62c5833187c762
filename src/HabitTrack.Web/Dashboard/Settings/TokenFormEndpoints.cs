using Microsoft.AspNetCore.Mvc;

namespace HabitTrack.Web;

/// <summary>What the settings page does about links and tokens: the same as the API. What was issued is shown in the answer, and nowhere else.</summary>
internal static class TokenFormEndpoints
{
    public static void MapTokenForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().Needs(Scope.Log, Scope.Read).WithMetadata(new RequestSizeLimitAttribute(Bodies.Largest));
        forms.MapPost(SharingView.Action, MakeLink);
        forms.MapPost(TokensView.Action, IssueToken);
        forms.MapPost("/settings/revoke", Revoke);
    }

    private static Task<IResult> MakeLink(Form form, Tokens tokens, [AsParameters] Visit visit) => Issue(
        SharingView.Action,
        form,
        tokens,
        visit,
        () => new TokenRequest
        {
            Name = form.Text(SharingView.Name),
            Scopes = [form.Text(SharingView.What) is null ? Scope.Share : Scope.Badge],
            Habit = form.Text(SharingView.What),
            Days = form.Whole(SharingView.Days),
        });

    private static Task<IResult> IssueToken(Form form, Tokens tokens, [AsParameters] Visit visit) => Issue(
        TokensView.Action,
        form,
        tokens,
        visit,
        () => new TokenRequest
        {
            Name = form.Text(TokensView.Name),
            Scopes = Enum.GetValues<Scope>().Where(scope => form.Has(Scopes.Word(scope))).ToList() is { Count: > 0 } scopes
                ? scopes
                : throw new ProblemException(Problems.Invalid("scopes", "Tick what it is for.")),
            Days = form.Whole(TokensView.Days),
        });

    private static Task<IResult> Issue(string action, Form form, Tokens tokens, Visit visit, Func<TokenRequest> read) => Visit.Answer(
        form,
        async () =>
        {
            var (request, principal, http) = (Form.Checked(read()), visit.Principal, visit.Response.HttpContext);
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
        rejection => SettingsEndpoints.Show(visit, new SettingsAnswer("/settings/revoke", rejection)));
}
