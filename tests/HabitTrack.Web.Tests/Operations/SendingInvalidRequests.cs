using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

/// <summary>Sends invalid requests to every route of the OpenAPI document. Every response must be a problem, and nothing may be recorded.</summary>
public sealed class SendingInvalidRequests(InvalidRequests requests) : IClassFixture<InvalidRequests>
{
    [Fact]
    public async Task with_an_invalid_body_is_rejected()
    {
        foreach (var (method, path, operation) in requests.RoutesWithBodies)
        {
            // A route that takes files of any type goes by their content.
            var takesAnyType = operation["requestBody"]!["content"]!["*/*"] is not null;
            foreach (var (what, content) in HostileBodies.Whole(InvalidRequests.ExampleOf(operation).ToJsonString()))
            {
                if (!takesAnyType || what != HostileBodies.OtherType)
                    await requests.Refuses(method, path, operation, content, what);
            }
        }

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task with_an_invalid_field_names_its_path()
    {
        foreach (var (method, path, operation) in requests.RoutesWithBodies)
        {
            foreach (var mutant in requests.Mutants(operation))
            {
                if (await requests.Refuses(method, path, operation, mutant.Body, mutant.Body) is { Code: "invalid-values" } refused)
                    requests.Names(mutant.Path, refused, $"{method} {path} {mutant.Body}");
            }
        }

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task without_a_required_field_names_its_path_and_an_example()
    {
        var count = 0;
        foreach (var (method, path, operation) in requests.RoutesWithBodies)
        {
            foreach (var mutant in requests.WithoutRequired(operation))
            {
                var refused = await requests.Refuses(method, path, operation, mutant.Body, mutant.Body);
                requests.Names(mutant.Path, refused, $"{method} {path} {mutant.Body}");
                count++;
            }
        }

        Assert.True(count > 20);
        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Theory]
    [InlineData("day", "2026-11-23")]
    [InlineData("day", "2199-12-31")]
    [InlineData("performedAt", "2026-11-22T12:05:01Z")]
    [InlineData("at", "2026-11-23T12:00:00+01:00")]
    public async Task with_a_time_in_the_future_is_rejected(string field, string value)
    {
        foreach (var (method, path, operation) in requests.RoutesWithBodies.Where(route => route.Method == "POST" && route.Path.Split('/').Length == 3))
        {
            if (!requests.Takes(operation, field))
                continue;
            var body = InvalidRequests.ExampleOf(operation).DeepClone().AsObject();
            foreach (var time in new[] { "day", "performedAt", "at" })
                body.Remove(time);
            body[field] = value;
            requests.Names("$." + field, await requests.Refuses(method, path, operation, body.ToJsonString(), body.ToJsonString()), path);
        }

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task with_an_invalid_query_parameter_names_it()
    {
        string[] values = ["abc", "-1", "1e9", "99999999999999999999", "2026-13-45", "0001-01-01", "%00", "%ff", "%ed%a0%80", new('9', 3_000)];

        foreach (var (method, path, operation) in requests.Routes)
        {
            foreach (var parameter in (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "query"))
            {
                var name = (string)parameter!["name"]!;
                foreach (var value in values.Where(value => requests.IsWrong(parameter["schema"], Uri.UnescapeDataString(value))))
                {
                    var query = $"{path}?{name}={value}";
                    if (await requests.Refuses(method, query, operation, InvalidRequests.BodyOf(operation), query) is { Code: "invalid-values" } refused)
                        requests.Names(name, refused, query);
                }
            }
        }

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task with_an_unknown_query_parameter_names_it()
    {
        foreach (var (method, path, operation) in requests.Routes.Where(route => route.Path.StartsWith("/v1/")))
            requests.Names("asOff", await requests.Refuses(method, path + "?asOff=2026-11-01", operation, InvalidRequests.BodyOf(operation), "asOff", isDocumented: false), path);

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task with_an_invalid_path_is_rejected()
    {
        string[] parts = ["No%20Such", "UPPER", "%F0%9F%92%A5", "a%2Fb", "..%2F..", "%ff", "mt_tombstone", new('a', 3_000)];

        foreach (var (method, path, operation) in requests.RoutesAsWritten.Where(route => route.Path.Contains('{')))
        {
            foreach (var part in parts)
            {
                var at = Regex.Replace(path, "{[a-z]+}", part);
                await requests.Refuses(method, at, operation, InvalidRequests.BodyOf(operation), at, isDocumented: false);
            }
        }

        await requests.AssertNoErrorsAndNothingRecorded();
    }

    [Fact]
    public async Task with_a_NUL_in_the_path_is_rejected_by_the_server()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Get("/v1/habits/%00")).Expect(400);
        (await app.Get("/v1/habits")).Expect(200);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/nothing", 404, "not-found")]
    [InlineData("GET", "/v1/entries/no-id", 404, "not-found")]
    [InlineData("DELETE", "/v1/hangs", 405, "method-not-allowed")]
    [InlineData("TRACE", "/v1/habits", 405, "method-not-allowed")]
    public async Task to_an_unknown_route_returns_a_problem(string method, string path, int status, string code)
    {
        await using var app = await SharedService.NewPerson();

        (await app.Send(new HttpMethod(method), path, null)).Refuses(status, code);
    }
}
