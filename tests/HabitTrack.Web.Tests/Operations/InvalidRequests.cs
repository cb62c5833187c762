using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Sends invalid requests to all routes of a service, and collects the responses that are not the expected problems.</summary>
public sealed partial class InvalidRequests : IAsyncLifetime
{
    /// <summary>Messages about a field that is not there with a wrong value.</summary>
    private static readonly string[] WithoutValue =
        ["is unknown", "occurs twice", "takes no", "has no query parameters", "keeps its id", "DELETE"];

    private readonly List<string> errors = [];
    private HabitTrackApp app = null!;
    private OpenApiDocument document = null!;
    private string entry = "", token = "", before = "";

    /// <summary>All operations, with path parameters of existing resources.</summary>
    public IEnumerable<(string Method, string Path, JsonNode Operation)> Routes => RoutesAsWritten.Select(route => route with
    {
        Path = route.Path.Replace("{id}", entry).Replace("{dayOff}", entry).Replace("{rebuild}", entry).Replace("{import}", entry).Replace("{webhook}", entry).Replace("{channel}", entry).Replace("{token}", token).Replace("{habit}", "hang").Replace("{day}", "2026-11-20").Replace("{key}", "ring-row"),
    });

    public IEnumerable<(string Method, string Path, JsonNode Operation)> RoutesAsWritten => document.Operations;

    public IEnumerable<(string Method, string Path, JsonNode Operation)> RoutesWithBodies =>
        Routes.Where(route => route.Operation["requestBody"] is not null);

    public async ValueTask InitializeAsync()
    {
        app = await HabitTrackApp.Start();
        document = await OpenApiDocument.Of(app);
        await app.Put("/v1/habits/swim", new { kind = "custom", goal = new { direction = "atLeast", amount = 30, unit = "minutes", per = "week" } });
        await app.Put("/v1/habits/hang", new { startedOn = "2026-07-01" });
        entry = (await app.Post("/v1/hangs", new { seconds = 45, day = "2026-11-20" })).Expect(201).Value<string>("entry.id");
        token = (await app.Post("/v1/tokens", new { name = "Phone", scopes = new[] { "log" } })).Expect(201).Value<string>("details.id");
        before = await History();
    }

    public static JsonNode ExampleOf(JsonNode operation) => operation["requestBody"]!["content"]!["application/json"]!["example"]!;

    public static string? BodyOf(JsonNode operation) => operation["requestBody"] is null ? null : ExampleOf(operation).ToJsonString();

    public IEnumerable<HostileBodies.Mutant> Mutants(JsonNode operation) => HostileBodies.Mutants(document, SchemaOf(operation), ExampleOf(operation));

    public IEnumerable<HostileBodies.Mutant> WithoutRequired(JsonNode operation) => HostileBodies.WithoutRequired(document, SchemaOf(operation), ExampleOf(operation));

    public bool Takes(JsonNode operation, string field) =>
        SchemaOf(operation) is var schema && (schema["$ref"] is { } reference ? document.Resolve((string)reference!) : schema)["properties"]?[field] is not null;

    public bool IsWrong(JsonNode? schema, string value) =>
        value.Contains('\0') || document.Errors(schema, (string?)schema!["type"] == "integer" && long.TryParse(value, out var number) ? number : value).Any();

    /// <summary>Sends a request, and records an error unless the response is a problem that the document describes.</summary>
    public async Task<Answer> Refuses(string method, string path, JsonNode operation, object? body, string what, bool isDocumented = true)
    {
        var answer = await app.Send(new HttpMethod(method), path, body);
        var at = $"{method} {Short(path)} with {Short(what)}: {answer.Status} {Short(answer.Text)}";
        if (answer.Status is < 400 or >= 500 || answer.ContentType != "application/problem+json" || answer.Code is null)
            errors.Add(at);
        else if (isDocumented && operation["responses"]![$"{answer.Status}"]?["content"]!["application/problem+json"]!["examples"]![answer.Code] is null)
            errors.Add("not documented: " + at);
        foreach (var message in answer.Status == 422 && answer.Code != "import-damaged" ? MessagesOf(answer).Where(message => !HasExample().IsMatch(message)) : [])
            errors.Add($"without an example: {message} {at}");
        return answer;
    }

    /// <summary>The messages about missing and wrong values.</summary>
    public static IEnumerable<string> MessagesOf(Answer refused) => (refused["errors"]?.AsObject() ?? [])
        .SelectMany(error => error.Value!.AsArray().Select(message => (string)message!))
        .Where(message => !WithoutValue.Any(text => message.Contains(text, StringComparison.Ordinal)));

    /// <summary>An example, or all possible values.</summary>
    [GeneratedRegex(@"such as \S|for example|one of \S|true or false")]
    public static partial Regex HasExample();

    /// <summary>Records an error unless the problem names the path of the invalid value.</summary>
    public void Names(string path, Answer refused, string what)
    {
        if (refused["errors"]?.AsObject().Any(error => error.Key.StartsWith(path)) != true)
            errors.Add($"{path} is not named: {Short(what)}: {refused.Text}");
    }

    /// <summary>Fails if there are errors, or if any event was recorded.</summary>
    public async Task AssertNoErrorsAndNothingRecorded()
    {
        var report = string.Join('\n', errors.Take(20));
        errors.Clear();
        Assert.True(report.Length == 0, report);
        Assert.Equal(before, await History());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static JsonNode SchemaOf(JsonNode operation) => operation["requestBody"]!["content"]!["application/json"]!["schema"]!;

    private async Task<string> History() => (await app.Get("/v1/history?limit=1000")).Expect(200).Text;

    private static string Short(string text) => text.Length > 200 ? text[..200] + "..." : text;
}
