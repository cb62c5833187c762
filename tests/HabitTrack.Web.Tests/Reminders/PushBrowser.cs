using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

/// <summary>A browser with a push subscription, which decrypts messages as RFC 8291 describes and checks the sender as RFC 8292 does.</summary>
internal sealed class PushBrowser : IDisposable
{
    private const int SaltLength = 16, PointLength = 65, CoordinateLength = 32, TagLength = 16, KeyLength = 16, NonceLength = 12;

    private readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(16);

    private byte[] PublicKey => PointOf(key.ExportParameters(false).Q);

    /// <summary>The body with which a page adds the subscription.</summary>
    public object Subscription(string endpoint) => new
    {
        kind = "webPush",
        subscription = new { endpoint, expirationTime = (long?)null, keys = new { p256dh = Base64Url.EncodeToString(PublicKey), auth = Base64Url.EncodeToString(secret) } },
    };

    public JsonNode Decrypt(byte[] body)
    {
        var salt = body[..SaltLength];
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(SaltLength)) >= body.Length - SaltLength - 5 - PointLength);
        Assert.Equal(PointLength, body[SaltLength + 4]);
        var sender = body[(SaltLength + 5)..][..PointLength];
        var encrypted = body[(SaltLength + 5 + PointLength)..];

        using var senderKey = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointFrom(sender) });
        var shared = key.DeriveRawSecretAgreement(senderKey.PublicKey);
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, CoordinateLength, secret, [.. "WebPush: info\0"u8, .. PublicKey, .. sender]);
        var contentKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, KeyLength, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, NonceLength, salt, "Content-Encoding: nonce\0"u8.ToArray());
        var plain = new byte[encrypted.Length - TagLength];
        using var cipher = new AesGcm(contentKey, TagLength);
        cipher.Decrypt(nonce, encrypted.AsSpan(0, plain.Length), encrypted.AsSpan(plain.Length), plain);
        // A delimiter follows the content: 2 in the last record.
        var end = Array.FindLastIndex(plain, value => value != 0);
        Assert.Equal(2, plain[end]);
        return JsonNode.Parse(plain.AsSpan(0, end))!;
    }

    /// <summary>Returns the claims of the sender, which must have signed them with the public key that the page got.</summary>
    public static JsonNode ClaimsOf(string authorization, string publicKey)
    {
        var fields = authorization["vapid ".Length..].Split(',').Select(field => field.Trim().Split('=', 2)).ToDictionary(field => field[0], field => field[1]);
        Assert.Equal(publicKey, fields["k"]);
        var token = fields["t"];
        using var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = PointFrom(Base64Url.DecodeFromChars(publicKey)) });
        Assert.True(signer.VerifyData(
            Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1)), HashAlgorithmName.SHA256));
        return JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
    }

    public void Dispose() => key.Dispose();

    private static byte[] PointOf(ECPoint point) => [4, .. point.X!, .. point.Y!];

    private static ECPoint PointFrom(byte[] point) => new() { X = point[1..(1 + CoordinateLength)], Y = point[(1 + CoordinateLength)..] };
}
