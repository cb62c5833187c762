using System.Net.Http.Headers;
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

    /// <summary>Creates a signed request.</summary>
    /// <param name="url">The address of the receiver.</param>
    /// <param name="protectedSecret">The secret as it is stored.</param>
    /// <param name="id">The id of the delivery, by which a receiver recognizes a repetition.</param>
    /// <param name="body">The body, in JSON.</param>
    /// <param name="now">The time of the attempt.</param>
    public HttpRequestMessage Request(string url, string protectedSecret, string id, string body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        return new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", Sign(protectedSecret, id, timestamp, body) },
            },
        };
    }

    private string Sign(string protectedSecret, string id, long timestamp, string body)
    {
        var key = Convert.FromBase64String(protector.Unprotect(protectedSecret)[Prefix.Length..]);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }
}
