using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HabitTrack.Web;

/// <summary>Sends reminders by e-mail, and the message with which a person confirms an address.</summary>
internal sealed class EmailSender(
    SmtpSettings settings, OutgoingConnections connections, ReminderTexts texts, ChannelProtection protection) : IChannelSender
{
    private const int IdBytes = 16;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public Type TargetType => typeof(ChannelTarget.Email);

    public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
    {
        var text = await texts.Write(notice, channel, cancellation);
        var unsubscribe = protection.AddressOf(new ChannelLink(ChannelAction.Unsubscribe, notice.Person, channel.Id), channel);
        var end = await texts.InLanguage(notice.Person, channel, () => T("Stop these e-mails: {0}", unsubscribe), cancellation);
        using var message = Create(channel, text.Title, $"{text.Body}\n\n{channel.Site}{text.Path}\n\n-- \n{end}\n", $"{notice} {channel.Id}");
        // Mail programs show a button for it, which posts to the address (RFC 8058).
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        await Send(message, cancellation);
    }

    /// <summary>Asks the owner of an address to confirm it.</summary>
    /// <exception cref="ChannelException">The message cannot be sent.</exception>
    public async Task RequestConfirmation(string person, ReminderChannel channel, CancellationToken cancellation)
    {
        var confirm = protection.AddressOf(new ChannelLink(ChannelAction.Confirm, person, channel.Id), channel);
        var (title, body) = await texts.InLanguage(
            person,
            channel,
            () => (T("Confirm your address"), T("Open this link to get the reminders of HabitTrack by e-mail: {0}", confirm) + "\n\n" + T("If you did not ask for them, ignore this message.") + "\n"),
            cancellation);
        using var message = Create(channel, title, body, $"confirm {channel.Id}");
        await Send(message, cancellation);
    }

    /// <param name="identity">Identifies the message: one that is sent again has the same id, by which mail programs recognize it.</param>
    private MimeMessage Create(ReminderChannel channel, string title, string body, string identity) => new()
    {
        MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..(2 * IdBytes)]}@habittrack",
        From = { MailboxAddress.Parse(settings.From) },
        To = { MailboxAddress.Parse(((ChannelTarget.Email)channel.Target).Address) },
        Subject = title,
        Body = new TextPart("plain") { Text = body },
        Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
    };

    private async Task Send(MimeMessage message, CancellationToken cancellation)
    {
        if (settings.Host is not { } host)
            throw new ChannelException(SmtpSettings.Missing);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Timeout);
        try
        {
            using var client = new SmtpClient();
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(await connections.ResolveAllowed(host, timeout.Token), settings.Port, timeout.Token);
            await client.ConnectAsync(socket, host, settings.Port, settings.Security, timeout.Token);
            if (settings.User is { } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", timeout.Token);
            await client.SendAsync(message, timeout.Token);
            await client.DisconnectAsync(quit: true, timeout.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            throw new ChannelException(failure switch
            {
                PrivateAddressException => PrivateAddressException.Problem,
                AuthenticationException => "The mail server does not accept the service's user name and password.",
                SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => "The mail server does not accept the address.",
                SmtpCommandException or SmtpProtocolException => "The mail server did not accept the message.",
                SslHandshakeException => "The mail server has no valid certificate.",
                _ => "The mail server cannot be reached.",
            });
        }
    }
}
