namespace HabitTrack.Storage.Reminders;

/// <summary>The keys by which push services recognize this installation.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="PublicKey">The public key in Base64url.</param>
/// <param name="ProtectedPrivateKey">The private key in Base64url, as the caller has protected it.</param>
public sealed record PushKeys(string Id, string PublicKey, string ProtectedPrivateKey)
{
    /// <summary>The id of the only document.</summary>
    public const string Only = "push";
}
