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

    /// <summary>What forms are told apart by where no session has a secret: in local mode, in which there is one process only.</summary>
    private static readonly byte[] OfThisProcess = RandomNumberGenerator.GetBytes(Bytes);

    public static string New() => Written(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// The token that a form issues. It is made from the session's secret and all that the form says, its key among it: sent twice it issues one token, and
    /// both answers show it, without its being kept anywhere.
    /// </summary>
    /// <param name="session">The session's secret; null where nobody has signed in.</param>
    /// <param name="form">What the form says; no two forms say the same.</param>
    public static string OfForm(string? session, string form) => Written(HMACSHA256.HashData(
        session is null ? OfThisProcess : Encoding.UTF8.GetBytes(session), Encoding.UTF8.GetBytes("token " + form)));

    /// <summary>Whether a text looks like a token at all.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The id of a token, always the same: a setting or a form that outlives the token's revoking does not bring it back.</summary>
    public static Guid IdOf(byte[] hash) => new(SHA256.HashData(hash).AsSpan(0, 16));

    private static string Written(byte[] bytes) => Prefix + Base64Url.EncodeToString(bytes);
}
