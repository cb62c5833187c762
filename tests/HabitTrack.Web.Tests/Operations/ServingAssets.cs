using System.Text.RegularExpressions;

namespace HabitTrack.Web.Tests;

public sealed class ServingAssets(DemoApp demo)
{
    [Theory]
    [InlineData("/css/tokens.css", "text/css")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/icons.svg", "image/svg+xml")]
    [InlineData("/js/app.js", "text/javascript")]
    [InlineData("/worker.js", "text/javascript")]
    [InlineData("/manifest.webmanifest", "application/manifest+json")]
    public async Task revalidates_unversioned_assets_by_etag(string path, string type)
    {
        await using var app = await SharedService.NewPerson();

        var asset = (await app.Get(path)).Expect(200);

        Assert.Equal(type, asset.ContentType);
        Assert.Equal("no-cache", asset.Headers["Cache-Control"]);
        (await app.Get(path, ("If-None-Match", asset.ETag))).Expect(304);
    }

    [Fact]
    public async Task caches_fingerprinted_assets_for_a_year()
    {
        await using var app = await SharedService.NewPerson();

        var page = (await Page.Open(app)).Html;
        var assets = Regex.Matches(page, "(?<=\")/assets/[^\"#]*", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(asset => asset.Value).ToHashSet();
        var kept = (await app.Get(assets.First(asset => asset.EndsWith("/js/app.js", StringComparison.Ordinal)))).Expect(200);
        var another = (await app.Get("/assets/0123456789abcdef/js/app.js")).Expect(200);

        Assert.Empty(Regex.Matches(page, "\"/css/|\"/js/|\"/icons.svg|\"/favicon", RegexOptions.None, TimeSpan.FromSeconds(1)));
        // Browsers load the icon of a page and a picture with the same address once each.
        Assert.Single(Regex.Matches(page, "favicon", RegexOptions.None, TimeSpan.FromSeconds(1)));
        foreach (var asset in assets)
            Assert.Equal("public, max-age=31536000, immutable", (await app.Get(asset)).Expect(200).Headers["Cache-Control"]);
        Assert.Equal((kept.Text, "no-cache"), (another.Text, another.Headers["Cache-Control"]));
        (await app.Get("/assets/0123456789abcdef/js/none.js")).Refuses(404, "not-found");
    }

    [Fact]
    public async Task defines_every_icon_that_pages_reference()
    {
        await using var app = await demo.App();
        var drawn = Icons("symbol id=\"", (await app.Get("/icons.svg")).Expect(200).Text);

        foreach (var path in new[] { "/", "/log", "/progress", "/history", "/settings", "/habits/hang" })
        {
            var named = Icons("/icons.svg#", (await app.Get(path)).Expect(200).Text);
            Assert.NotEmpty(named);
            Assert.Subset(drawn, named);
        }
    }

    private static HashSet<string> Icons(string before, string text) =>
        [.. Regex.Matches(text, $"{before}([a-z-]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(icon => icon.Groups[1].Value)];
}
