using Microsoft.AspNetCore.Authorization;

namespace HabitTrack.Web;

/// <summary>The scopes that a route requires.</summary>
/// <param name="Alternatives">Alternative sets of scopes. A token must have all scopes of one set.</param>
internal sealed record ScopeRequirement(IReadOnlyList<IReadOnlyList<Scope>> Alternatives) : IAuthorizationRequirement
{
    /// <summary>Whether coaches of the person are allowed too.</summary>
    public bool IsForCoaches { get; init; }

    /// <summary>Whether requests from this machine are allowed without a token.</summary>
    public bool IsOpenToThisMachine { get; init; }

    /// <summary>The requirement of a route; null if it has none.</summary>
    public static ScopeRequirement? Of(IEnumerable<object> metadata) =>
        metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<ScopeRequirement>().LastOrDefault();

    /// <summary>Whether the scopes satisfy the requirement for a person's own data.</summary>
    public bool IsSatisfiedBy(IReadOnlySet<Scope> scopes)
    {
        foreach (var scopeSet in Alternatives)
        {
            if (scopes.IsSupersetOf(scopeSet))
                return true;
        }

        return false;
    }

    public override string ToString() => string.Join(", or ", Alternatives.Select(scopeSet => string.Join(" and ", Scopes.Names(scopeSet))));
}

/// <summary>Adds scope requirements to routes.</summary>
internal static class ScopeRequirements
{
    private static readonly ScopeRequirement ReadRequirement = new([[Scope.Read]]) { IsForCoaches = true }, ChangeRequirement = new([[Scope.Log]]);

    extension<TRoutes>(TRoutes routes)
        where TRoutes : IEndpointConventionBuilder
    {
        /// <summary>Personal data: GET requires <c>read</c> and is open to coaches, other methods require <c>log</c>.</summary>
        public TRoutes IsPersonal() => routes.Require(route => IsGet(route) ? ReadRequirement : ChangeRequirement);

        /// <summary>Reads personal data with any method: requires <c>read</c> or one of the other scopes, and is open to coaches.</summary>
        public TRoutes IsPersonalRead(params Scope[] or) => routes.Require(
            _ => ReadRequirement with { Alternatives = [.. ReadRequirement.Alternatives, .. or.Select(scope => new[] { scope })] });

        /// <summary>A page with forms: requires <c>log</c> and <c>read</c>, and is not open to coaches.</summary>
        public TRoutes IsForChanges() => routes.Needs(Scope.Log, Scope.Read);

        /// <summary>Requires a token with all of the scopes.</summary>
        public TRoutes Needs(params Scope[] scopes) => routes.NeedsOneOf(scopes);

        /// <summary>Requires a token with all scopes of one of the sets.</summary>
        public TRoutes NeedsOneOf(params Scope[][] alternatives) => routes.Require(_ => new ScopeRequirement(alternatives));

        /// <summary>Also allows requests from this machine without a token.</summary>
        public TRoutes IsOpenToThisMachine() => routes.Require(route => ScopeRequirement.Of(route.Metadata)! with { IsOpenToThisMachine = true });

        /// <summary>The requirement of a route replaces the requirement of its group. The policy is built once, with the route.</summary>
        private TRoutes Require(Func<EndpointBuilder, ScopeRequirement> requirementOf)
        {
            routes.Add(route =>
            {
                var requirement = requirementOf(route);
                foreach (var policy in route.Metadata.OfType<AuthorizationPolicy>().ToList())
                    route.Metadata.Remove(policy);
                route.Metadata.Add(new AuthorizationPolicyBuilder(TokenHandler.Scheme).AddRequirements(requirement).Build());
                if (requirement.IsForCoaches)
                    route.Metadata.Add(new QueryParameters(() => [Parameters.Person]));
            });
            return routes;
        }
    }

    private static bool IsGet(EndpointBuilder route) =>
        route.Metadata.OfType<IHttpMethodMetadata>().Single().HttpMethods.All(HttpMethods.IsGet);
}
