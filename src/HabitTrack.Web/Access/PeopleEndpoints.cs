using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>The people whose data there is.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("").WithTags("People").Needs(Scope.Admin).TakesNoKey();
        people.MapPost("/v1/people", Add)
            .WithSummary("Add a person")
            .Refuses("already-added");
        people.MapGet("/v1/people", List)
            .WithSummary("Everybody, the earliest first")
            .Asks(() => [Parameters.Cursor, Parameters.Limit]);
        people.MapDelete("/v1/people/{person}", Erase)
            .WithSummary("Erase a person: events, projections, keys and tokens, at once and everywhere")
            .Refuses("local-person");
    }

    private static async Task<Created<PersonBody>> Add(
        HttpContext http, Body<NewPersonRequest> body, AccessRegister register, TimeProvider clock, CancellationToken cancellation)
    {
        var person = new Person(body.Value.Id ?? Guid.NewGuid().ToString("n"), body.Value.Name!, clock.GetUtcNow());
        return await register.Add(person, Principal.Of(http).Token?.Id, cancellation)
            ? TypedResults.Created($"/v1/people/{person.Id}", PersonBody.Of(person))
            : throw new ProblemException(Problems.Conflict("already-added", "There is a person with this id already, or there was one, who is erased."));
    }

    private static async Task<PersonBody> Erase(string person, HttpContext http, People people, CancellationToken cancellation) =>
        PersonBody.Of(await people.Erase(person, Principal.Of(http), cancellation));

    private static async Task<PersonList> List(HttpRequest request, AccessRegister register, CancellationToken cancellation)
    {
        var (after, limit) = ListPage.Asked(request.Query);
        var page = await register.People(after, limit, cancellation);
        return new PersonList(page.Select(PersonBody.Of).ToList(), ListPage.Next(page, limit, last => new(last.Created, last.Id)));
    }
}

/// <summary>Somebody to add.</summary>
internal sealed record NewPersonRequest
{
    /// <summary>What to call the person among people; the person does not see it.</summary>
    [Given, Name(Limits.NameLength)]
    public string? Name { get; init; }

    /// <summary>By default made up. Say me to take over what local mode recorded. It stays in backups and logs: name nobody by it.</summary>
    [PersonId]
    public string? Id { get; init; }
}

/// <summary>The id of a person: a-z, 0-9 and hyphens, 1 to 40.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonIdAttribute() : KeyAttribute("^[a-z0-9-]{1,40}$", 40);

/// <summary>A person.</summary>
internal sealed record PersonBody(string Id, string Name, DateTimeOffset AddedAt)
{
    public static PersonBody Of(Person person) => new(person.Id, person.Name, person.Created);
}

/// <summary>People.</summary>
internal sealed record PersonList(IReadOnlyList<PersonBody> People, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
