using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HabitTrack.Web;

/// <summary>What a link in a reminder does, for whoever has received it.</summary>
public enum ChannelAction
{
    /// <summary>Confirms the channel.</summary>
    Confirm,

    /// <summary>Removes the channel.</summary>
    Unsubscribe,

    /// <summary>Sends the reminder again later.</summary>
    Snooze,
}

/// <summary>A link in a reminder, which works without signing in.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Person">The id of the person.</param>
/// <param name="Channel">The id of the channel.</param>
/// <param name="Habit">The habit to snooze; null for the other actions.</param>
internal sealed record ChannelLink(ChannelAction Action, string Person, Guid Channel, string? Habit = null);

/// <summary>Protects the secrets of channels and signs the links in reminders, with the keys that all nodes share.</summary>
internal sealed class ChannelProtection(IDataProtectionProvider protection)
{
    /// <summary>The path of links.</summary>
    public const string Path = "/channels/";

    private readonly IDataProtector secrets = protection.CreateProtector("channels"), links = protection.CreateProtector("channel links");

    public string Protect(string secret) => secrets.Protect(secret);

    public string Unprotect(string secret) => secrets.Unprotect(secret);

    /// <summary>The address of a link in a message to a channel.</summary>
    public string AddressOf(ChannelLink link, ReminderChannel channel) =>
        $"{channel.Site}{Path}{links.Protect(JsonSerializer.Serialize(link, HabitJson.Options))}";

    /// <summary>Reads a link; null if it was not signed here.</summary>
    public ChannelLink? Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<ChannelLink>(links.Unprotect(token), HabitJson.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
