using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>Posts reminders to programs, signed as Standard Webhooks specifies.</summary>
internal sealed class ProgramSender(OutgoingRequests requests, ReminderTexts texts, WebhookSecret secret, TimeProvider clock) : IChannelSender
{
    private const int IdLength = 32;

    public Type TargetType => typeof(ChannelTarget.Webhook);

    public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var (target, text) = ((ChannelTarget.Webhook)channel.Target, await texts.Write(notice, channel, cancellation));
        var content = new ProgramContent(
            notice.IsTest ? "reminder.test" : "reminder.due", notice.Due, new ProgramReminder(notice.Habit, text.Title, text.Body, channel.Site + text.Path));
        // A reminder that is sent again has the same id, by which a receiver recognizes it.
        var id = "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{notice} {channel.Id}")))[..IdLength];
        using var request = secret.Request(target.Address, target.Secret, id, JsonSerializer.Serialize(content, HabitJson.Options), clock.GetUtcNow());
        if ((await requests.Send(request, cancellation)).Problem is { } problem)
            throw new ChannelException(problem);
    }

    private sealed record ProgramContent(string Type, DateTimeOffset Timestamp, ProgramReminder Data);

    /// <param name="Url">The page on which to log the habit.</param>
    private sealed record ProgramReminder(string? Habit, string Title, string Body, string Url);
}
