using Microsoft.AspNetCore.Authorization;

namespace HabitTrack.Web;

/// <summary>Who may use a route: whoever has all the scopes of one of the ways in.</summary>
/// <param name="Ways">The ways in.</param>
internal sealed record ScopeRequirement(IReadOnlyList<IReadOnlyList<Scope>> Ways) : IAuthorizationRequirement
{
    /// <summary>Whether it shows a person's data to the coaches whom the person let in, too.</summary>
    public bool IsForCoaches { get; init; }

    /// <summary>Whether whoever asks from this machine needs no token.</summary>
    public bool IsOpenHere { get; init; }

    /// <summary>The requirement of a route; null where it has none.</summary>
    public static ScopeRequirement? Of(IEnumerable<object> metadata) =>
        metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<ScopeRequirement>().LastOrDefault();

    /// <summary>Whether the holder of these scopes may use it for what is their own.</summary>
    public bool LetsIn(IReadOnlySet<Scope> scopes)
    {
        foreach (var way in Ways)
        {
            if (scopes.IsSupersetOf(way))
                return true;
        }

        return false;
    }

    public override string ToString() => string.Join(", or ", Ways.Select(way => string.Join(" and ", Scopes.Words(way))));
}

/// <summary>How routes say who may use them.</summary>
internal static class ScopeRequirements
{
    private static readonly ScopeRequirement Look = new([[Scope.Read]]) { IsForCoaches = true }, Change = new([[Scope.Log]]);

    extension<TRoutes>(TRoutes routes)
        where TRoutes : IEndpointConventionBuilder
    {
        /// <summary>The person's own: GET is a look, all else a change, which needs <c>log</c>.</summary>
        public TRoutes IsPersonal() => routes.Require(route => IsGet(route) ? Look : Change);

        /// <summary>A look at the person's own, whatever the method: it needs <c>read</c> or one of these scopes, or a coach whom the person let in.</summary>
        public TRoutes IsLook(params Scope[] or) => routes.Require(_ => Look with { Ways = [.. Look.Ways, .. or.Select(scope => new[] { scope })] });

        /// <summary>A page of forms, which show what they change: for whoever may read and change what is their own, and for no coach.</summary>
        public TRoutes IsForChanges() => routes.Needs(Scope.Log, Scope.Read);

        /// <summary>Needs a token with all of these scopes.</summary>
        public TRoutes Needs(params Scope[] scopes) => routes.NeedsOneOf(scopes);

        /// <summary>Needs a token with all scopes of one of these ways.</summary>
        public TRoutes NeedsOneOf(params Scope[][] ways) => routes.Require(_ => new ScopeRequirement(ways));

        /// <summary>Besides, it is open to whoever asks from this machine.</summary>
        public TRoutes IsOpenHere() => routes.Require(route => ScopeRequirement.Of(route.Metadata)! with { IsOpenHere = true });

        /// <summary>A route's own requirement takes the place of its group's. The policy is built once, with the route.</summary>
        private TRoutes Require(Func<EndpointBuilder, ScopeRequirement> requirementOf)
        {
            routes.Add(route =>
            {
                var requirement = requirementOf(route);
                foreach (var policy in route.Metadata.OfType<AuthorizationPolicy>().ToList())
                    route.Metadata.Remove(policy);
                route.Metadata.Add(new AuthorizationPolicyBuilder(TokenHandler.Scheme).AddRequirements(requirement).Build());
                if (requirement.IsForCoaches)
                    route.Metadata.Add(new AskedParameters(() => [Parameters.Person]));
            });
            return routes;
        }
    }

    private static bool IsGet(EndpointBuilder route) =>
        route.Metadata.OfType<IHttpMethodMetadata>().Single().HttpMethods.All(HttpMethods.IsGet);
}
