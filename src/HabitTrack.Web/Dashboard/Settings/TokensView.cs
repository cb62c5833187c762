
namespace HabitTrack.Web;

/// <summary>The tokens that open the person's data, and the browsers that are signed in.</summary>
/// <param name="Key">The key of the form, which issues one token however often it is sent.</param>
/// <param name="Called">What to call a new one.</param>
/// <param name="For">What it may do.</param>
/// <param name="ScopesProblem">What is wrong with that.</param>
/// <param name="Lasts">For how many days.</param>
/// <param name="Issued">Those there are.</param>
/// <param name="Problem">What is wrong, where it belongs to no field.</param>
public sealed record TokensView(
    Guid Key, FieldView Called, IReadOnlyList<ChoiceOption> For, string? ScopesProblem, FieldView Lasts, IReadOnlyList<TokenLine> Issued, string? Problem)
{
    internal const string Action = "/settings/tokens", Name = "tokenName", Days = "tokenDays";

    internal static TokensView Of(PersonView person, IReadOnlyList<AccessToken> tokens, Rejection? rejection, Visit visit)
    {
        var view = new TokensView(
            visit.NewId(),
            FieldView.Of(rejection, Name, "For what", null, api: "name") with { IsRequired = true },
            visit.Principal.Scopes
                .Except(Scopes.GivenAway)
                .Order()
                .Select(scope => new ChoiceOption(Scopes.Word(scope), Said(scope), rejection?.Form.Has(Scopes.Word(scope)) ?? scope is Scope.Log or Scope.Read))
                .ToList(),
            rejection?.Beside("scopes"),
            FieldView.Of(rejection, Days, "Good for", "365", "days", "days"),
            tokens
                .Where(token => !Scopes.Parse(token.Scopes).Overlaps(Scopes.GivenAway))
                .Select(token => TokenLine.Of(token, token.IsSession ? "A browser" : Words.Capital(string.Join(", ", token.Scopes)), person, visit))
                .ToList(),
            null);
        return view with { Problem = rejection is null || view.IsBeside ? null : rejection.Message };
    }

    private bool IsBeside => new[] { Called.Problem, ScopesProblem, Lasts.Problem }.Any(problem => problem is not null);

    private static string Said(Scope scope) => scope switch
    {
        Scope.Log => "Log, and change everything (log)",
        Scope.Read => "Look at everything (read)",
        Scope.Coach => "Look at those who let you (coach)",
        _ => "Look after people and the service (admin)",
    };
}
