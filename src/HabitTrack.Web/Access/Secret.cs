using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>The secret text of a token: 256 random bits. The service stores only the SHA-256 hash.</summary>
internal static class Secret
{
    public const string Prefix = "ht_";

    private const int Bytes = 32;

    public static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(Bytes);

    /// <summary>The key for <see cref="ForForm"/> without a session: in local mode, which has only one process.</summary>
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(Bytes);

    public static string New() => Format(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// Derives the token that a form issues from the secret of the session and the content of the form, including its idempotency key. A form that is
    /// submitted twice issues one token and shows it twice, although the token is not stored.
    /// </summary>
    /// <param name="session">The secret of the session; null in local mode.</param>
    /// <param name="form">The content of the form, which is unique.</param>
    public static string ForForm(string? session, string form) => Format(BytesForForm(session, "token " + form));

    /// <summary>Derives the bytes of a secret in the same way.</summary>
    public static byte[] BytesForForm(string? session, string form) =>
        HMACSHA256.HashData(session is null ? ProcessKey : Encoding.UTF8.GetBytes(session), Encoding.UTF8.GetBytes(form));

    /// <summary>Whether a text has the format of a token.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Derives the id of a token from its hash, so that a revoked token cannot be issued again from a setting or a form.</summary>
    public static Guid IdOf(byte[] hash) => new(SHA256.HashData(hash).AsSpan(0, 16));

    private static string Format(byte[] bytes) => Prefix + Base64Url.EncodeToString(bytes);
}
