using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace HabitTrack.Web;

/// <summary>Entity tags: an entry's and a habit's is its stream's version, a view's stands for everything that the view depends on.</summary>
internal static class ETags
{
    private static readonly string Program = typeof(ETags).Module.ModuleVersionId.ToString();

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static string Of(HttpRequest request, PersonView person, bool byTheMinute)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(DependsOn(request, person, byTheMinute)));
        return $"\"{Convert.ToBase64String(hash, 0, 12)}\"";
    }

    /// <summary>What was asked of whom, what is known of the person, the day or minute, and the program that answers.</summary>
    public static string DependsOn(HttpRequest request, PersonView person, bool byTheMinute) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Program}
        {Principal.PersonOf(request.HttpContext)} {person.Version}
        {request.Path.Value}{request.QueryString.Value}
        {request.Headers.Accept}
        {person.Today:O} {(byTheMinute ? person.Minute.UtcTicks : 0)}
        """);

    /// <summary>Whether who asks has what the tag stands for (<c>If-None-Match</c>, RFC 9110 13.1.2).</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == tag);
}
