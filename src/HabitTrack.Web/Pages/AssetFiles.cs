using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>
/// Style sheets, scripts and pictures. Pages ask for them under a folder that is named by the hash of them all, and so are kept for as long as they are the
/// same; modules and sheets find each other beside themselves. Under their plain names they are asked for again, to learn that they have not changed.
/// </summary>
internal static class AssetFiles
{
    private const string Folder = "/assets";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot"), Versioned = $"{Folder}/{HashOf(Root)}";

    private static readonly object IsOfThisVersion = new();

    /// <summary>The address of a file such as <c>/css/tokens.css</c>.</summary>
    public static string AddressOf(string path) => Versioned + path;

    public static void Use(WebApplication app)
    {
        app.Use(FindVersion);
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Items.ContainsKey(IsOfThisVersion) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>While nodes of two versions answer, a page of one may ask the other for its files: it is given those there are, not to keep.</summary>
    private static Task FindVersion(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments(Folder, StringComparison.Ordinal, out var file) && file.Value!.IndexOf('/', 1) is > 1 and var end)
        {
            if (path.StartsWithSegments(Versioned, StringComparison.Ordinal))
                http.Items[IsOfThisVersion] = true;
            http.Request.Path = file.Value[end..];
        }

        return next(http);
    }

    private static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
