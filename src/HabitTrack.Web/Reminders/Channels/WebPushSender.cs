using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;

namespace HabitTrack.Web;

/// <summary>Sends reminders to browsers through their push services, encrypted for the browser (RFC 8291) and signed with the keys of this installation (RFC 8292).</summary>
internal sealed class WebPushSender(OutgoingRequests requests, ReminderTexts texts, VapidKeyStore keys) : IChannelSender
{
    private const int TopicLength = 32, IdBytes = 16;

    public Type TargetType => typeof(ChannelTarget.WebPush);

    public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var (target, text) = ((ChannelTarget.WebPush)channel.Target, await texts.Write(notice, channel, cancellation));
        var subscription = new PushSubscription { Endpoint = target.Address };
        subscription.SetKey(PushEncryptionKeyName.P256DH, target.P256dh);
        subscription.SetKey(PushEncryptionKeyName.Auth, target.Auth);
        var message = new PushMessage(JsonSerializer.Serialize(ContentOf(notice, channel, text), HabitJson.Options))
        {
            // Of several reminders that a browser has not got yet, it gets the last one of each habit, if it is not late.
            Topic = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Habit ?? "")))[..TopicLength],
            TimeToLive = (int)ReminderDelivery.MaxDelay.TotalSeconds,
            Urgency = PushMessageUrgency.High,
        };
        using var http = requests.CreateClient();
        var client = new PushServiceClient(http) { AutoRetryAfter = false };
        try
        {
            using var authentication = await keys.Authentication(channel.Site, cancellation);
            await client.RequestPushMessageDeliveryAsync(subscription, message, authentication, VapidAuthenticationScheme.Vapid, cancellation);
        }
        catch (PushServiceClientException failure)
        {
            throw failure.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? new ChannelException("The browser has ended its subscription.", isGone: true)
                : new ChannelException("The push service of the browser answered with an error.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ChannelException("The push service of the browser did not answer in time.");
        }
        catch (HttpRequestException failure)
        {
            throw new ChannelException(failure.InnerException is PrivateAddressException ? PrivateAddressException.Problem : "The push service of the browser cannot be reached.");
        }
    }

    /// <summary>The entry has an id of the reminder, so that tapping twice logs it once.</summary>
    private static PushContent ContentOf(ReminderNotice notice, ReminderChannel channel, ReminderText text)
    {
        if (text.Entry is { } entry)
            entry["id"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{notice}")).AsSpan(0, IdBytes)).ToString();
        return new PushContent(text.Title, text.Body, text.Path, notice.Habit, channel.Id, text.LogLabel, text.Entry, notice.Habit is null ? null : text.SnoozeLabel);
    }

    /// <summary>What the service worker shows, and does when a button is tapped.</summary>
    private sealed record PushContent(
        string Title, string Body, string Path, string? Habit, Guid Channel, string? LogLabel, JsonObject? Entry, string? SnoozeLabel);
}
