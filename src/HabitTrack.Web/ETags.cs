using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>Entity tags: an entry's and a habit's is its stream's version, a view's is opaque.</summary>
internal static class ETags
{
    private static readonly Guid Build = typeof(ETags).Module.ModuleVersionId;

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Covers all that a view depends on: the request, every stream of the person, the day, and how this build shows it.</summary>
    public static string Of(HttpRequest request, PersonView person)
    {
        var depends = new StringBuilder().Append(Build).Append(request.Path).Append(request.QueryString).Append(person.AsOf).Append(person.Today);
        foreach (var (stream, version) in person.Versions)
            depends.Append(' ').Append(stream).Append(':').Append(version);
        return $"\"v-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(depends.ToString())).AsSpan(0, 12))}\"";
    }

    /// <summary>The answer, or 304 where the caller has it already; then it is not even made.</summary>
    public static IResult Unless<T>(HttpContext http, string tag, Func<T> answer)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return Names(http.Request.Headers.IfNoneMatch.ToString(), tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : Answers.Ok(answer());
    }

    private static bool Names(string header, string tag) =>
        header == "*" || header.Split(',', StringSplitOptions.TrimEntries).Any(known => known == tag || known == "W/" + tag);
}
