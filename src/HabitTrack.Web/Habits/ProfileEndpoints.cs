using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Domain;
using Wolverine;

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

    private static async Task<IResult> Get(Caller caller, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        var profile = (await reader.State(caller.Person, cancellation)).Profile;
        response.Headers.ETag = ETags.Of(profile.Version);
        return Answers.Ok(profile.Profile.Settings);
    }

    /// <summary>A merge patch (RFC 7396): what is given replaces, the rest stays.</summary>
    private static async Task<IResult> Patch(
        Body<JsonObject> body, Caller caller, IMessageBus bus, PersonReader reader, HttpResponse response, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = (await reader.State(caller.Person, cancellation)).Profile.Profile.Settings;
            var merged = JsonSerializer.SerializeToNode(before, HabitJson.Options)!.AsObject();
            foreach (var (name, value) in body.Value)
                merged[name] = value?.DeepClone();

            var after = Bodies.Parse<ProfileRequest>(Encoding.UTF8.GetBytes(merged.ToJsonString(HabitJson.Options))).ToSettings();
            var context = caller.Context(caller.KeyFor(body.Bytes, StatusCodes.Status200OK));
            var result = await bus.InvokeAsync<CommandResult>(new ChangeSettings(context, new ChangeProfile(before, after)), cancellation);
            if (result is CommandResult.Refused { Refusal.Code: "profile-changed" } && attempt < MostTries)
                continue;
            if (result is CommandResult.Replayed)
                response.TellReplayed();
            return result is CommandResult.Committed or CommandResult.Replayed
                ? await Get(caller, reader, response, cancellation)
                : Problems.Of(result);
        }
    }
}
