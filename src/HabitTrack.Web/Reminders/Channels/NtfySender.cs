using System.Net.Http.Headers;

namespace HabitTrack.Web;

/// <summary>Publishes reminders to topics of ntfy servers, as JSON because header fields cannot contain all characters.</summary>
internal sealed class NtfySender(OutgoingRequests requests, ReminderTexts texts, ChannelProtection protection) : IChannelSender
{
    public const string PublicServer = "https://ntfy.sh";

    public Type TargetType => typeof(ChannelTarget.Ntfy);

    public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var (target, text) = ((ChannelTarget.Ntfy)channel.Target, await texts.Write(notice, channel, cancellation));
        var page = channel.Site + text.Path;
        var snooze = notice.Habit is null ? [] : new[]
        {
            new NtfyAction("http", text.SnoozeLabel, protection.AddressOf(new ChannelLink(ChannelAction.Snooze, notice.Person, channel.Id, notice.Habit), channel), true),
        };
        var message = new NtfyMessage(target.Topic, text.Title, text.Body, page, [new NtfyAction("view", text.OpenLabel, page, true), .. snooze]);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Server) { Content = JsonContent.Create(message, options: HabitJson.Options) };
        if (target.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", protection.Unprotect(token));
        if ((await requests.Send(request, cancellation)).Problem is { } problem)
            throw new ChannelException(problem);
    }

    /// <summary>A message as ntfy's publishing API defines it.</summary>
    private sealed record NtfyMessage(string Topic, string Title, string Message, string Click, IReadOnlyList<NtfyAction> Actions);

    /// <summary>A button of a message.</summary>
    /// <param name="Action"><c>view</c> opens the address, <c>http</c> posts to it.</param>
    private sealed record NtfyAction(string Action, string Label, string Url, bool Clear);
}
