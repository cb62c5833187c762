using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Links identities at an identity provider to people.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentities(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/people/{person}/identities", Link)
            .WithTags("People")
            .WithSummary("Link an identity at the identity provider to a person; revoking its token ends it")
            .Needs(Scope.Admin)
            .TakesNoKey()
            .Refuses("identity-linked");

    private static async Task<Results<Created<TokenView>, Problem>> Link(
        string person, HttpContext http, Body<IdentityRequest> body, Identities identities, CancellationToken cancellation) =>
        (await identities.Link(person, body.Value, Principal.Of(http).Token?.Id, cancellation)).Match<Results<Created<TokenView>, Problem>>(
            token => TypedResults.Created($"/v1/tokens/{token.Id}", TokenView.Of(token)),
            problem => problem);
}

/// <summary>An identity to link.</summary>
internal sealed record IdentityRequest
{
    private const int MaxSubject = 255;

    /// <summary>The issuer, as in the claim <c>iss</c>.</summary>
    [RequiredField, Issuer]
    public string? Issuer { get; init; }

    /// <summary>The id of the person at the issuer, as in the claim <c>sub</c>.</summary>
    [RequiredField, Name(MaxSubject)]
    public string? Subject { get; init; }

    /// <summary>The scopes of its sessions; by default log and read.</summary>
    [Length(1, 6), SignInScopes]
    public IReadOnlyList<Scope>? Scopes { get; init; }
}

/// <summary>The https address of an issuer.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IssuerAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) => value is not string text
        || (Uri.TryCreate(text, UriKind.Absolute, out var issuer) && (issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)));

    public Message MessageFor(Message name) => $"{name} must be the https address of an identity provider, such as https://auth.example.org.";
}

/// <summary>Scopes with which people can sign in to the pages.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SignInScopesAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) => value is not IEnumerable<Scope> scopes || !scopes.Any(Scopes.ForLinks.Contains);

    public Message MessageFor(Message name) => $"{name} must be scopes to sign in with: log, read, coach or admin.";
}
