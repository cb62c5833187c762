using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>The person: how they want to be served.</summary>
internal static class ProfileEndpoints
{
    private const int MostTries = 5;

    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapGroup("").WithTags("Person").IsPersonal();
        profile.MapGet("/v1/profile", Get).WithSummary("The person's settings").Gives(Examples.Profile).IsVersioned().IsConditional();
        profile.MapPatch("/v1/profile", Patch)
            .WithSummary("Change some settings")
            .TakesPatchOf(Examples.ProfilePatch, [typeof(ProfileRequest)])
            .Gives(Examples.Profile)
            .IsVersioned()
            .Refuses("profile-changed");
    }

    private static async Task<IResult> Get(Caller caller, Habits habits, HttpResponse response, CancellationToken cancellation)
    {
        var stream = await habits.Store.Load(caller.Profile, cancellation);
        response.Headers.ETag = ETags.Of(stream.Version);
        return Answers.Ok(((Profile)stream.State).Settings);
    }

    /// <summary>A merge patch (RFC 7396): what is given replaces, the rest stays.</summary>
    private static async Task<IResult> Patch(
        Body<JsonObject> body, Caller caller, Habits habits, HttpResponse response, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = ((Profile)(await habits.Store.Load(caller.Profile, cancellation)).State).Settings;
            var merged = JsonSerializer.SerializeToNode(before, Wire.Json)!.AsObject();
            foreach (var (name, value) in body.Value)
                merged[name] = value?.DeepClone();

            var after = Bodies.Parse<ProfileRequest>(Encoding.UTF8.GetBytes(merged.ToJsonString(Wire.Json))).ToSettings();
            var key = caller.KeyFor(body.Bytes, StatusCodes.Status200OK);
            var outcome = await habits.Execute(caller.Profile, new ChangeProfile(before, after), caller, null, key, cancellation);
            if (outcome is Outcome.Refused { Reason: Refusal { Code: "profile-changed" } } && attempt < MostTries)
                continue;
            if (outcome is Outcome.Replayed)
                response.TellReplayed();
            return outcome is Outcome.Committed or Outcome.Replayed
                ? await Get(caller, habits, response, cancellation)
                : Problems.Of(outcome);
        }
    }
}
