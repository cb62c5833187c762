namespace HabitTrack.Web;

/// <summary>What a token lets its holder do.</summary>
internal enum Scope
{
    /// <summary>Change the person's data.</summary>
    Log,

    /// <summary>Read the person's data.</summary>
    Read,

    /// <summary>See the person's dashboard, without notes, pain and history.</summary>
    Share,

    /// <summary>Read the data of the people who granted it.</summary>
    Coach,

    /// <summary>Show one habit's badge.</summary>
    Badge,

    /// <summary>Look after people, tokens and the service.</summary>
    Admin,
}

/// <summary>Scopes by their words.</summary>
internal static class Scopes
{
    /// <summary>Those that open a person's data, and so need a person.</summary>
    public static readonly IReadOnlySet<Scope> Personal = new HashSet<Scope> { Scope.Log, Scope.Read, Scope.Share, Scope.Coach, Scope.Badge };

    /// <summary>Those that are given away, and so go with no other.</summary>
    public static readonly IReadOnlySet<Scope> GivenAway = new HashSet<Scope> { Scope.Share, Scope.Badge };

    public static string Word(Scope scope) => scope.ToString().ToLowerInvariant();

    public static IReadOnlyList<string> Words(IEnumerable<Scope> scopes) => scopes.Order().Select(Word).ToList();

    public static IReadOnlySet<Scope> Parse(IEnumerable<string> words) =>
        words.Select(word => Enum.Parse<Scope>(word, ignoreCase: true)).ToHashSet();
}
