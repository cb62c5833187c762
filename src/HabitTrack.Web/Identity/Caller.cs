using System.Reflection;
using System.Security.Cryptography;

namespace HabitTrack.Web;

/// <summary>Who asks, and under which conditions: bound by minimal APIs as a parameter.</summary>
/// <param name="Person">Whose data: the tenant.</param>
/// <param name="Author">Who, for the audit trail: made when it is asked for, since most only look.</param>
/// <param name="Clock">Says when a command is asked for.</param>
/// <param name="ExpectedVersion">From <c>If-Match</c>.</param>
/// <param name="Key">From <c>Idempotency-Key</c>.</param>
/// <param name="Request">Method and path.</param>
internal sealed record Caller(string Person, Lazy<Author> Author, TimeProvider Clock, long? ExpectedVersion, string? Key, string Request)
{
    private const int LongestKey = 128;

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var headers = context.Request.Headers;
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var person = Principal.PersonOf(context);
        return ValueTask.FromResult<Caller?>(new Caller(
            person,
            new Lazy<Author>(() => new Author(person, Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"))),
            clock,
            Version(headers.IfMatch.ToString()),
            IdempotencyKeyOf(headers["Idempotency-Key"].ToString()),
            $"{context.Request.Method} {context.Request.Path}"));
    }

    /// <summary>Who, for the audit trail: the same for all that a request does.</summary>
    public Author By => Author.Value;

    /// <summary>An identity for something that the caller makes.</summary>
    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>What a command is told of the request.</summary>
    /// <param name="receipt">What to remember the request by.</param>
    public RequestContext Context(Receipt? receipt = null) => new(Person, By, Clock.GetUtcNow()) { ExpectedVersion = ExpectedVersion, Receipt = receipt };

    /// <summary>A command to a habit of the caller's.</summary>
    public ChangeHabit<TCommand> ToHabit<TCommand>(string habit, TCommand command, Receipt? receipt)
        where TCommand : HabitCommand => new(Context(receipt), habit, command);

    /// <summary>A command to an entry of the caller's.</summary>
    public ChangeEntry<TCommand> ToEntry<TCommand>(EntryDocument entry, TCommand command, Receipt? receipt = null)
        where TCommand : HabitCommand => new(Context(receipt), entry.Stream, entry.Id, command);

    /// <summary>What to remember a request by that has an idempotency key; null when none was given.</summary>
    public Receipt? KeyFor(ReadOnlyMemory<byte> body = default, int status = StatusCodes.Status200OK, Guid? entry = null) =>
        Key is null ? null : new Receipt(Key, Request, SHA256.HashData(body.Span), entry, status);

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
