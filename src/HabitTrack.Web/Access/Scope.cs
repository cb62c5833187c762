namespace HabitTrack.Web;

/// <summary>A permission of a token.</summary>
internal enum Scope
{
    /// <summary>Change the person's data.</summary>
    Log,

    /// <summary>Read the person's data.</summary>
    Read,

    /// <summary>Read the person's dashboard without notes, pain and history.</summary>
    Share,

    /// <summary>Read the data of people who have added the token's person as a coach.</summary>
    Coach,

    /// <summary>Read the badge of one habit.</summary>
    Badge,

    /// <summary>Read the calendar of the days on which habits are due.</summary>
    Calendar,

    /// <summary>Administer people, tokens and the service.</summary>
    Admin,
}

/// <summary>Groups and names of scopes.</summary>
internal static class Scopes
{
    /// <summary>Scopes that give access to a person's data, and so require a person.</summary>
    public static readonly IReadOnlySet<Scope> Personal = new HashSet<Scope> { Scope.Log, Scope.Read, Scope.Share, Scope.Coach, Scope.Badge, Scope.Calendar };

    /// <summary>Scopes of tokens in public links, which cannot be combined with other scopes.</summary>
    public static readonly IReadOnlySet<Scope> ForLinks = new HashSet<Scope> { Scope.Share, Scope.Badge, Scope.Calendar };

    public static string Name(Scope scope) => scope.ToString().ToLowerInvariant();

    public static IReadOnlyList<string> Names(IEnumerable<Scope> scopes) => scopes.Order().Select(Name).ToList();

    public static IReadOnlySet<Scope> Parse(IEnumerable<string> names) =>
        names.Select(name => Enum.Parse<Scope>(name, ignoreCase: true)).ToHashSet();
}
