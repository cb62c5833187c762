using System.Security.Cryptography;
using System.Text;

namespace HabitTrack.Web;

/// <summary>
/// Serves style sheets, scripts and images. Pages reference them below a folder whose name is a hash of all files, so browsers can cache them permanently.
/// Relative references between the files stay within the folder. Files requested by their plain names are revalidated on each request.
/// </summary>
internal static class AssetFiles
{
    private const string Folder = "/assets";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot"), Versioned = $"{Folder}/{HashOf(Root)}";

    private static readonly object IsOfThisVersion = new();

    /// <summary>The versioned address of a file such as <c>/css/tokens.css</c>.</summary>
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

    /// <summary>During a rolling update, a page of one version may request its files from a node of another version. The node serves its own files, uncached.</summary>
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
