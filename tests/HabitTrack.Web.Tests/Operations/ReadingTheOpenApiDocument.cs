using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace HabitTrack.Web.Tests;

public sealed class ReadingTheOpenApiDocument(ReadingTheOpenApiDocument.Fixture fixture) : IClassFixture<ReadingTheOpenApiDocument.Fixture>
{
    [Fact]
    public async Task finds_it_valid_3_1()
    {
        var text = (await fixture.App.Get("/openapi/v1.json")).Expect(200).Text;

        var read = Microsoft.OpenApi.OpenApiDocument.Parse(text, "json");
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Select(error => $"{error.Pointer} {error.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => $"{warning.Pointer} {warning.Message}"));
        Assert.StartsWith("3.1.", (string?)JsonNode.Parse(text)!["openapi"]);
    }

    [Fact]
    public void finds_every_route_in_it()
    {
        var (app, document) = (fixture.App, fixture.Document);

        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/v1/") || route.RoutePattern.RawText.StartsWith("/health/") || route.RoutePattern.RawText == "/metrics")
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {Regex.Replace(route.RoutePattern.RawText!, ":[a-z]+}", "}")}");

        Assert.Equal(mapped.Order(), document.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order());
    }

    [Fact]
    public void finds_every_operation_described_in_full()
    {
        var document = fixture.Document;

        foreach (var (method, path, operation) in document.Operations)
        {
            var at = $"{method} {path}";
            Assert.True(((string?)operation["summary"])?.Length > 0, $"{at} has no summary");
            Assert.True(operation["tags"]?.AsArray().Count == 1, $"{at} has no tag");
            Assert.True(operation["responses"]!.AsObject().ContainsKey("503"), $"{at} describes no problems");
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.NotNull(parameter!["description"] ?? parameter["example"]));
            foreach (var content in ContentsOf(operation))
                Assert.True(content["schema"] is not null && (content["example"] ?? content["examples"]) is not null, $"{at} lacks a schema or an example");
        }

        var ids = document.Operations.Select(operation => (string)operation.Operation["operationId"]!).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void finds_every_example_fit_its_schema()
    {
        var document = fixture.Document;

        var errors =
            from operation in document.Operations
            from content in ContentsOf(operation.Operation)
            from example in content["example"] is { } one ? [one] : content["examples"]!.AsObject().Select(named => named.Value!["value"]!)
            from error in document.Errors(content["schema"], example)
            select $"{operation.Method} {operation.Path}: {error}";
        var parameterErrors =
            from operation in document.Operations
            from parameter in operation.Operation["parameters"]?.AsArray() ?? []
            from error in document.Errors(parameter["schema"], parameter["example"])
            select $"{operation.Method} {operation.Path} {parameter["name"]}: {error}";

        Assert.Empty(errors.Concat(parameterErrors));
    }

    [Fact]
    public void finds_every_reference_lead_somewhere_and_every_component_used()
    {
        var document = fixture.Document;

        var references = Regex.Matches(document.Root.ToJsonString(), "\"\\$ref\":\"(?<to>[^\"]+)\"").Select(match => match.Groups["to"].Value).Distinct().ToList();

        Assert.All(references, reference => document.Resolve(reference));
        Assert.Equal(
            document.Root["components"]!["schemas"]!.AsObject().Select(schema => "#/components/schemas/" + schema.Key).Order(),
            references.Order());
    }

    [Fact]
    public void finds_limits_and_enum_values()
    {
        var document = fixture.Document;
        JsonNode Field(string schema, string name) => document.Resolve("#/components/schemas/" + schema)["properties"]![name]!;

        Assert.Equal("""{"maximum":86400,"minimum":1,"type":"integer","format":"int32"}""", Field("HangRequest", "seconds").ToJsonString());
        Assert.Equal(["overhand", "underhand", "neutral", "mixed"], document.Resolve("#/components/schemas/Grip")["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Contains("posture-check", document.Resolve("#/components/schemas/HabitKind")["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(2_000, (int)Field("HangRequest", "note")["maxLength"]!);
        Assert.False((bool)document.Resolve("#/components/schemas/HangRequest")["additionalProperties"]!);
        Assert.Equal(["seconds"], document.Resolve("#/components/schemas/HangRequest")["required"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task finds_every_example_accepted_and_answered_as_it_says()
    {
        var (app, document) = (fixture.App, fixture.Document);
        await app.Put("/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
        await app.Put("/v1/habits/hang", new { startedOn = "2026-07-01" });
        var entry = (await app.Post("/v1/hangs", new { seconds = 45 })).Expect(201).Value<string>("entry.id");
        var coach = (await app.Post("/v1/people", new { name = "Bob" })).Expect(201).Value<string>("id");
        await app.Post("/v1/tokens", new { name = "Coach", scopes = new[] { "coach" }, person = coach });
        var person = (await app.Post("/v1/people", new { name = "Ada" })).Expect(201).Value<string>("id");
        var token = (await app.Post("/v1/tokens", new { name = "Phone", scopes = new[] { "log" } })).Expect(201).Value<string>("details.id");
        var dayOff = (await app.Post("/v1/days-off", new { from = "2026-12-24" })).Expect(201).Value<string>("id");
        await app.Put("/v1/habits/empty", new { kind = "walk" });
        var rebuild = (await app.Post("/v1/admin/rebuilds")).Expect(201).Value<string>("id");
        var webhook = (await app.Post("/v1/webhooks", new { url = "https://receiver.example/", events = new[] { "goal.met" } })).Expect(201).Value<string>("id");
        var delivery = (await app.Post($"/v1/webhooks/{webhook}/test")).Expect(200).Value<string>("id");
        await using var receiver = await ReminderReceiver.Start();
        var channel = (await app.Post("/v1/channels", new { kind = "ntfy", topic = "habits", server = receiver.Address })).Expect(201).Value<string>("details.id");
        var import = (await app.Post("/v1/imports", """[{"habitTrack":1},{"events":0}]""")).Expect(202).Value<string>("id");

        foreach (var (method, path, operation) in document.Operations.Where(operation => !OpenApiDocument.IsEventStream(operation.Operation)))
        {
            var at = (operation["parameters"]?.AsArray() ?? [])
                .Where(parameter => (string)parameter!["in"]! == "path")
                .Aggregate(
                    method == "DELETE" && path == "/v1/habits/{habit}" ? "/v1/habits/empty" : path,
                    (filled, parameter) => filled.Replace("{id}", entry).Replace("{dayOff}", dayOff).Replace("{rebuild}", rebuild).Replace("{import}", import).Replace("{webhook}", webhook).Replace("{channel}", channel).Replace("{delivery}", delivery).Replace("{coach}", coach).Replace("{token}", token).Replace("{person}", person).Replace("{" + parameter!["name"] + "}", (string?)parameter["example"]));
            var body = operation["requestBody"]?["content"]!["application/json"]!["example"]!.ToJsonString();

            var answer = await app.Send(new HttpMethod(method), at, body);

            Assert.True(answer.Status is 200 or 201 or 202 or 204, $"{method} {at}: {answer.Text}");
            if (answer.ContentType == "application/json")
                Assert.Empty(document.Errors(operation["responses"]![$"{answer.Status}"]!["content"]!["application/json"]!["schema"], answer.Body));
            Assert.All(
                operation["responses"]![$"{answer.Status}"]!["headers"]?.AsObject().Select(header => header.Key).Except(["Idempotency-Replayed"]) ?? [],
                header => Assert.Contains(header, answer.Headers));
        }
    }

    [Fact]
    public async Task is_possible_on_a_page_that_loads_nothing_from_other_hosts()
    {
        var app = fixture.App;

        var page = (await app.Get("/docs")).Expect(200).Text;

        Assert.Contains("name=\"viewport\"", page);
        Assert.Contains("data-url=\"/openapi/v1.json\"", page);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        Assert.Equal("text/javascript", (await app.Get("/docs/scalar.js")).Expect(200).ContentType);
    }

    private static IEnumerable<JsonNode> ContentsOf(JsonNode operation) =>
        operation["responses"]!.AsObject().Select(response => response.Value!)
            .Append(operation["requestBody"])
            .OfType<JsonNode>()
            .SelectMany(part => part["content"]?.AsObject() ?? [])
            .Select(content => content.Value!);

    /// <summary>A service that all tests share. No test changes what another one reads.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public HabitTrackApp App { get; private set; } = null!;

        public OpenApiDocument Document { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await HabitTrackApp.Start("--Outgoing:AllowPrivate", "true");
            Document = await OpenApiDocument.Of(App);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
