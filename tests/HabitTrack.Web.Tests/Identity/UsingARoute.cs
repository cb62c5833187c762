using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HabitTrack.Web.Tests;

/// <summary>Every route of the OpenAPI document, with every kind of token: what the document says of it must be so.</summary>
public sealed class UsingARoute(UsingARoute.Served served) : IClassFixture<UsingARoute.Served>
{
    private static readonly string[] Scopes = ["log", "read", "share", "coach", "badge", "admin"];

    [Fact]
    public void needs_what_the_document_says_of_it()
    {
        var silent = served.Document.Operations.Where(operation => operation.Operation["security"] is null);

        Assert.Empty(silent.Select(operation => $"{operation.Method} {operation.Path} does not say who may use it"));
        Assert.All(served.Routes.SelectMany(route => route.Ways).SelectMany(way => way), scope => Assert.Contains(scope, Scopes));
        Assert.Equal(["GET /health/live", "GET /health/ready"], served.Routes.Where(route => route.Ways.Count == 0).Select(route => route.Name).Order());
    }

    [Fact]
    public async Task that_is_a_page_needs_a_rule_too()
    {
        var (token, _) = await served.App.Issue(await served.App.Add("Somebody"), "log read coach admin");
        var routes = served.App.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Contains(routes, route => route.RoutePattern.RawText == "/");
        foreach (var route in routes.Where(route => route.RoutePattern.RawText != "/v1/live"))
        {
            var method = new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            Assert.DoesNotContain("\"closed\"", (await served.App.App.Send(method, Regex.Replace(route.RoutePattern.RawText!, "{[^}]*}", "1"), null, TokensApp.Showing(token))).Text);
        }
    }

    [Fact]
    public async Task without_a_token_that_opens_anything_is_refused()
    {
        var before = await served.EventsOf(served.Ada);
        foreach (var route in served.Routes.Where(route => route.Ways.Count > 0))
        {
            (await served.Send(route, null)).Refuses(401, "token-required");
            (await served.Send(route, served.Expired)).Refuses(401, "token-expired");
            (await served.Send(route, served.Revoked)).Refuses(401, "token-invalid");
            (await served.Send(route, TokensApp.Any())).Refuses(401, "token-invalid");
            (await served.Send(route, "ht_short")).Refuses(401, "token-invalid");
        }

        Assert.Equal(before, await served.EventsOf(served.Ada));
    }

    [Fact]
    public async Task with_a_token_for_something_else_is_refused()
    {
        foreach (var route in served.Routes.Where(route => route.Ways.Count > 0))
        {
            foreach (var scope in Scopes.Where(scope => !route.Takes(scope) || (scope == "coach" && route.IsForCoaches)))
                (await served.Send(route, served.Tokens[scope])).Refuses(403, "scope-missing");
        }
    }

    [Fact]
    public async Task with_a_token_for_it_is_answered()
    {
        foreach (var route in served.Routes)
        {
            foreach (var way in route.Ways.Where(way => !route.IsForCoaches || way is not ["coach"]))
            {
                var (token, _) = await served.App.Issue(way is ["admin"] ? null : await served.App.Add("Somebody"), string.Join(' ', way), Served.With(way));
                Assert.DoesNotContain((await served.Send(route, token)).Status, new[] { 401, 403, 500 });
            }
        }
    }

    [Fact]
    public async Task for_another_person_is_for_the_coaches_whom_they_let_in()
    {
        foreach (var route in served.Routes.Where(route => route.Ways.Count > 0))
        {
            Assert.All(
                await Task.WhenAll(served.Tokens.Values.Select(token => served.Send(route, token, $"person={served.Bob}"))),
                answer => answer.Refuses(404, "person-not-found"));
            var granted = await served.Send(route, served.Tokens["coach"], $"person={served.Client}");
            if (route.IsForCoaches)
                Assert.DoesNotContain(granted.Status, new[] { 401, 403, 500 });
            else
                granted.Refuses(404, "person-not-found");
        }
    }

    [Fact]
    public async Task with_the_ids_of_another_person_finds_nothing_and_changes_nothing()
    {
        var before = await served.App.Get(served.BobsToken, "/v1/history");
        var (adas, _) = await served.App.Issue(served.Ada, "log read");
        foreach (var route in served.Routes.Where(route => route.Path.Contains('{') && route.Takes("log", "read")).OrderBy(route => route.Method == "PUT"))
        {
            var answer = await served.Send(route, adas, ids: served.BobsIds);
            if (route.Codes(404).Except(["person-not-found"]).Any())
                answer.Expect(404);
            else
                Assert.DoesNotContain(answer.Status, new[] { 401, 403, 500 });
        }

        Assert.Equal(before.Text, (await served.App.Get(served.BobsToken, "/v1/history")).Text);
    }

    /// <summary>A route as the document tells of it.</summary>
    public sealed record Route(string Method, string Path, JsonNode Operation)
    {
        public string Name => $"{Method} {Path}";

        public IReadOnlyList<string[]> Ways => (Operation["security"]?.AsArray() ?? [])
            .Select(way => way!["token"]!.AsArray().Select(scope => (string)scope!).ToArray())
            .ToList();

        public bool IsForCoaches => Ways.Count > 1 && Ways.Any(way => way is ["coach"]);

        public bool IsStream => OpenApiDocument.Streams(Operation);

        public bool Takes(params string[] scopes) => Ways.Any(way => way.All(scopes.Contains));

        public IEnumerable<string> Codes(int status) =>
            Operation["responses"]![$"{status}"]?["content"]!["application/problem+json"]!["examples"]!.AsObject().Select(example => example.Key) ?? [];
    }

    /// <summary>One service for all, with three people: Ada, Bob, and a client of Ada's, who is a coach.</summary>
    public sealed class Served : IAsyncLifetime
    {
        /// <summary>To whoever asks on the machine itself, more is open.</summary>
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

        /// <summary>Ada's tokens, each for one scope.</summary>
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

        /// <summary>What a token with such scopes needs besides.</summary>
        public static object? With(string[] scopes) => scopes.Contains("badge") ? new { habit = "hang" } : null;

        public async Task<int> EventsOf(string person) =>
            (await App.Get((await App.Issue(person, "read")).Token, "/v1/history?limit=1000")).Count("events");

        /// <summary>Sends what the document shows as an example.</summary>
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
            return App.App.Send(new HttpMethod(route.Method), query.Length > 0 ? $"{path}?{query}" : path, body, [Elsewhere, .. token is null ? [] : new[] { TokensApp.Showing(token) }]);
        }

        /// <summary>Asks for a stream, and waits for no more than its beginning.</summary>
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
            BobsIds = new Dictionary<string, string> { ["id"] = entry, ["dayOff"] = off, ["habit"] = "swim", ["key"] = "bobs-row", ["token"] = id, ["person"] = Bob, ["coach"] = Bob };
        }
    }
}
