using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HabitTrack.Web;

/// <summary>The caller of an endpoint and the headers that affect commands. Minimal APIs bind it as a parameter.</summary>
/// <param name="Person">The person whose data is accessed: the tenant.</param>
/// <param name="Author">The author for the audit trail, created on first use because most requests only read.</param>
/// <param name="Clock">Supplies the time of commands.</param>
/// <param name="ExpectedVersions">The versions in <c>If-Match</c>; empty for <c>*</c>, null without the header.</param>
/// <param name="Key">The value of <c>Idempotency-Key</c>.</param>
/// <param name="Request">The method and path.</param>
internal sealed record Caller(string Person, Lazy<Author> Author, TimeProvider Clock, IReadOnlyList<long>? ExpectedVersions, string? Key, string Request)
{
    private const int MaxKeyLength = 128;

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

    /// <summary>The author for the audit trail, the same for all commands of a request.</summary>
    public Author By => Author.Value;

    /// <summary>Creates an id for a new entry.</summary>
    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    /// <summary>Creates the context of a command.</summary>
    /// <param name="receipt">Identifies the request for idempotency.</param>
    public RequestContext Context(Receipt? receipt = null) =>
        new(Person, By, Instants.Cut(Clock.GetUtcNow())) { ExpectedVersions = ExpectedVersions, Receipt = receipt };

    /// <summary>Addresses a command to a habit of the caller.</summary>
    public ChangeHabit<TCommand> ToHabit<TCommand>(string habit, TCommand command, Receipt? receipt)
        where TCommand : HabitCommand => new(Context(receipt), habit, command);

    /// <summary>Addresses a command to an entry of the caller.</summary>
    public ChangeEntry<TCommand> ToEntry<TCommand>(EntryDocument entry, TCommand command, Receipt? receipt = null)
        where TCommand : EntryCommand => new(Context(receipt), entry.Stream, command);

    /// <summary>Creates the receipt of a request with an idempotency key; null without a key.</summary>
    public Receipt? KeyFor(ReadOnlyMemory<byte> body = default, int status = StatusCodes.Status200OK, Guid? entry = null) =>
        Key is null ? null : new Receipt(Key, Request, SHA256.HashData(body.Span), entry, status);

    private static string? IdempotencyKeyOf(string header) => header switch
    {
        "" => null,
        { Length: > MaxKeyLength } => throw new ProblemException(Problems.Invalid("Idempotency-Key", "An idempotency key must have at most 128 characters, such as 5b0c7a2e-hang-0730.")),
        _ => header,
    };

    private static IReadOnlyList<long>? Versions(StringValues header)
    {
        if (header.Count == 0)
            return null;

        var tags = EntityTagHeaderValue.TryParseList(header, out var quoted) ? quoted : [];
        if (tags.Contains(EntityTagHeaderValue.Any))
            return [];
        // If-Match uses strong comparison: a weak tag never matches (RFC 9110, section 13.1.1).
        var versions = tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString().Trim('"')).Append(header.ToString())
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (long?)null)
            .OfType<long>()
            .ToList();
        return versions.Count > 0 ? versions : throw new ProblemException(new(
            StatusCodes.Status412PreconditionFailed, "version-mismatch", "If-Match does not contain a version. Send the ETag of a response, such as \"7\"."));
    }
}
