using System.Text.Json.Serialization;

namespace HabitTrack.Storage.Reminders;

/// <summary>A way to reach a person.</summary>
/// <param name="Id">The id.</param>
/// <param name="Target">Where reminders are sent.</param>
/// <param name="Site">The address at which the person uses the service, without a slash at the end. Links in reminders begin with it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record ReminderChannel(Guid Id, ChannelTarget Target, string Site, DateTimeOffset CreatedAt)
{
    /// <summary>The number of channels that a person can have.</summary>
    public const int MaxOfPerson = 10;

    /// <summary>Whether the person has confirmed that the target is theirs. Nothing but the request to confirm it is sent before.</summary>
    public bool IsConfirmed { get; init; } = true;

    /// <summary>The code of the language of the page on which it was added; messages have it unless the person has chosen one.</summary>
    public string? Language { get; init; }

    /// <summary>When something was sent last; null for never.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When sending failed last; null if it has succeeded since.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Why sending failed last; null if it has succeeded since.</summary>
    public string? Error { get; init; }
}

/// <summary>The target of a channel. Secrets are stored as the caller has protected them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WebPush), "webPush")]
[JsonDerivedType(typeof(Email), "email")]
[JsonDerivedType(typeof(Ntfy), "ntfy")]
[JsonDerivedType(typeof(Webhook), "webhook")]
public abstract record ChannelTarget
{
    private ChannelTarget()
    {
    }

    /// <summary>The name of the kind in JSON.</summary>
    [JsonIgnore]
    public string Kind => this switch
    {
        WebPush => "webPush",
        Email => "email",
        Ntfy => "ntfy",
        _ => "webhook",
    };

    /// <summary>A browser that has subscribed to push messages.</summary>
    /// <param name="Address">The address of the subscription at the browser's push service.</param>
    /// <param name="P256dh">The public key of the browser, in Base64url.</param>
    /// <param name="Auth">The authentication secret of the browser, in Base64url.</param>
    /// <param name="Browser">A name of the browser, such as Firefox on Android.</param>
    public sealed record WebPush(string Address, string P256dh, string Auth, string? Browser) : ChannelTarget;

    /// <summary>An e-mail address.</summary>
    public sealed record Email(string Address) : ChannelTarget;

    /// <summary>A topic of an ntfy server.</summary>
    /// <param name="Server">The address of the server.</param>
    /// <param name="Topic">The topic.</param>
    /// <param name="Token">The protected access token; null for none.</param>
    public sealed record Ntfy(string Server, string Topic, string? Token) : ChannelTarget;

    /// <summary>A program.</summary>
    /// <param name="Address">The address that messages are posted to.</param>
    /// <param name="Secret">The protected secret that signs them.</param>
    public sealed record Webhook(string Address, string Secret) : ChannelTarget;
}
