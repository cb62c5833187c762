using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>Leads on from a page: a coach who looks at a client's stays with the client, and nobody is led to what they may not do.</summary>
internal sealed class Trail(IHttpContextAccessor accessor)
{
    /// <summary>The parameter that names a client.</summary>
    public const string Person = "person";

    /// <summary>The client looked at; null where people look at what is their own.</summary>
    public string? Client => Principal?.Client;

    /// <summary>Whether forms, and what leads to them, are of any use to whoever looks.</summary>
    public bool MayChange => Principal?.MayChange ?? true;

    /// <summary>Whether whoever looks may look at other people.</summary>
    public bool IsCoach => Principal?.Token?.Scopes.Contains(Scopes.Word(Scope.Coach)) == true;

    /// <summary>Whether there is anything of one's own to look at: a coach may have nothing but clients.</summary>
    public bool HasOwn => Principal is not { Client: null } own || own.Scopes.Contains(Scope.Read);

    /// <summary>Who looks; null where nobody had to be let in.</summary>
    public Principal? Principal => Principal.Find(accessor.HttpContext);

    /// <summary>The address of another page of the same person.</summary>
    public string To(string page) => Client is { } client ? QueryHelpers.AddQueryString(page, Person, client) : page;
}
