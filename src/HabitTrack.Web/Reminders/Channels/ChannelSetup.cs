namespace HabitTrack.Web;

/// <summary>Adds and tests the channels of a person, for the API and for the pages.</summary>
internal sealed class ChannelSetup(
    ReminderRegister register, ReminderDelivery delivery, OutgoingConnections connections, ChannelProtection protection, WebhookSecret secrets, EmailSender email, SmtpSettings smtp, TimeProvider clock)
{
    /// <summary>Registers the senders and what they need.</summary>
    /// <exception cref="CannotStartException">A setting of the mail server is invalid.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(SmtpSettings.Of(builder.Configuration));
        services.AddSingleton<ReminderTexts>();
        services.AddSingleton<ChannelProtection>();
        services.AddSingleton<VapidKeyStore>();
        services.AddSingleton<EmailSender>();
        services.AddSingleton<IChannelSender>(provider => provider.GetRequiredService<EmailSender>());
        services.AddSingleton<IChannelSender, NtfySender>();
        services.AddSingleton<IChannelSender, WebPushSender>();
        services.AddSingleton<IChannelSender, ProgramSender>();
        services.AddSingleton<ChannelSetup>();
    }

    /// <summary>Adds a channel. An e-mail address gets a message with which its owner confirms it.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="request">The channel.</param>
    /// <param name="secret">The secret that signs what is sent to a program.</param>
    /// <param name="http">The request, for the address of the service and the name of the browser.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async Task<Outcome<ReminderChannel>> Add(string person, ChannelRequest request, string secret, HttpContext http, CancellationToken cancellation)
    {
        if (Validate(request) is { } problem)
            return problem;
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var channel = new ReminderChannel(Guid.CreateVersion7(clock.GetUtcNow()), TargetOf(request, secret, http), site, clock.GetUtcNow())
        {
            IsConfirmed = request.Kind != ChannelKind.Email,
            Language = CultureInfo.CurrentUICulture.Name,
        };
        if (await register.Add(person, channel, cancellation) is not { } added)
            return TooMany;
        if (added.IsConfirmed || await RequestConfirmation(person, added, cancellation) is not { } failure)
            return added;
        await register.Remove(person, added.Id, cancellation);
        return failure;
    }

    /// <summary>Sends a test to a channel, or another message to confirm it.</summary>
    /// <returns>The problem; null if it was sent.</returns>
    public async Task<Problem?> Test(string person, Guid id, CancellationToken cancellation)
    {
        if (await register.Find(person, id, cancellation) is not { } channel)
            return NotFound;
        return !channel.IsConfirmed ? await RequestConfirmation(person, channel, cancellation)
            : await delivery.Test(person, channel, cancellation) is { } reason ? Failed(reason)
            : null;
    }

    /// <summary>The person has no channel with the id.</summary>
    public static readonly Problem NotFound = Problems.NotFound("channel-not-found", "There is no channel with this id. GET /v1/channels lists the channels.");

    private static readonly Problem TooMany = new(
        Problems.StatusOf("too-many-channels"), "too-many-channels", $"A person can have at most {ReminderChannel.MaxOfPerson} channels. Remove one first.");

    private async Task<Problem?> RequestConfirmation(string person, ReminderChannel channel, CancellationToken cancellation)
    {
        try
        {
            await email.RequestConfirmation(person, channel, cancellation);
            return null;
        }
        catch (ChannelException failure)
        {
            return Failed(failure.Message);
        }
    }

    private Problem? Validate(ChannelRequest request) => request.Kind switch
    {
        ChannelKind.Email => smtp.Host is null ? Failed(SmtpSettings.Missing) : null,
        ChannelKind.Ntfy when connections.ValidateUrl(request.Server ?? NtfySender.PublicServer) is { } error => Problems.Invalid("$.server", error),
        ChannelKind.Webhook when connections.ValidateUrl(request.Url!) is { } error => Problems.Invalid("$.url", error),
        ChannelKind.WebPush when connections.ValidateUrl(request.Subscription!.Endpoint!) is { } error => Problems.Invalid("$.subscription.endpoint", error),
        _ => null,
    };

    private ChannelTarget TargetOf(ChannelRequest request, string secret, HttpContext http) => request.Kind switch
    {
        ChannelKind.Email => new ChannelTarget.Email(request.Address!),
        ChannelKind.Ntfy => new ChannelTarget.Ntfy(
            request.Server ?? NtfySender.PublicServer, request.Topic!, request.Token is { } token ? protection.Protect(token) : null),
        ChannelKind.Webhook => new ChannelTarget.Webhook(request.Url!, secrets.Protect(secret)),
        _ => request.Subscription!.ToTarget(BrowserName.Of(http.Request.Headers.UserAgent.ToString())),
    };

    private static Problem Failed(string reason) => Problems.Conflict("channel-failed", reason);
}
