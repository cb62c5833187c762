namespace HabitTrack.Web;

/// <summary>The settings <c>Auth:Oidc</c> of the identity provider.</summary>
/// <param name="Authority">The address of the provider, which is its issuer.</param>
/// <param name="ClientId">The id under which this service is registered there.</param>
/// <param name="ClientSecret">The secret of the registration; null if it is public.</param>
/// <param name="Enroll">Whether an unknown identity that signs in is added as a person.</param>
internal sealed record ProviderSettings(Uri Authority, string ClientId, string? ClientSecret, bool Enroll)
{
    private const string Section = "Auth:Oidc";

    /// <summary>Reads the settings; null if no provider is configured.</summary>
    /// <exception cref="CannotStartException">A setting is not valid.</exception>
    public static ProviderSettings? Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section);
        if (settings["Authority"] is not { Length: > 0 } authority)
            return null;
        if (!AuthMode.IsTokens(configuration))
        {
            throw new CannotStartException(
                $"{Section} cannot be set in local mode, which serves this machine only. Remove it, or set Auth:Mode=tokens (environment variable Auth__Mode).");
        }

        return new(
            Uri.TryCreate(authority, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                ? uri
                : throw Invalid("Authority", $"the https address of the identity provider, such as https://auth.example.org, not '{authority}'"),
            settings["ClientId"] is { Length: > 0 } client ? client : throw Invalid("ClientId", "the id under which this service is registered at the identity provider"),
            settings["ClientSecret"] is { Length: > 0 } secret ? secret : null,
            settings["Enroll"] switch
            {
                null or "" => false,
                var text when bool.TryParse(text, out var enroll) => enroll,
                var text => throw Invalid("Enroll", $"true or false, not '{text}'"),
            });
    }

    private static CannotStartException Invalid(string name, string expected) =>
        new($"{Section}:{name} (environment variable Auth__Oidc__{name}) must be {expected}.");
}
