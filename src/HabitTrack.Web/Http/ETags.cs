using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace HabitTrack.Web;

/// <summary>
/// Entity tags. The ETag of an entry or a habit is the version of its stream; the ETag of a view is a hash of everything that the view depends on.
/// </summary>
internal static class ETags
{
    private static readonly string BuildId = typeof(ETags).Module.ModuleVersionId.ToString();

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static string Of(HttpRequest request, PersonView person, bool changesByMinute)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(DependsOn(request, person, changesByMinute)));
        return $"\"{Convert.ToBase64String(hash, 0, 12)}\"";
    }

    /// <summary>
    /// Everything that a view depends on: the request, the person, the version of their data, the day or minute, and the build of the service.
    /// </summary>
    public static string DependsOn(HttpRequest request, PersonView person, bool changesByMinute) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {BuildId}
        {Principal.PersonOf(request.HttpContext)} {person.Version}
        {request.Path.Value}{request.QueryString.Value}
        {request.Headers.Accept}
        {person.Today:O} {(changesByMinute ? person.Minute.UtcTicks : 0)}
        """);

    /// <summary>Whether <c>If-None-Match</c> contains the tag (RFC 9110, section 13.1.2).</summary>
    public static bool MatchesIfNoneMatch(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == tag);
}
