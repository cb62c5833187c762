using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
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
            page = RenderedPage.Of(await Render<TPage>(response.HttpContext, parameters), ids);
            pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Length, AbsoluteExpirationRelativeToNow = Kept });
        }

        Pages.SetHeaders(response);
        return new Sent(page!, clock);
    }

    public void Dispose() => pages.Dispose();

    /// <summary>Renders as the framework does for a request: components of the page may ask for it.</summary>
    private async Task<string> Render<TPage>(HttpContext http, object view)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logging);
        RenderFragment page = builder =>
        {
            builder.OpenComponent(0, typeof(TPage));
            builder.AddComponentParameter(1, "View", view);
            builder.CloseComponent();
        };
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CascadingValue<HttpContext>.Value)] = http,
            [nameof(CascadingValue<HttpContext>.IsFixed)] = true,
            [nameof(CascadingValue<HttpContext>.ChildContent)] = page,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(parameters)).ToHtmlString());
    }

    private sealed class Sent(RenderedPage page, TimeProvider clock) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.ContentType, response.ContentLength) = ("text/html; charset=utf-8", page.Length);
            page.Write(response.BodyWriter, Guid.CreateVersion7(clock.GetUtcNow()));
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }
    }
}

/// <summary>A page in parts, between which ids are put.</summary>
/// <param name="Parts">What stays, in UTF-8.</param>
/// <param name="Ids">Which id follows each part but the last: the same number is the same id.</param>
internal sealed partial record RenderedPage(IReadOnlyList<byte[]> Parts, IReadOnlyList<int> Ids)
{
    private const int IdLength = 36;

    /// <summary>In bytes, with the ids.</summary>
    public long Length { get; } = Parts.Sum(part => part.LongLength) + (Ids.Count * IdLength);

    /// <param name="html">The page.</param>
    /// <param name="ids">The ids in it that are to be others each time.</param>
    public static RenderedPage Of(string html, IReadOnlyList<Guid> ids)
    {
        var numbers = ids.Index().ToDictionary(id => id.Item.ToString(), id => id.Index, StringComparer.Ordinal);
        var (parts, order, from) = (new List<byte[]>(), new List<int>(), 0);
        foreach (Match id in Id().Matches(html))
        {
            if (!numbers.TryGetValue(id.Value, out var number))
                continue;
            parts.Add(Encoding.UTF8.GetBytes(html[from..id.Index]));
            order.Add(number);
            from = id.Index + id.Length;
        }

        parts.Add(Encoding.UTF8.GetBytes(html[from..]));
        return new RenderedPage(parts, order);
    }

    /// <param name="output">Takes the page.</param>
    /// <param name="first">The first id to put in; the others are those that follow it.</param>
    public void Write(IBufferWriter<byte> output, Guid first)
    {
        Span<byte> id = stackalloc byte[16];
        first.TryWriteBytes(id, bigEndian: true, out _);
        var last = BinaryPrimitives.ReadUInt32BigEndian(id[^4..]);
        for (var part = 0; part < Parts.Count; part++)
        {
            output.Write(Parts[part]);
            if (part == Ids.Count)
                break;
            BinaryPrimitives.WriteUInt32BigEndian(id[^4..], unchecked(last + (uint)Ids[part]));
            new Guid(id, bigEndian: true).TryFormat(output.GetSpan(IdLength), out var written);
            output.Advance(written);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Id();
}
