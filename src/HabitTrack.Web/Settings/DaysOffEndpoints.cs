using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for days off, which skip all active habits.</summary>
internal static class DaysOffEndpoints
{
    public static void MapDaysOff(this IEndpointRouteBuilder routes)
    {
        var daysOff = routes.MapGroup("").WithTags("Person").IsPersonal();
        daysOff.MapGet("/v1/days-off", List).WithSummary("The days off, in order").IsVersioned().IsConditional();
        daysOff.MapPost("/v1/days-off", Take)
            .WithSummary("Take days off, which skip all active habits")
            .WithDescription("The same days again give the existing days off with status 200. Ranges may overlap; each is withdrawn by itself.")
            .IsVersioned()
            .Refuses("too-many-days-off");
        daysOff.MapDelete("/v1/days-off/{dayOff:guid}", Withdraw).WithSummary("Withdraw days off").IsVersioned().Refuses("day-off-not-found");
    }

    private static async Task<DaysOffList> List([AsParameters] ApiRequest api)
    {
        var profile = (await api.State()).Profile;
        api.SetVersion(profile.Version);
        return new DaysOffList(profile.Profile.DaysOff, null);
    }

    private static async Task<Results<Created<DayOff>, Ok<DayOff>, Problem>> Take(Body<DaysOffRequest> body, [AsParameters] ApiRequest api)
    {
        var off = body.Value.ToDayOff(api.Caller.NewId());
        var context = api.Caller.Context(api.Caller.KeyFor(body.Bytes, StatusCodes.Status201Created, off.Id));
        var result = await api.Send(new ChangeDaysOff(context, new TakeDaysOff(off)));
        if (api.ProblemOf(result) is { } problem)
            return problem;
        var profile = (await api.State()).Profile;
        api.SetVersion(profile.Version);
        if (result is CommandResult.Committed { Events: [] } or CommandResult.Replayed { Receipt.ChangedNothing: true })
            return TypedResults.Ok(profile.Profile.DaysOff.FirstOrDefault(off.HasSameDaysAs) ?? off);
        var taken = result is CommandResult.Replayed replayed ? off with { Id = replayed.Receipt.EntryId!.Value } : off;
        return TypedResults.Created($"/v1/days-off/{taken.Id}", taken);
    }

    private static async Task<Results<NoContent, Problem>> Withdraw(Guid dayOff, [AsParameters] ApiRequest api)
    {
        var context = api.Caller.Context(api.Caller.KeyFor(status: StatusCodes.Status204NoContent));
        if (await api.Execute(new ChangeDaysOff(context, new WithdrawDaysOff(dayOff))) is { } problem)
            return problem;
        api.SetVersion((await api.State()).Profile.Version);
        return TypedResults.NoContent();
    }
}

/// <summary>The days off, by date.</summary>
internal sealed record DaysOffList(IReadOnlyList<DayOff> DaysOff, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
