using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for the person's settings.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapGroup("").WithTags("Person").IsPersonal();
        profile.MapGet("/v1/profile", Get).WithSummary("The person's settings").IsVersioned().IsConditional();
        profile.MapPatch("/v1/profile", Patch)
            .WithSummary("Change some settings")
            .AcceptsPatch("ProfilePatch", typeof(ProfileRequest))
            .IsVersioned()
            .Refuses("profile-changed");
    }

    private static async Task<ProfileSettings> Get([AsParameters] ApiRequest api)
    {
        var profile = (await api.State()).Profile;
        api.SetVersion(profile.Version);
        return profile.Profile.Settings;
    }

    /// <summary>Applies a merge patch (RFC 7396).</summary>
    private static async Task<Results<Ok<ProfileSettings>, Problem>> Patch(Body<JsonObject> body, [AsParameters] ApiRequest api)
    {
        var problem = await api.ExecuteWithRetry("profile-changed", async () =>
        {
            var before = (await api.State()).Profile.Profile.Settings;
            // A recorded time zone that is no longer known is valid as long as it is not changed.
            var current = before with { TimeZone = before.Calendar.Zone.Id };
            var merged = JsonSerializer.SerializeToNode(current, HabitJson.Options)!.AsObject();
            var after = ((ProfileRequest)Bodies.Merge(merged, body.Value, typeof(ProfileRequest))).ToSettings();
            // Earlier versions accepted other codes, which stay.
            if (after.AcknowledgedAdvice.Except(before.AcknowledgedAdvice).FirstOrDefault(code => !Advice.Codes.Contains(code)) is { } unknown)
                throw new ProblemException(Problems.Invalid(
                    "$.acknowledgedAdvice", $"{unknown} is not the code of an advice. The codes are {string.Join(", ", Advice.Codes)}."));
            after = after with { TimeZone = body.Value.ContainsKey("timeZone") ? after.TimeZone : before.TimeZone };
            return new ChangeSettings(api.Caller.Context(api.Caller.KeyFor(body.Bytes)), new ChangeProfile(before, after));
        });
        return problem is null ? TypedResults.Ok(await Get(api)) : problem;
    }
}
