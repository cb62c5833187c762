using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>The person: how they want to be served.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapGroup("").WithTags("Person").IsPersonal();
        profile.MapGet("/v1/profile", Get).WithSummary("The person's settings").IsVersioned().IsConditional();
        profile.MapPatch("/v1/profile", Patch)
            .WithSummary("Change some settings")
            .AcceptsPatchOf(typeof(ProfileRequest))
            .IsVersioned()
            .Refuses("profile-changed");
    }

    private static async Task<ProfileSettings> Get([AsParameters] ApiRequest api)
    {
        var profile = (await api.State()).Profile;
        api.SetVersion(profile.Version);
        return profile.Profile.Settings;
    }

    /// <summary>A merge patch (RFC 7396): what is given replaces, the rest stays.</summary>
    private static async Task<ProfileSettings> Patch(Body<JsonObject> body, [AsParameters] ApiRequest api)
    {
        await api.ExecuteWithRetry("profile-changed", async () =>
        {
            var before = (await api.State()).Profile.Profile.Settings;
            // A recorded zone that is not known any more gives way to the one that stands for it.
            var known = before with { TimeZone = before.Calendar.Zone.Id };
            var merged = JsonSerializer.SerializeToNode(known, HabitJson.Options)!.AsObject();
            var after = ((ProfileRequest)Bodies.Merge(merged, body.Value, typeof(ProfileRequest))).ToSettings();
            return new ChangeSettings(api.Caller.Context(api.Caller.KeyFor(body.Bytes)), new ChangeProfile(before, after));
        });
        return await Get(api);
    }
}
