using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Coaches: people with a token with the scope <c>coach</c>, who can read the data of people who have added them.</summary>
internal static class CoachEndpoints
{
    private static readonly Problem NoSuchCoach = Problems.NotFound(
        "coach-not-found", "There is no coach with this id. Ask the coach for their id; the administrator must have issued them a token with the scope coach.");

    public static void MapCoaches(this IEndpointRouteBuilder routes)
    {
        var coaches = routes.MapGroup("").WithTags("Coaches").TakesNoKey();
        coaches.MapGet("/v1/coaches", Coaches).WithSummary("List your coaches").Needs(Scope.Read);
        coaches.MapPut("/v1/coaches/{coach}", Grant)
            .WithSummary("Add a coach, who can read all your data")
            .Needs(Scope.Log, Scope.Read)
            .Refuses("coach-not-found");
        coaches.MapDelete("/v1/coaches/{coach}", Withdraw)
            .WithSummary("Remove a coach, immediately on all nodes")
            .Needs(Scope.Log, Scope.Read)
            .Refuses("coach-not-found");
        coaches.MapGet("/v1/clients", Clients).WithSummary("List the clients of the coach; read their data with ?person=").Needs(Scope.Coach);
    }

    public static void MapClientsPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ClientsPage.Address, async (HttpContext http, AccessRegister register, CancellationToken cancellation) =>
                Pages.Show<ClientsPage>(http.Response, new { Clients = await register.Clients(Principal.PersonOf(http), cancellation) }))
            .IsOutsideApi()
            .Needs(Scope.Coach);

    private static async Task<CoachList> Coaches(HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        new(ToBodies(await register.Coaches(Principal.PersonOf(http), cancellation)), null);

    private static async Task<ClientList> Clients(HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        new(ToBodies(await register.Clients(Principal.PersonOf(http), cancellation)), null);

    /// <summary>Only people with a coach token can be found, so that guessed ids reveal nothing about other people.</summary>
    private static async Task<Results<Ok<CoachBody>, Problem>> Grant(
        string coach, HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        await register.HasActiveToken(Scopes.Name(Scope.Coach), coach, cancellation)
            && await register.Grant(Principal.PersonOf(http), coach, Principal.Of(http).Token?.Id, cancellation)
            && await register.FindPerson(coach, cancellation) is { } granted
                ? TypedResults.Ok(CoachBody.Of(granted))
                : NoSuchCoach;

    private static async Task<Results<Ok<CoachBody>, Problem>> Withdraw(
        string coach, HttpContext http, AccessRegister register, CancellationToken cancellation) =>
        (await register.Coaches(Principal.PersonOf(http), cancellation)).FirstOrDefault(granted => granted.Id == coach) is { } granted
        && await register.RevokeGrant(Principal.PersonOf(http), coach, Principal.Of(http).Token?.Id, cancellation)
            ? TypedResults.Ok(CoachBody.Of(granted))
            : NoSuchCoach;

    private static List<CoachBody> ToBodies(IReadOnlyList<Person> people) => people.Select(CoachBody.Of).ToList();
}

/// <summary>A coach or a client.</summary>
internal sealed record CoachBody(string Id, string Name)
{
    public static CoachBody Of(Person person) => new(person.Id, person.Name);
}

/// <summary>Coaches.</summary>
internal sealed record CoachList(IReadOnlyList<CoachBody> Coaches, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>Clients of a coach.</summary>
internal sealed record ClientList(IReadOnlyList<CoachBody> Clients, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
