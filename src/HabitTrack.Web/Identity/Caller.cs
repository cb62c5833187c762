using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>Who asks, and under which conditions: bound by minimal APIs as a parameter.</summary>
/// <param name="Person">Whose data: the tenant.</param>
/// <param name="Author">Who, for the audit trail: made when it is asked for, since most only look.</param>
/// <param name="ExpectedVersion">From <c>If-Match</c>.</param>
/// <param name="Key">From <c>Idempotency-Key</c>.</param>
/// <param name="Request">Method and path.</param>
internal sealed record Caller(string Person, Lazy<Metadata> Author, long? ExpectedVersion, string? Key, string Request)
{
    private const int LongestKey = 128;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var headers = context.Request.Headers;
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var person = Principal.PersonOf(context);
        return ValueTask.FromResult<Caller?>(new Caller(
            person,
            new Lazy<Metadata>(() => new Metadata(person, Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"))),
            Version(headers.IfMatch.ToString()),
            IdempotencyKeyOf(headers["Idempotency-Key"].ToString()),
            $"{context.Request.Method} {context.Request.Path}"));
    }

    /// <summary>Who, for the audit trail: the same for all that a request does.</summary>
    public Metadata By => Author.Value;

    public StreamId Habit(string habit) => new(Person, habit);

    public StreamId Profile => new(Person, Domain.Profile.Stream);

    /// <summary>The caller's key as the store keeps it; null when none was given.</summary>
    public IdempotencyKey? KeyFor(ReadOnlyMemory<byte> body, int status, Guid? entry = null) =>
        Key is null ? null : new IdempotencyKey(Key, Request, SHA256.HashData(body.Span), entry, status);

    private static string? IdempotencyKeyOf(string header) => header switch
    {
        "" => null,
        { Length: > LongestKey } => throw new ProblemException(Problems.Invalid("Idempotency-Key", "A key has up to 128 characters.")),
        _ => header,
    };

    private static long? Version(string header) => header switch
    {
        "" or "*" => null,
        _ when long.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => throw new ProblemException(new(
            StatusCodes.Status412PreconditionFailed, "version-mismatch", "If-Match takes the version from an ETag, such as \"7\".")),
    };
}
