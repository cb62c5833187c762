using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace HabitTrack.Web;

/// <summary>The kinds of channels.</summary>
internal enum ChannelKind
{
    /// <summary>The browser that subscribes.</summary>
    WebPush,

    /// <summary>An e-mail address, which the person confirms.</summary>
    Email,

    /// <summary>A topic of an ntfy server.</summary>
    Ntfy,

    /// <summary>A program that gets a POST request for each reminder.</summary>
    Webhook,
}

/// <summary>A channel to add, with the fields of its kind.</summary>
internal sealed record ChannelRequest : IValidatableObject
{
    private const int MaxAddressLength = 254, MaxTokenLength = 200;

    [RequiredField]
    public ChannelKind? Kind { get; init; }

    /// <summary>The e-mail address; required with the kind email.</summary>
    [Name(MaxAddressLength), Email]
    public string? Address { get; init; }

    /// <summary>The address of the ntfy server; with the kind ntfy, by default the public server.</summary>
    [OutgoingUrl]
    public string? Server { get; init; }

    /// <summary>The topic; required with the kind ntfy. Whoever knows it can read the reminders, unless the server restricts access to it.</summary>
    [RegularExpression("^[-_A-Za-z0-9]{1,64}$", ErrorMessage = "{0} must have 1 to 64 letters, digits, hyphens and underscores, such as my-habits-x7k2.")]
    public string? Topic { get; init; }

    /// <summary>An access token of the ntfy server, which is not shown again.</summary>
    [Name(MaxTokenLength)]
    public string? Token { get; init; }

    /// <summary>The address of the program; required with the kind webhook.</summary>
    [OutgoingUrl]
    public string? Url { get; init; }

    /// <summary>The subscription of the browser, as its push manager returns it; required with the kind webPush.</summary>
    public PushSubscriptionRequest? Subscription { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == ChannelKind.Email && Address is null)
            yield return new InvalidField("address is required: an e-mail address such as me@example.org.", "address");
        if (Kind == ChannelKind.Ntfy && string.IsNullOrEmpty(Topic))
            yield return new InvalidField("topic is required: letters, digits, hyphens and underscores, such as my-habits-x7k2.", "topic");
        if (Kind == ChannelKind.Webhook && Url is null)
            yield return new InvalidField("url is required: an address such as https://example.org/hook.", "url");
        if (Kind == ChannelKind.WebPush && Subscription is null)
            yield return new InvalidField("subscription is required: the subscription of the browser's push manager.", "subscription");
    }
}

/// <summary>An e-mail address without a name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) =>
        value is not string text || (MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && text.Contains('@', StringComparison.Ordinal));

    public Message MessageFor(Message name) => $"{name} must be an e-mail address such as me@example.org.";
}

/// <summary>The push subscription of a browser, as its push manager returns it.</summary>
internal sealed record PushSubscriptionRequest
{
    /// <summary>The address at the browser's push service.</summary>
    [RequiredField, OutgoingUrl]
    public string? Endpoint { get; init; }

    /// <summary>When the push service ends the subscription, in milliseconds since 1970; ignored.</summary>
    public decimal? ExpirationTime { get; init; }

    [RequiredField]
    public PushKeysRequest? Keys { get; init; }

    public ChannelTarget.WebPush ToTarget(string? browser) => new(Endpoint!, Keys!.P256dh!, Keys.Auth!, browser);

    /// <summary>The keys of a push subscription, in Base64url.</summary>
    internal sealed record PushKeysRequest
    {
        /// <summary>The public key, a point of the curve P-256.</summary>
        [RequiredField, RegularExpression("^[-_A-Za-z0-9]{87}=?$", ErrorMessage = "{0} must be a public key of P-256 in Base64url, as the browser returns it.")]
        public string? P256dh { get; init; }

        /// <summary>The secret of 16 bytes.</summary>
        [RequiredField, RegularExpression("^[-_A-Za-z0-9]{22}(==)?$", ErrorMessage = "{0} must be 16 bytes in Base64url, as the browser returns them.")]
        public string? Auth { get; init; }
    }
}
