using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Caching.Memory;

namespace HabitTrack.Web;

/// <summary>
/// A cache of rendered pages. The entry ids in forms are replaced in each response, because two windows must not log entries with the same id.
/// </summary>
internal sealed class RenderedPages(IServiceProvider services, ILoggerFactory logging, TimeProvider clock) : IDisposable
{
    private const long MaxBytes = 32 << 20;

    /// <summary>The keys of pages contain the current minute, so that no page is used for longer.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>Returns the cached page, or renders and caches it.</summary>
    /// <param name="key">Everything that the page depends on.</param>
    /// <param name="view">Creates the view of the page. Its argument creates ids for forms.</param>
    public async Task<IResult> Show<TPage>(HttpResponse response, string key, Func<Func<Guid>, Task<object>> view)
        where TPage : IComponent
    {
        PageLanguage.Apply(response.HttpContext);
        key = $"{CultureInfo.CurrentUICulture.Name} {key}";
        if (!pages.TryGetValue(key, out RenderedPage? page))
        {
            var ids = new List<Guid>();
            var parameters = await view(() =>
            {
                ids.Add(Guid.NewGuid());
                return ids[^1];
            });
            // The renderer encodes non-breaking spaces as six characters, and there is one before every unit.
            var html = (await Render<TPage>(parameters)).Replace("&#xA0;", "\u00A0", StringComparison.Ordinal);
            page = RenderedPage.Of(html, ids);
            pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Length, AbsoluteExpirationRelativeToNow = MaxAge });
        }

        Pages.SetHeaders(response);
        return new PageResult(page!, clock);
    }

    public void Dispose() => pages.Dispose();

    private async Task<string> Render<TPage>(object view)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logging);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["View"] = view });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
    }

    private sealed class PageResult(RenderedPage page, TimeProvider clock) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.ContentType, response.ContentLength) = ("text/html; charset=utf-8", page.Length);
            // Content that is written before StartAsync would be buffered and copied.
            await response.StartAsync(httpContext.RequestAborted);
            page.Write(response.BodyWriter, clock.GetUtcNow());
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}

/// <summary>A rendered page with placeholders for ids.</summary>
/// <param name="Bytes">The page in UTF-8.</param>
/// <param name="Count">The number of different ids.</param>
/// <param name="Placeholders">The offsets of the ids, each with the number of the id.</param>
internal sealed record RenderedPage(byte[] Bytes, int Count, IReadOnlyList<(int At, int Number)> Placeholders)
{
    private const int IdLength = 36;

    /// <summary>The length in bytes.</summary>
    public int Length => Bytes.Length;

    /// <summary>Finds the placeholders of a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="ids">The ids to replace in each response.</param>
    public static RenderedPage Of(string html, IReadOnlyList<Guid> ids)
    {
        var numbers = ids.Index().ToDictionary(id => id.Item.ToString(), id => id.Index, StringComparer.Ordinal);
        var search = SearchValues.Create([.. numbers.Keys], StringComparison.Ordinal);
        var placeholders = new List<(int At, int Number)>();
        var (rest, at) = (html.AsMemory(), 0);
        while (rest.Span.IndexOfAny(search) is >= 0 and var next)
        {
            at += Encoding.UTF8.GetByteCount(rest.Span[..next]);
            placeholders.Add((at, numbers[rest.Slice(next, IdLength).ToString()]));
            (rest, at) = (rest[(next + IdLength)..], at + IdLength);
        }

        return new RenderedPage(Encoding.UTF8.GetBytes(html), ids.Count, placeholders);
    }

    /// <summary>Writes the page with new ids.</summary>
    /// <param name="output">The destination.</param>
    /// <param name="now">The timestamp of the new ids.</param>
    public void Write(IBufferWriter<byte> output, DateTimeOffset now)
    {
        var ids = Enumerable.Range(0, Count).Select(_ => Guid.CreateVersion7(now)).ToList();
        var page = output.GetSpan(Bytes.Length);
        Bytes.CopyTo(page);
        foreach (var (at, number) in Placeholders)
            ids[number].TryFormat(page.Slice(at, IdLength), out _);
        output.Advance(Bytes.Length);
    }
}
