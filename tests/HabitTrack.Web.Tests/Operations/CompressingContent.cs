using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace HabitTrack.Web.Tests;

public sealed class CompressingContent(CompressingContent.Fixture fixture) : IClassFixture<CompressingContent.Fixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("BR")]
    [InlineData("identity")]
    public async Task a_body_in_a_supported_encoding_is_accepted(string encoding)
    {
        var answer = await Send("/v1/hangs", Compress("""{"seconds":45}"""u8, encoding), encoding);

        Assert.Equal(45, answer.Expect(201).Value<int>("entry.seconds"));
    }

    [Theory]
    [InlineData("compress")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task a_body_in_an_unsupported_encoding_is_rejected_with_the_supported_ones(string encoding)
    {
        var refused = await Send("/v1/hangs", """{"seconds":45}"""u8.ToArray(), encoding);

        Assert.Equal("br, deflate, gzip", refused.Refuses(415, "unsupported-media-type").Headers["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task a_body_that_cannot_be_decompressed_is_malformed(string encoding)
    {
        (await Send("/v1/hangs", """{"seconds":45}"""u8.ToArray(), encoding)).Refuses(400, "malformed-body");
        var lines = Compress(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"kind\":\"hang\",\"seconds\":45}\n", 900))), encoding);
        (await Send("/v1/entries/batch", lines[..^4], encoding, "application/x-ndjson")).Refuses(400, "malformed-body");
    }

    [Theory]
    [InlineData("/v1/hangs", 2, 413)]
    [InlineData("/v1/entries/batch", 17, 413)]
    [InlineData("/v1/entries/batch", 40, 413)]
    public async Task the_size_limit_applies_to_the_decompressed_body(string path, int megabytes, int status)
    {
        var body = Compress(Encoding.UTF8.GetBytes($$"""{"note":"{{new string('a', megabytes << 20)}}"}"""), "gzip");

        Assert.InRange(body.Length, 1, 1 << 20);
        (await Send(path, body, "gzip")).Refuses(status, "body-too-large");
    }

    [Theory]
    [InlineData("/docs", "br")]
    [InlineData("/offline", "gzip")]
    [InlineData("/v1/habits", "br")]
    [InlineData("/v1/exports", "br")]
    [InlineData("/v1/exports?format=csv", "gzip")]
    [InlineData("/v1/nothing", "gzip")]
    [InlineData("/openapi/v1.json", "br")]
    [InlineData("/css/tokens.css", "br")]
    [InlineData("/js/app.js", "gzip")]
    [InlineData("/icons.svg", "br")]
    public async Task responses_to_GET_are_compressed_if_the_client_accepts_it(string path, string encoding)
    {
        var plain = await Content(path, null);
        var compressed = await Content(path, encoding);

        Assert.Empty(plain.Headers.ContentEncoding);
        Assert.Equal([encoding], compressed.Headers.ContentEncoding);
        Assert.Equal(await plain.ReadAsStringAsync(Cancellation), await Decompress(compressed, encoding));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/progress")]
    [InlineData("/settings")]
    [InlineData("/nothing")]
    public async Task pages_are_compressed(string path)
    {
        var plain = await Content(path, null, "text/html");
        var compressed = await Content(path, "br", "text/html");

        Assert.Equal(["br"], compressed.Headers.ContentEncoding);
        Assert.EndsWith("</html>", (await Decompress(compressed, "br")).TrimEnd());
        Assert.InRange((await compressed.ReadAsByteArrayAsync(Cancellation)).Length, 500, (await plain.ReadAsByteArrayAsync(Cancellation)).Length / 2);
    }

    [Fact]
    public async Task streams_are_not_compressed() =>
        Assert.DoesNotContain("br", (await Content("/v1/replays/playback?speed=1000", "br")).Headers.ContentEncoding);

    [Theory]
    [InlineData("/?asOf=2026-11-{0}")]
    [InlineData("/history?from=2026-11-{0}")]
    [InlineData("/what-if?timeZone={0}")]
    public async Task pages_with_other_input_have_other_form_tokens(string path)
    {
        await using var app = await SharedService.Administrator();
        var (token, _) = await app.Issue(await app.Add("Me"), "log read");
        var cookies = string.Join("; ", (await app.SignInCookies(token)).Select(cookie => cookie.Split(';')[0]));

        var tokens = new HashSet<string>();
        for (var input = 10; input < 20; input++)
        {
            var page = new Page(app.App, await app.App.Get(string.Format(CultureInfo.InvariantCulture, path, input), ("Cookie", cookies)));
            tokens.Add(page.Forms.First(form => form.Fields.ContainsKey("form-token")).Fields["form-token"]);
        }

        Assert.Equal(10, tokens.Count);
    }

    [Fact]
    public async Task a_response_with_a_new_token_is_not_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/tokens") { Content = new StringContent("""{"name":"x","scopes":["read"]}""", Encoding.UTF8, "application/json") };
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await fixture.App.Client.SendAsync(request, Cancellation);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Contains("ht_", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<HttpContent> Content(string path, string? encoding, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        var answer = await fixture.App.Client.SendAsync(request, Cancellation);
        return answer.Content;
    }

    private async Task<Answer> Send(string path, byte[] body, string encoding, string type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return await fixture.App.Send(HttpMethod.Post, path, content);
    }

    private static byte[] Compress(ReadOnlySpan<byte> body, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Fastest),
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => new BufferedStream(compressed),
        })
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    private static async Task<string> Decompress(HttpContent content, string encoding)
    {
        var sent = await content.ReadAsStreamAsync(Cancellation);
        await using Stream stream = encoding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }

    /// <summary>A shared service with a habit.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        public HabitTrackApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App = await HabitTrackApp.Start();
            await App.Put("/v1/habits/hang", new { kind = "hang" });
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
