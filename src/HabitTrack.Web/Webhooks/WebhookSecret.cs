using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace HabitTrack.Web;

/// <summary>The secrets of webhooks, and signatures with them, as Standard Webhooks specifies. Secrets are stored protected.</summary>
internal sealed class WebhookSecret(IDataProtectionProvider protection)
{
    private const string Prefix = "whsec_";

    private const int Bytes = 32;

    private readonly IDataProtector protector = protection.CreateProtector("webhooks");

    /// <summary>Creates a secret.</summary>
    public static string New() => Of(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Formats the bytes of a secret.</summary>
    public static string Of(byte[] bytes) => Prefix + Convert.ToBase64String(bytes);

    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>Returns the value of the header <c>webhook-signature</c>.</summary>
    /// <param name="protectedSecret">The secret as it is stored.</param>
    /// <param name="id">The id of the delivery.</param>
    /// <param name="timestamp">The time of the attempt in seconds since 1970.</param>
    /// <param name="body">The body.</param>
    public string Sign(string protectedSecret, string id, long timestamp, string body)
    {
        var key = Convert.FromBase64String(protector.Unprotect(protectedSecret)[Prefix.Length..]);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }
}
