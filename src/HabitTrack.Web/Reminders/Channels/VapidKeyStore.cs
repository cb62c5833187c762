using System.Buffers.Text;
using System.Security.Cryptography;
using Lib.Net.Http.WebPush.Authentication;

namespace HabitTrack.Web;

/// <summary>
/// The keys by which push services recognize this installation (RFC 8292). They are created when they are first needed, and stay the same, because browsers
/// subscribe with the public key. The private key is stored protected.
/// </summary>
internal sealed class VapidKeyStore(ReminderRegister register, ChannelProtection protection)
{
    /// <summary>The contact of an installation without TLS, whose address push services do not accept.</summary>
    private const string OtherContact = "mailto:habittrack@localhost";

    private PushKeys? cached;

    /// <summary>The public key: an uncompressed point of P-256 in Base64url.</summary>
    public async Task<string> PublicKey(CancellationToken cancellation) => (await Load(cancellation)).PublicKey;

    /// <summary>Creates the signature of requests to push services.</summary>
    /// <param name="site">The address of the service, by which push services can contact whoever runs it.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async Task<VapidAuthentication> Authentication(string site, CancellationToken cancellation)
    {
        var keys = await Load(cancellation);
        return new VapidAuthentication(keys.PublicKey, protection.Unprotect(keys.ProtectedPrivateKey))
        {
            Subject = site.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal) ? site : OtherContact,
        };
    }

    private async Task<PushKeys> Load(CancellationToken cancellation) => cached ??= await register.FindOrAdd(Create, cancellation);

    private PushKeys Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        const byte uncompressed = 4;
        return new PushKeys(
            PushKeys.Only,
            Base64Url.EncodeToString([uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!]),
            protection.Protect(Base64Url.EncodeToString(parameters.D)));
    }
}
