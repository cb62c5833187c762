using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>The text of a token: 256 random bits, which only its holder has. The service keeps the SHA-256.</summary>
internal static class Secret
{
    public const string Prefix = "ht_";

    private const int Bytes = 32;

    public static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(Bytes);

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a text looks like a token at all.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
