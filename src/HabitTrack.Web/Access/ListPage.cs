namespace HabitTrack.Web;

/// <summary>Paging for lists of people and tokens.</summary>
internal static class ListPage
{
    private const int MaxIdLength = 40;

    /// <summary>Parses the cursor and the limit of a request.</summary>
    public static (ListCursor? After, int Limit) Parse(IQueryCollection query) => (Cursor.Of(query, Decode), EntryPage.LimitOf(query));

    /// <summary>The cursor of the next page; null on the last page.</summary>
    public static string? Next<T>(IReadOnlyList<T> page, int limit, Func<T, ListCursor> position) =>
        page.Count == limit ? Encode(position(page[^1])) : null;

    private static string Encode(ListCursor position) => Cursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{position.At.UtcTicks} {position.Id}"));

    private static ListCursor? Decode(string text) =>
        text.Split(' ') is [var ticks, { Length: > 0 and <= MaxIdLength } id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
            ? new ListCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
