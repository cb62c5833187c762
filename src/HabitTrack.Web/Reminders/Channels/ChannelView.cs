namespace HabitTrack.Web;

/// <summary>A channel, without its secrets.</summary>
/// <param name="Target">The e-mail address, the topic with its server, or the name of the browser.</param>
/// <param name="IsConfirmed">Whether reminders are sent to it. An e-mail address has to be confirmed first, with the link that was sent to it.</param>
/// <param name="SentAt">When something was sent last.</param>
/// <param name="FailedAt">When sending failed last, if nothing was sent since.</param>
/// <param name="Error">Why sending failed last, if nothing was sent since.</param>
internal sealed record ChannelView(
    Guid Id, string Kind, string Target, bool IsConfirmed, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? FailedAt, string? Error)
{
    public static ChannelView Of(ReminderChannel channel) => new(
        channel.Id, channel.Target.Kind, NameOf(channel.Target), channel.IsConfirmed, channel.CreatedAt, channel.SentAt, channel.FailedAt, channel.Error);

    /// <summary>The name of a target.</summary>
    public static string NameOf(ChannelTarget target) => target switch
    {
        ChannelTarget.WebPush push => push.Browser ?? new Uri(push.Address).Host,
        ChannelTarget.Email email => email.Address,
        ChannelTarget.Ntfy ntfy => $"{ntfy.Server.Split("://")[^1]}/{ntfy.Topic}",
        ChannelTarget.Webhook webhook => webhook.Address,
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };
}

/// <summary>A channel that was just added.</summary>
/// <param name="Details">The channel.</param>
/// <param name="Secret">The secret that signs what is sent to a program, which is not shown again; null for other channels.</param>
internal sealed record AddedChannelView(ChannelView Details, string? Secret);

/// <summary>The channels, oldest first, and the public key with which a browser subscribes to push messages.</summary>
internal sealed record ChannelList(
    IReadOnlyList<ChannelView> Channels, string WebPushKey, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
