using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HabitTrack.Web;

/// <summary>Who asks, and under which conditions: bound by minimal APIs as a parameter.</summary>
/// <param name="Person">Whose data: the tenant.</param>
/// <param name="Author">Who, for the audit trail: made when it is asked for, since most only look.</param>
/// <param name="Clock">Says when a command is asked for.</param>
/// <param name="ExpectedVersions">From <c>If-Match</c>: versions, or none for any that there is.</param>
/// <param name="Key">From <c>Idempotency-Key</c>.</param>
/// <param name="Request">Method and path.</param>
internal sealed record Caller(string Person, Lazy<Author> Author, TimeProvider Clock, IReadOnlyList<long>? ExpectedVersions, string? Key, string Request)
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
            Versions(headers.IfMatch),
            IdempotencyKeyOf(headers["Idempotency-Key"].ToString()),
            $"{context.Request.Method} {context.Request.Path}"));
    }

    /// <summary>Who, for the audit trail: the same for all that a request does.</summary>
    public Author By => Author.Value;

    /// <summary>An identity for something that the caller makes.</summary>
    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>What a command is told of the request.</summary>
    /// <param name="receipt">What to remember the request by.</param>
    public RequestContext Context(Receipt? receipt = null) =>
        new(Person, By, Instants.Cut(Clock.GetUtcNow())) { ExpectedVersions = ExpectedVersions, Receipt = receipt };

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
        { Length: > LongestKey } => throw new ProblemException(Problems.Invalid("Idempotency-Key", "A key has up to 128 characters, such as 5b0c7a2e-hang-0730.")),
        _ => header,
    };

    private static IReadOnlyList<long>? Versions(StringValues header)
    {
        if (header.Count == 0)
            return null;

        var tags = EntityTagHeaderValue.TryParseList(header, out var quoted) ? quoted : [];
        if (tags.Contains(EntityTagHeaderValue.Any))
            return [];
        // A weak tag matches nothing (RFC 9110 13.1.1).
        var versions = tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString().Trim('"')).Append(header.ToString())
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (long?)null)
            .OfType<long>()
            .ToList();
        return versions.Count > 0 ? versions : throw new ProblemException(new(
            StatusCodes.Status412PreconditionFailed, "version-mismatch", "If-Match takes versions from ETags, such as \"7\"."));
    }
}
