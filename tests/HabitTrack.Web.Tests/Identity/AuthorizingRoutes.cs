using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HabitTrack.Web.Tests;

/// <summary>Compares the authorization of every route with the OpenAPI document, for every kind of token.</summary>
public sealed class AuthorizingRoutes(AuthorizingRoutes.Fixture fixture) : IClassFixture<AuthorizingRoutes.Fixture>
{
    private static readonly string[] Scopes = ["log", "read", "share", "coach", "badge", "calendar", "admin"];

    [Fact]
    public void is_documented_for_every_route()
    {
        var undocumented = fixture.Document.Operations.Where(operation => operation.Operation["security"] is null);

        Assert.Empty(undocumented.Select(operation => $"{operation.Method} {operation.Path} has no security requirements"));
        Assert.All(fixture.Routes.SelectMany(route => route.Alternatives).SelectMany(scopes => scopes), scope => Assert.Contains(scope, Scopes));
        Assert.Equal(["GET /health/live", "GET /health/ready"], fixture.Routes.Where(route => route.Alternatives.Count == 0).Select(route => route.Name).Order());
    }

    [Fact]
    public async Task is_configured_for_pages_too()
    {
        var (token, _) = await fixture.App.Issue(await fixture.App.Add("Somebody"), "log read coach admin");
        var routes = fixture.App.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Contains(routes, route => route.RoutePattern.RawText == "/");
        foreach (var route in routes.Where(route => route.RoutePattern.RawText != "/v1/live"))
        {
            var method = new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            Assert.DoesNotContain("\"closed\"", (await fixture.App.App.Send(method, Regex.Replace(route.RoutePattern.RawText!, "{[^}]*}", "1"), null, TokensApp.Bearer(token))).Text);
        }
    }

    [Fact]
    public async Task rejects_missing_expired_and_invalid_tokens()
    {
        var before = await fixture.EventsOf(fixture.Ada);
        foreach (var route in fixture.Routes.Where(route => route.Alternatives.Count > 0))
        {
            (await fixture.Send(route, null)).Refuses(401, "token-required");
            (await fixture.Send(route, fixture.Expired)).Refuses(401, "token-expired");
            (await fixture.Send(route, fixture.Revoked)).Refuses(401, "token-invalid");
            (await fixture.Send(route, TokensApp.RandomToken())).Refuses(401, "token-invalid");
            (await fixture.Send(route, "ht_short")).Refuses(401, "token-invalid");
        }

        Assert.Equal(before, await fixture.EventsOf(fixture.Ada));
    }

    [Fact]
    public async Task rejects_tokens_without_the_required_scope()
    {
        foreach (var route in fixture.Routes.Where(route => route.Alternatives.Count > 0))
        {
            foreach (var scope in Scopes.Where(scope => !route.Takes(scope) || (scope == "coach" && route.IsForCoaches)))
                (await fixture.Send(route, fixture.Tokens[scope])).Refuses(403, "scope-missing");
        }
    }

    [Fact]
    public async Task accepts_tokens_with_the_required_scope()
    {
        foreach (var route in fixture.Routes)
        {
            foreach (var scopes in route.Alternatives.Where(scopes => !route.IsForCoaches || scopes is not ["coach"]))
            {
                var (token, _) = await fixture.App.Issue(scopes is ["admin"] ? null : await fixture.App.Add("Somebody"), string.Join(' ', scopes), Fixture.With(scopes));
                Assert.DoesNotContain((await fixture.Send(route, token)).Status, new[] { 401, 403, 500 });
            }
        }
    }

    [Fact]
    public async Task allows_access_to_another_person_only_for_their_coaches()
    {
        foreach (var route in fixture.Routes.Where(route => route.Alternatives.Count > 0))
        {
            Assert.All(
                await Task.WhenAll(fixture.Tokens.Values.Select(token => fixture.Send(route, token, $"person={fixture.Bob}"))),
                answer => answer.Refuses(404, "person-not-found"));
            var granted = await fixture.Send(route, fixture.Tokens["coach"], $"person={fixture.Client}");
            if (route.IsForCoaches)
                Assert.DoesNotContain(granted.Status, new[] { 401, 403, 500 });
            else
                granted.Refuses(404, "person-not-found");
        }
    }

    [Fact]
    public async Task hides_resources_of_other_people()
    {
        var before = await fixture.App.Get(fixture.BobsToken, "/v1/history");
        var (adas, _) = await fixture.App.Issue(fixture.Ada, "log read");
        foreach (var route in fixture.Routes.Where(route => route.Path.Contains('{') && route.Takes("log", "read")).OrderBy(route => route.Method == "PUT").ThenByDescending(route => route.Path.Length))
        {
            var answer = await fixture.Send(route, adas, ids: fixture.BobsIds);
            if (route.Codes(404).Except(["person-not-found"]).Any())
                answer.Expect(404);
            else
                Assert.DoesNotContain(answer.Status, new[] { 401, 403, 500 });
        }

        Assert.Equal(before.Text, (await fixture.App.Get(fixture.BobsToken, "/v1/history")).Text);
    }

    /// <summary>A route as described by the document.</summary>
    public sealed record Route(string Method, string Path, JsonNode Operation)
    {
        public string Name => $"{Method} {Path}";

        public IReadOnlyList<string[]> Alternatives => (Operation["security"]?.AsArray() ?? [])
            .Select(scopes => scopes!["token"]!.AsArray().Select(scope => (string)scope!).ToArray())
            .ToList();

        public bool IsForCoaches => Alternatives.Count > 1 && Alternatives.Any(scopes => scopes is ["coach"]);

        public bool IsStream => OpenApiDocument.IsEventStream(Operation);

        public bool Takes(params string[] scopes) => Alternatives.Any(required => required.All(scopes.Contains));

        public IEnumerable<string> Codes(int status) =>
            Operation["responses"]![$"{status}"]?["content"]!["application/problem+json"]!["examples"]!.AsObject().Select(example => example.Key) ?? [];
    }

    /// <summary>A shared service with three people: Ada, who is a coach, her client, and Bob.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        /// <summary>Makes requests come from another machine, because requests from this machine have more access.</summary>
        private static readonly (string Name, string Value) Elsewhere = ("X-Forwarded-For", "203.0.113.7");

        public TokensApp App { get; private set; } = null!;

        public OpenApiDocument Document { get; private set; } = null!;

        public IReadOnlyList<Route> Routes { get; private set; } = [];

        public string Ada { get; private set; } = "";

        public string Bob { get; private set; } = "";

        public string Client { get; private set; } = "";

        public string BobsToken { get; private set; } = "";

        public IReadOnlyDictionary<string, string> BobsIds { get; private set; } = new Dictionary<string, string>();

        public string Expired { get; private set; } = "";

        public string Revoked { get; private set; } = "";

        /// <summary>Ada's tokens by scope.</summary>
        public IDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            App = await TokensApp.Start();
            Document = await OpenApiDocument.Of(App.App);
            Routes = Document.Operations.Select(operation => new Route(operation.Method, operation.Path, operation.Operation)).ToList();
            (Ada, Bob, Client) = (await App.Add("Ada"), await App.Add("Bob"), await App.Add("Client"));
            Expired = (await App.Issue(Ada, "log read admin", new { days = 1 })).Token;
            App.App.Clock.Now += TimeSpan.FromDays(1);
            var (revoked, id) = await App.Issue(Ada, "log read admin");
            (await App.Delete(App.Admin, $"/v1/tokens/{id}")).Expect(200);
            Revoked = revoked;
            foreach (var scope in Scopes)
                Tokens[scope] = (await App.Issue(scope == "admin" ? null : Ada, scope, With([scope]))).Token;

            var (clients, _) = await App.Issue(Client, "log read");
            await App.Put(clients, "/v1/habits/hang", new { kind = "hang" });
            (await App.Put(clients, $"/v1/coaches/{Ada}", new { })).Expect(200);
            await App.Put(Tokens["log"], "/v1/habits/hang", new { kind = "hang" });
            await Settle();
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();

        /// <summary>The other fields that a token with the scopes requires.</summary>
        public static object? With(string[] scopes) => scopes.Contains("badge") ? new { habit = "hang" } : null;

        public async Task<int> EventsOf(string person) =>
            (await App.Get((await App.Issue(person, "read")).Token, "/v1/history?limit=1000")).Count("events");

        /// <summary>Sends the example request of the document.</summary>
        public Task<Answer> Send(Route route, string? token, string query = "", IReadOnlyDictionary<string, string>? ids = null)
        {
            var path = (route.Operation["parameters"]?.AsArray() ?? [])
                .Where(parameter => (string)parameter!["in"]! == "path")
                .Select(parameter => (string)parameter!["name"]!)
                .Aggregate(route.Path, (filled, name) => filled.Replace(
                    "{" + name + "}",
                    ids?.GetValueOrDefault(name) ?? (string)route.Operation["parameters"]!.AsArray().First(one => (string)one!["name"]! == name)!["example"]!));
            if (route.IsStream)
                return Begin(query.Length > 0 ? $"{path}?{query}" : path, token);
            var body = route.Operation["requestBody"]?["content"]!["application/json"]!["example"]!.ToJsonString();
            return App.App.Send(new HttpMethod(route.Method), query.Length > 0 ? $"{path}?{query}" : path, body, [Elsewhere, .. token is null ? [] : new[] { TokensApp.Bearer(token) }]);
        }

        /// <summary>Requests a stream and reads only the response headers.</summary>
        private async Task<Answer> Begin(string path, string? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (token is not null)
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using var response = await App.App.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode
                ? new Answer((int)response.StatusCode, "text/event-stream", new Dictionary<string, string>(), "", null)
                : await Answer.Of(response, TestContext.Current.CancellationToken);
        }

        private async Task Settle()
        {
            (BobsToken, var id) = await App.Issue(Bob, "log read");
            await App.Put(BobsToken, "/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
            var entry = (await App.Post(BobsToken, "/v1/activities", new { habit = "swim", amount = 30 })).Expect(201).Value<string>("entry.id");
            await App.Put(BobsToken, "/v1/exercises/bobs-row", new { description = "Row", kind = "strength" });
            var off = (await App.Post(BobsToken, "/v1/days-off", new { from = "2026-11-20" })).Expect(201).Value<string>("id");
            var webhook = (await App.Post(BobsToken, "/v1/webhooks", new { url = "https://receiver.example/", events = new[] { "goal.met" } })).Expect(201).Value<string>("id");
            BobsIds = new Dictionary<string, string> { ["id"] = entry, ["webhook"] = webhook, ["dayOff"] = off, ["habit"] = "swim", ["key"] = "bobs-row", ["token"] = id, ["person"] = Bob, ["coach"] = Bob };
        }
    }
}
