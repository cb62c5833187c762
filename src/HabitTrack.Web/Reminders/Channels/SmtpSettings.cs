using MailKit.Security;
using MimeKit;

namespace HabitTrack.Web;

/// <summary>The mail server that whoever runs the service has set.</summary>
/// <param name="Host">Its name; null if there is none, so that nobody can get reminders by e-mail.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">The user name; null to send without signing in.</param>
/// <param name="Password">The password.</param>
/// <param name="From">The address of the sender.</param>
/// <param name="Security">How the connection is encrypted.</param>
internal sealed record SmtpSettings(string? Host, int Port, string? User, string? Password, string From, SecureSocketOptions Security)
{
    /// <summary>The reason why there is no e-mail.</summary>
    public const string Missing = "E-mail is not set up here. Whoever runs the service can do that with Smtp__Host and Smtp__From.";

    private const int DefaultPort = 587, TlsPort = 465;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="CannotStartException">A setting is invalid.</exception>
    public static SmtpSettings Of(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        var security = smtp["Security"]?.ToLowerInvariant() switch
        {
            null or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            var other => throw new CannotStartException($"Smtp:Security (environment variable Smtp__Security) must be starttls, tls or none, not '{other}'."),
        };
        var (host, from) = (smtp["Host"], smtp["From"] ?? "");
        if (host is not null && !MailboxAddress.TryParse(from, out _))
            throw new CannotStartException("Smtp:From (environment variable Smtp__From) must be the address of the sender, such as habits@example.org.");
        return new SmtpSettings(
            host, smtp.GetValue("Port", security == SecureSocketOptions.SslOnConnect ? TlsPort : DefaultPort), smtp["User"], smtp["Password"], from, security);
    }

    /// <summary>Hides the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
