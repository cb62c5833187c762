using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>Creates links between pages. Links on a client's page keep the client, and pages omit links that the user is not authorized for.</summary>
internal sealed class PageLinks(IHttpContextAccessor accessor)
{
    /// <summary>The query parameter of the client.</summary>
    public const string Person = "person";

    /// <summary>The client whose page a coach views; null for the person's own pages.</summary>
    public string? Client => Principal?.Client;

    /// <summary>Whether the user can change the data, so that pages show forms and links to forms.</summary>
    public bool MayChange => Principal?.MayChange ?? true;

    /// <summary>Whether the user is a coach.</summary>
    public bool IsCoach => Principal?.Token?.Scopes.Contains(Scopes.Name(Scope.Coach)) == true;

    /// <summary>Whether the user can read data here: a coach may have no data of their own.</summary>
    public bool HasOwnData => Principal is not { Client: null } own || own.Scopes.Contains(Scope.Read);

    /// <summary>The authenticated user; null on an anonymous page.</summary>
    public Principal? Principal => Principal.Find(accessor.HttpContext);

    /// <summary>The address of the sign-in page, which returns to the page of the submitted form.</summary>
    public string SignIn => QueryHelpers.AddQueryString(
        SignInEndpoints.Path, "return", accessor.HttpContext?.Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } form ? form.PathAndQuery : "/");

    /// <summary>Creates the address of another page of the same person.</summary>
    public string To(string page) => Client is { } client ? QueryHelpers.AddQueryString(page, Person, client) : page;
}
