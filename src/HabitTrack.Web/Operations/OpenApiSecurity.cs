using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>Who may use an operation, as the OpenAPI document names it: the ways in, each with all the scopes that it takes.</summary>
internal static class OpenApiSecurity
{
    public const string Scheme = "token";

    public static readonly OpenApiSecurityScheme Described = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        Description =
            "A token, ht_ and 43 letters, digits, - and _, with the scopes named at each operation. With Auth:Mode=local none is needed, and all is the one person's.",
    };

    /// <returns>None where no token is needed; null where the route does not say.</returns>
    public static IList<OpenApiSecurityRequirement>? Of(AccessRule? rule, OpenApiDocument document) => rule is null ? null :
    [
        .. rule.Ways.Concat(rule.IsForCoaches ? [[Scope.Coach]] : []).Select(way => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(Scheme, document)] = [.. Scopes.Words(way)],
        }),
    ];
}
