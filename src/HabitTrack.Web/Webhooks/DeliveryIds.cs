using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HabitTrack.Web;

/// <summary>
/// The ids of deliveries: the sequence of the event, the kind of what it means, and a digest. The same event has the same ids when it is processed again, and
/// ids order what a webhook is told.
/// </summary>
internal static partial class DeliveryIds
{
    private const int DigestLength = 12;

    /// <summary>The pattern of ids.</summary>
    public const string Format = "^msg_[0-9a-f]{30}$";

    public static bool IsValid(string id) => Pattern().IsMatch(id);

    /// <param name="sequence">The sequence of the event, or that of the last event before.</param>
    /// <param name="webhookEvent">What it means; null for a test.</param>
    /// <param name="about">What distinguishes it from others with the same sequence: the webhook and more.</param>
    public static string Of(long sequence, WebhookEvent? webhookEvent, string about)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..DigestLength];
        return string.Create(CultureInfo.InvariantCulture, $"msg_{sequence:x16}{(int?)webhookEvent ?? 0xff:x2}{digest}");
    }

    [GeneratedRegex(Format, RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Pattern();
}
