using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Every route of the OpenAPI document, with what it cannot take: a problem always, never a failure, and nothing is recorded.</summary>
public sealed class SendingNonsense(Nonsense nonsense) : IClassFixture<Nonsense>
{
    [Fact]
    public async Task as_a_whole_body_is_refused()
    {
        foreach (var (method, path, operation) in nonsense.RoutesWithBodies)
        {
            foreach (var (what, content) in HostileBodies.Whole(Nonsense.ExampleOf(operation).ToJsonString()))
                await nonsense.Refuses(method, path, operation, content, what);
        }

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task as_the_value_of_any_field_is_refused_by_its_path()
    {
        foreach (var (method, path, operation) in nonsense.RoutesWithBodies)
        {
            foreach (var mutant in nonsense.Mutants(operation))
            {
                if (await nonsense.Refuses(method, path, operation, mutant.Body, mutant.Body) is { Code: "invalid-values" } refused)
                    nonsense.Names(mutant.Path, refused, $"{method} {path} {mutant.Body}");
            }
        }

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task without_a_field_that_is_required_is_refused_by_its_path_with_an_example()
    {
        var tried = 0;
        foreach (var (method, path, operation) in nonsense.RoutesWithBodies)
        {
            foreach (var mutant in nonsense.WithoutRequired(operation))
            {
                var refused = await nonsense.Refuses(method, path, operation, mutant.Body, mutant.Body);
                nonsense.Names(mutant.Path, refused, $"{method} {path} {mutant.Body}");
                tried++;
            }
        }

        Assert.True(tried > 20);
        await nonsense.WasNotRecorded();
    }

    [Theory]
    [InlineData("day", "2026-11-23")]
    [InlineData("day", "2199-12-31")]
    [InlineData("performedAt", "2026-11-22T12:05:01Z")]
    [InlineData("at", "2026-11-23T12:00:00+01:00")]
    public async Task as_something_done_in_the_future_is_refused(string field, string value)
    {
        foreach (var (method, path, operation) in nonsense.RoutesWithBodies.Where(route => route.Method == "POST" && route.Path.Split('/').Length == 3))
        {
            if (!nonsense.Takes(operation, field))
                continue;
            var body = Nonsense.ExampleOf(operation).DeepClone().AsObject();
            foreach (var time in new[] { "day", "performedAt", "at" })
                body.Remove(time);
            body[field] = value;
            nonsense.Names("$." + field, await nonsense.Refuses(method, path, operation, body.ToJsonString(), body.ToJsonString()), path);
        }

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task as_a_query_parameter_is_refused_by_its_name()
    {
        string[] values = ["abc", "-1", "1e9", "99999999999999999999", "2026-13-45", "0001-01-01", "%00", "%ff", "%ed%a0%80", new('9', 3_000)];

        foreach (var (method, path, operation) in nonsense.Routes)
        {
            foreach (var parameter in (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "query"))
            {
                var name = (string)parameter!["name"]!;
                foreach (var value in values.Where(value => nonsense.IsWrong(parameter["schema"], Uri.UnescapeDataString(value))))
                {
                    var query = $"{path}?{name}={value}";
                    if (await nonsense.Refuses(method, query, operation, Nonsense.BodyOf(operation), query) is { Code: "invalid-values" } refused)
                        nonsense.Names(name, refused, query);
                }
            }
        }

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task as_a_query_parameter_that_there_is_not_is_refused_by_its_name()
    {
        foreach (var (method, path, operation) in nonsense.Routes.Where(route => route.Path.StartsWith("/v1/")))
            nonsense.Names("asOff", await nonsense.Refuses(method, path + "?asOff=2026-11-01", operation, Nonsense.BodyOf(operation), "asOff", isDocumented: false), path);

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task in_the_path_is_refused()
    {
        string[] parts = ["No%20Such", "UPPER", "%F0%9F%92%A5", "a%2Fb", "..%2F..", "%ff", "mt_tombstone", new('a', 3_000)];

        foreach (var (method, path, operation) in nonsense.RoutesAsWritten.Where(route => route.Path.Contains('{')))
        {
            foreach (var part in parts)
            {
                var at = Regex.Replace(path, "{[a-z]+}", part);
                await nonsense.Refuses(method, at, operation, Nonsense.BodyOf(operation), at, isDocumented: false);
            }
        }

        await nonsense.WasNotRecorded();
    }

    [Fact]
    public async Task with_a_NUL_in_the_path_is_refused_by_the_server_itself()
    {
        await using var app = await HabitTrackApp.Start();

        (await app.Get("/v1/habits/%00")).Expect(400);
        (await app.Get("/v1/habits")).Expect(200);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/nothing", 404, "not-found")]
    [InlineData("GET", "/v1/entries/no-id", 404, "not-found")]
    [InlineData("DELETE", "/v1/hangs", 405, "method-not-allowed")]
    [InlineData("TRACE", "/v1/habits", 405, "method-not-allowed")]
    public async Task to_where_nothing_is_gives_a_problem(string method, string path, int status, string code)
    {
        await using var app = await HabitTrackApp.Start();

        (await app.Send(new HttpMethod(method), path, null)).Refuses(status, code);
    }
}
