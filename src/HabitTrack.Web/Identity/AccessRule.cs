namespace HabitTrack.Web;

/// <summary>Who may use a route: whoever has all the scopes of one of the ways in. A route without a rule lets nobody in.</summary>
/// <param name="Ways">The ways in; none where no token is needed.</param>
internal sealed record AccessRule(IReadOnlyList<IReadOnlyList<Scope>> Ways)
{
    public static readonly AccessRule Open = new([]);

    /// <summary>Whether it shows a person's data to the coaches whom the person let in, too.</summary>
    public bool IsForCoaches { get; init; }

    /// <summary>Whether whoever asks from this machine needs no token.</summary>
    public bool IsOpenHere { get; init; }

    /// <summary>Whether the holder of these scopes may use it for what is their own.</summary>
    public bool LetsIn(IReadOnlySet<Scope> scopes) => Ways.Any(way => way.All(scopes.Contains));

    public override string ToString() => string.Join(", or ", Ways.Select(way => string.Join(" and ", Scopes.Words(way))));
}

/// <summary>How routes say who may use them.</summary>
internal static class AccessRules
{
    private static readonly AccessRule Look = new([[Scope.Read]]) { IsForCoaches = true }, Change = new([[Scope.Log]]);

    extension<TRoutes>(TRoutes routes)
        where TRoutes : IEndpointConventionBuilder
    {
        /// <summary>The person's own: GET is a look, all else a change, which needs <c>log</c>.</summary>
        public TRoutes IsPersonal() => routes.Declare(route => IsGet(route) ? Look : Change);

        /// <summary>A look at the person's own, whatever the method: it needs <c>read</c> or one of these scopes, or a coach whom the person let in.</summary>
        public TRoutes IsLook(params Scope[] or) => routes.Declare(_ => Look with { Ways = [.. Look.Ways, .. or.Select(scope => new[] { scope })] });

        /// <summary>A page of forms, which show what they change: for whoever may read and change what is their own, and for no coach.</summary>
        public TRoutes IsForChanges() => routes.Needs(Scope.Log, Scope.Read);

        /// <summary>Needs a token with all of these scopes.</summary>
        public TRoutes Needs(params Scope[] scopes) => routes.NeedsOneOf(scopes);

        /// <summary>Needs a token with all scopes of one of these ways.</summary>
        public TRoutes NeedsOneOf(params Scope[][] ways) => routes.Declare(_ => new AccessRule(ways));

        /// <summary>Everybody may use it, without a token.</summary>
        public TRoutes IsOpen() => routes.WithMetadata(AccessRule.Open);

        /// <summary>Besides, it is open to whoever asks from this machine.</summary>
        public TRoutes IsOpenHere() => routes.Declare(route => route.Metadata.OfType<AccessRule>().Last() with { IsOpenHere = true });

        private TRoutes Declare(Func<EndpointBuilder, AccessRule> ruleOf)
        {
            routes.Add(route =>
            {
                var rule = ruleOf(route);
                route.Metadata.Add(rule);
                if (rule.IsForCoaches)
                    route.Metadata.Add(new AskedParameters(() => [Parameters.Person]));
            });
            return routes;
        }
    }

    private static bool IsGet(EndpointBuilder route) =>
        route.Metadata.OfType<IHttpMethodMetadata>().Single().HttpMethods.All(HttpMethods.IsGet);
}
