using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Caching.Memory;

namespace HabitTrack.Web;

/// <summary>
/// Pages as they were rendered, kept while all that they depend on is the same. The ids that their forms make entries with are put in anew
/// each time: two windows must never log under one id.
/// </summary>
internal sealed class RenderedPages(IServiceProvider services, ILoggerFactory logging, TimeProvider clock) : IDisposable
{
    private const long MostBytes = 32 << 20;

    /// <summary>Tags of pages hold for a minute of the clock at most.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The page that was kept under a key, or the one rendered now.</summary>
    /// <param name="key">All that the page depends on.</param>
    /// <param name="view">Makes the parameters of the page, given what makes ids for its forms.</param>
    public async Task<IResult> Show<TPage>(HttpResponse response, string key, Func<Func<Guid>, Task<object>> view)
        where TPage : IComponent
    {
        if (!pages.TryGetValue(key, out RenderedPage? page))
        {
            var ids = new List<Guid>();
            var parameters = await view(() =>
            {
                ids.Add(Guid.NewGuid());
                return ids[^1];
            });
            // The renderer writes these as six characters each, and there is one before every unit.
            var html = (await Render<TPage>(parameters)).Replace("&#xA0;", "\u00A0", StringComparison.Ordinal);
            page = RenderedPage.Of(html, ids);
            pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Length, AbsoluteExpirationRelativeToNow = Kept });
        }

        Pages.SetHeaders(response);
        return new Sent(page!, clock);
    }

    public void Dispose() => pages.Dispose();

    private async Task<string> Render<TPage>(object view)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logging);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
    }

    private sealed class Sent(RenderedPage page, TimeProvider clock) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.ContentType, response.ContentLength) = ("text/html; charset=utf-8", page.Length);
            // What is written before the start is kept aside and copied once more.
            await response.StartAsync(httpContext.RequestAborted);
            page.Write(response.BodyWriter, clock.GetUtcNow());
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}

/// <summary>A page, and where in it ids are put.</summary>
/// <param name="Bytes">As it was rendered, in UTF-8.</param>
/// <param name="Count">How many ids there are in it.</param>
/// <param name="Places">Where an id stands, and which one: the same number is the same id.</param>
internal sealed record RenderedPage(byte[] Bytes, int Count, IReadOnlyList<(int At, int Number)> Places)
{
    private const int IdLength = 36;

    /// <summary>In bytes.</summary>
    public int Length => Bytes.Length;

    /// <param name="html">The page.</param>
    /// <param name="ids">The ids in it that are to be others each time.</param>
    public static RenderedPage Of(string html, IReadOnlyList<Guid> ids)
    {
        var numbers = ids.Index().ToDictionary(id => id.Item.ToString(), id => id.Index, StringComparer.Ordinal);
        var search = SearchValues.Create([.. numbers.Keys], StringComparison.Ordinal);
        var places = new List<(int At, int Number)>();
        var (rest, at) = (html.AsMemory(), 0);
        while (rest.Span.IndexOfAny(search) is >= 0 and var next)
        {
            at += Encoding.UTF8.GetByteCount(rest.Span[..next]);
            places.Add((at, numbers[rest.Slice(next, IdLength).ToString()]));
            (rest, at) = (rest[(next + IdLength)..], at + IdLength);
        }

        return new RenderedPage(Encoding.UTF8.GetBytes(html), ids.Count, places);
    }

    /// <param name="output">Takes the page.</param>
    /// <param name="now">When the ids to put in are made.</param>
    public void Write(IBufferWriter<byte> output, DateTimeOffset now)
    {
        var ids = Enumerable.Range(0, Count).Select(_ => Guid.CreateVersion7(now)).ToList();
        var page = output.GetSpan(Bytes.Length);
        Bytes.CopyTo(page);
        foreach (var (at, number) in Places)
            ids[number].TryFormat(page.Slice(at, IdLength), out _);
        output.Advance(Bytes.Length);
    }
}
