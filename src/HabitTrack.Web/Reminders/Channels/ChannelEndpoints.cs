using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Endpoints for the channels to which reminders are sent.</summary>
internal static class ChannelEndpoints
{
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        var channels = routes.MapGroup("/v1").WithTags("Reminders").Needs(Scope.Log, Scope.Read).TakesNoKey();
        channels.MapGet("/channels", List).WithSummary("The channels to which reminders are sent");
        channels.MapPost("/channels", Add)
            .WithSummary("Add a channel: a browser, an e-mail address, an ntfy topic or a program")
            .WithDescription("An e-mail address gets a message with a link, and reminders once its owner has followed it. A program gets requests that are signed as Standard Webhooks specifies, with a secret that is shown only once.")
            .Refuses("too-many-channels", "channel-failed");
        channels.MapPost("/channels/{channel:guid}/test", Test)
            .WithSummary("Send a test to a channel, or the message to confirm it again")
            .Refuses("channel-not-found", "channel-failed");
        channels.MapDelete("/channels/{channel:guid}", Remove).WithSummary("Remove a channel").Refuses("channel-not-found");
    }

    private static async Task<ChannelList> List(Caller caller, ReminderRegister register, VapidKeyStore keys, CancellationToken cancellation) => new(
        [.. (await register.Channels(caller.Person, cancellation)).Select(ChannelView.Of)], await keys.PublicKey(cancellation), null);

    private static async Task<Results<Created<AddedChannelView>, Problem>> Add(
        Body<ChannelRequest> body, Caller caller, ChannelSetup channels, HttpContext http, CancellationToken cancellation)
    {
        var secret = WebhookSecret.New();
        return (await channels.Add(caller.Person, body.Value, secret, http, cancellation)).Match<Results<Created<AddedChannelView>, Problem>>(
            channel => TypedResults.Created(
                $"/v1/channels/{channel.Id}", new AddedChannelView(ChannelView.Of(channel), channel.Target is ChannelTarget.Webhook ? secret : null)),
            problem => problem);
    }

    private static async Task<Results<NoContent, Problem>> Remove(Guid channel, Caller caller, ReminderRegister register, CancellationToken cancellation) =>
        await register.Remove(caller.Person, channel, cancellation) ? TypedResults.NoContent() : ChannelSetup.NotFound;

    private static async Task<Results<NoContent, Problem>> Test(Guid channel, Caller caller, ChannelSetup channels, CancellationToken cancellation) =>
        await channels.Test(caller.Person, channel, cancellation) is { } problem ? problem : TypedResults.NoContent();
}
